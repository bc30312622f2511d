import { join } from 'node:path';
import type { EventDefinition } from '../event.js';
import { BREAK_RULES, findBreaks, type Break } from './compatibility.js';
import { contractFiles, readFiles, schemasOf, staleFiles, writeFiles } from './contract-files.js';

export interface ContractRun {
  /** Folder of the package: `generated/` and `released/` lie in it. */
  folder: string;
  events: readonly EventDefinition[];
  say(line: string): void;
}

/** Exit code of each command. */
export async function generateContracts({ folder, events, say }: ContractRun): Promise<number> {
  const files = contractFiles(events);
  await writeFiles(join(folder, 'generated'), files);
  say(`${files.size} files in generated/ from ${events.length} events.`);
  return 0;
}

/** 1 if generated/ is stale or the released contracts are broken. */
export async function checkContracts(run: ContractRun): Promise<number> {
  const stale = staleFiles(await readFiles(join(run.folder, 'generated')), contractFiles(run.events));
  for (const path of stale) run.say(`generated/${path} is stale: npm run generate -w @oln/contracts`);
  const breaks = await breaksOf(run);
  for (const broken of breaks) run.say(sentence(broken));
  if (stale.length + breaks.length > 0) return 1;
  run.say(`${run.events.length} event contracts: generated files are fresh, released consumers are safe.`);
  return 0;
}

/** The current contracts become the promise. A break must be meant: `allowBreaks`. */
export async function releaseContracts(run: ContractRun, allowBreaks: boolean): Promise<number> {
  const breaks = await breaksOf(run);
  for (const broken of breaks) run.say(sentence(broken));
  if (breaks.length > 0 && !allowBreaks) {
    run.say(
      'Nothing was released. Publish the change as a new version of the event, or say --allow-breaks if nobody relies on it.',
    );
    return 1;
  }
  const files = contractFiles(run.events);
  await writeFiles(join(run.folder, 'released'), files);
  run.say(`${run.events.length} event contracts are released.`);
  return 0;
}

const breaksOf = async ({ folder, events }: ContractRun): Promise<Break[]> =>
  findBreaks(schemasOf(await readFiles(join(folder, 'released'))), schemasOf(contractFiles(events)));

const sentence = ({ event, at, rule }: Break): string => `${event}${at ? ` ${at}` : ''}: ${BREAK_RULES[rule]}`;
