import type { ServiceName } from '@oln/contracts';
import { migrateOnce } from './migration.js';
import type { Launch, PartDefinition, Progress } from './part-definition.js';
import { logOf, planFor, type StackPlan } from './plan.js';
import { answersOk } from './probes.js';
import { portOf, serviceEnvironment, workerEnvironment } from './program-environment.js';
import { ensureProgram, startFile } from './program-bundle.js';
import { WORKER_FILE } from './programs.js';

const partName = (name: string, replica: number): string => (replica === 0 ? name : `${name}-${replica + 1}`);

/**
 * A call leaves much behind that lives no longer than itself: with room for it the collector costs a third. And none of it
 * is to be made as if it would live long, which V8 takes up after a few busy seconds: the whole heap is then collected
 * twice as often, each time at the cost of a tenth of a second to everybody (docs/bench.md, P9). As in the Dockerfile.
 */
export const HEAP_OPTIONS = ['--max-semi-space-size=32', '--no-allocation-site-pretenuring'];
const SOURCE_MAPS = '--enable-source-maps';

/** Looked at anew on each start: whoever changes the sources meanwhile starts what was compiled last. */
function serviceArguments(service: ServiceName): string[] {
  const { file, bundled } = startFile(service);
  return [...(bundled ? [] : [SOURCE_MAPS]), ...HEAP_OPTIONS, file];
}

const launchNode = (args: Launch['args'], env: Record<string, string>): Launch => ({
  command: process.execPath,
  args,
  env,
});

const program = (plan: StackPlan, name: string, port: number) => ({
  name,
  probe: () => answersOk(`http://127.0.0.1:${port}/health/ready`),
  stopSignal: 'SIGTERM' as const,
  graceMs: 15_000,
  ports: [port],
  logFile: logOf(plan, name),
});

const asOneFile = (service: ServiceName, progress: Progress): Promise<void> =>
  ensureProgram(service).catch((error: Error) =>
    progress(`${service} starts more slowly: it cannot be made one file (${error.message.split('\n', 1)[0]})`),
  );

export function servicePart(plan: StackPlan, service: ServiceName, replica: number): PartDefinition {
  const name = partName(service, replica);
  const port = portOf(plan, service, replica);
  return {
    ...program(plan, name, port),
    after: ['postgres', 'nats', 'temporal', ...(service === 'gateway' ? ['mail'] : [])],
    prepare: async (progress) => {
      await Promise.all([migrateOnce(plan, service, progress), asOneFile(service, progress)]);
      return launchNode(() => serviceArguments(service), serviceEnvironment(planFor(plan, name), service, name, port));
    },
  };
}

export function workerPart(plan: StackPlan, replica: number): PartDefinition {
  const name = partName('worker', replica);
  const port = portOf(plan, 'worker', replica);
  return {
    ...program(plan, name, port),
    after: ['temporal'],
    prepare: async () =>
      launchNode([SOURCE_MAPS, ...HEAP_OPTIONS, WORKER_FILE], workerEnvironment(planFor(plan, name), name, port)),
  };
}
