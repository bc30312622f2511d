import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/paths.js';
import type { Scenario } from './scenario.js';

const FILE = join(ROOT, 'scenarios/pilot-year-2.json');

export const pilotText = (): string => readFileSync(FILE, 'utf8');
/** A new one each time: specs may change it. */
export const pilot = (): Scenario => JSON.parse(pilotText()) as Scenario;
