import { SERVICES, type ServiceName } from '@oln/contracts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.js';

export const programFile = (service: string, entry: 'main' | 'migrate'): string =>
  join(ROOT, 'services', service, 'dist', `${entry}.js`);

export const WORKER_FILE = join(ROOT, 'workflows/dist/worker/main.js');

export const builtServices = (): ServiceName[] => SERVICES.filter((name) => existsSync(programFile(name, 'main')));
export const workerIsBuilt = (): boolean => existsSync(WORKER_FILE);
