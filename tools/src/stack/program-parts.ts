import { migrateOnce } from './migration.js';
import type { Launch, PartDefinition, Progress } from './part-definition.js';
import { logOf, type StackPlan } from './plan.js';
import { answersOk } from './probes.js';
import { portOf, serviceEnvironment, workerEnvironment } from './program-environment.js';
import { ensureProgram, startFile } from './program-bundle.js';
import { WORKER_FILE, type EmbeddedService } from './programs.js';

const partName = (name: string, replica: number): string => (replica === 0 ? name : `${name}-${replica + 1}`);

/** A call leaves much behind that lives no longer than itself: with room for it the collector costs a third. As in the Dockerfile. */
const YOUNG_GENERATION = '--max-semi-space-size=32';
const SOURCE_MAPS = '--enable-source-maps';

/** Looked at anew on each start: whoever changes the sources meanwhile starts what was compiled last. */
function serviceArguments(service: EmbeddedService): string[] {
  const { file, bundled } = startFile(service);
  return [...(bundled ? [] : [SOURCE_MAPS]), YOUNG_GENERATION, file];
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

const asOneFile = (service: EmbeddedService, progress: Progress): Promise<void> =>
  ensureProgram(service).catch((error: Error) =>
    progress(`${service} starts more slowly: it cannot be made one file (${error.message.split('\n', 1)[0]})`),
  );

export function servicePart(plan: StackPlan, service: EmbeddedService, replica: number): PartDefinition {
  const name = partName(service, replica);
  const port = portOf(plan, service, replica);
  return {
    ...program(plan, name, port),
    after: ['postgres', 'nats', 'temporal', ...(service === 'gateway' ? ['mail'] : [])],
    prepare: async (progress) => {
      await Promise.all([migrateOnce(plan, service, progress), asOneFile(service, progress)]);
      return launchNode(() => serviceArguments(service), serviceEnvironment(plan, service, name, port));
    },
  };
}

export function workerPart(plan: StackPlan, replica: number): PartDefinition {
  const name = partName('worker', replica);
  const port = portOf(plan, 'worker', replica);
  return {
    ...program(plan, name, port),
    after: ['temporal'],
    prepare: async () => launchNode([SOURCE_MAPS, YOUNG_GENERATION, WORKER_FILE], workerEnvironment(plan, name, port)),
  };
}
