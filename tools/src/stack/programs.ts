import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.js';

/** Services of the house, in the order in which `status` shows them. */
export const SERVICES = ['intake', 'cases', 'alerts', 'offer', 'community', 'reporting', 'gateway'] as const;
export type EmbeddedService = (typeof SERVICES)[number];

export const programFile = (service: string, entry: 'main' | 'migrate'): string =>
  join(ROOT, 'services', service, 'dist', `${entry}.js`);

export const WORKER_FILE = join(ROOT, 'workflows/dist/worker/main.js');

export const builtServices = (): EmbeddedService[] => SERVICES.filter((name) => existsSync(programFile(name, 'main')));
export const workerIsBuilt = (): boolean => existsSync(WORKER_FILE);
