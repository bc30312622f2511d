import { migrateOnce } from './migration.js';
import type { Launch, PartDefinition } from './part-definition.js';
import { logOf, type StackPlan } from './plan.js';
import { answersOk } from './probes.js';
import { portOf, serviceEnvironment, workerEnvironment } from './program-environment.js';
import { programFile, WORKER_FILE, type EmbeddedService } from './programs.js';

const partName = (name: string, replica: number): string => (replica === 0 ? name : `${name}-${replica + 1}`);

/** A call leaves much behind that lives no longer than itself: with room for it the collector costs a third. As in the Dockerfile. */
const NODE_OPTIONS = ['--enable-source-maps', '--max-semi-space-size=32'];

const launchNode = (file: string, env: Record<string, string>): Launch => ({
  command: process.execPath,
  args: [...NODE_OPTIONS, file],
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

export function servicePart(plan: StackPlan, service: EmbeddedService, replica: number): PartDefinition {
  const name = partName(service, replica);
  const port = portOf(plan, service, replica);
  return {
    ...program(plan, name, port),
    after: ['postgres', 'nats', 'temporal', ...(service === 'gateway' ? ['mail'] : [])],
    prepare: async (progress) => {
      await migrateOnce(plan, service, progress);
      return launchNode(programFile(service, 'main'), serviceEnvironment(plan, service, name, port));
    },
  };
}

export function workerPart(plan: StackPlan, replica: number): PartDefinition {
  const name = partName('worker', replica);
  const port = portOf(plan, 'worker', replica);
  return {
    ...program(plan, name, port),
    after: ['temporal'],
    prepare: async () => launchNode(WORKER_FILE, workerEnvironment(plan, name, port)),
  };
}
