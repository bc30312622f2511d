import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SEARCH_ATTRIBUTES } from '@oln/contracts';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { PartDefinition } from './part.js';
import { ROOT, type EnvironmentPaths } from './paths.js';
import { REPLICA_STEP, type Ports } from './ports.js';
import { postgresCommand, postgresEnvironment, type PostgresHome } from './postgres.js';
import { answersOk, listens } from './probes.js';
import type { Secrets } from './secrets.js';

const run = promisify(execFile);

export interface StackPlan {
  paths: EnvironmentPaths;
  ports: Ports;
  secrets: Secrets;
  replicas: number;
  /** Absent: business time is wall time. */
  clockFile?: string;
  /** Lets tests skip time per workflow. */
  timeSkipping?: boolean;
  /** Further variables for every service and worker. */
  environment: Record<string, string>;
}

const inherited = (): Record<string, string> => ({ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/tmp', NODE_ENV: 'production' });
const logOf = (plan: StackPlan, name: string): string => join(plan.paths.logs, `${name}.log`);

export function postgresPart(plan: StackPlan, home: PostgresHome): PartDefinition {
  const port = plan.ports.postgres;
  return {
    name: 'postgres',
    ...postgresCommand(home, port),
    env: { ...inherited(), ...postgresEnvironment(home) },
    owner: home.owner,
    port,
    probe: () => listens(port),
    stopSignal: 'SIGINT',
    graceMs: 20_000,
    logFile: logOf(plan, 'postgres'),
  };
}

export function natsPart(plan: StackPlan, command: string, configFile: string): PartDefinition {
  return {
    name: 'nats',
    command,
    args: ['--config', configFile],
    env: inherited(),
    port: plan.ports.nats,
    probe: () => answersOk(`http://127.0.0.1:${plan.ports.natsMonitor}/healthz`),
    stopSignal: 'SIGINT',
    graceMs: 10_000,
    logFile: logOf(plan, 'nats'),
  };
}

const SKIPPING = ['frontend.WorkflowTimeSkippingEnabled=true', 'frontend.WorkflowTimeSkippingMaxSkipPerSession=100000'];

export function temporalPart(plan: StackPlan, command: string): PartDefinition {
  const { temporal, temporalUi, temporalMetrics } = plan.ports;
  // Timers to the hundredth of a second: at a fast pace of time a second is a day.
  const dynamic = ['history.timerProcessorMaxTimeShift="10ms"', ...(plan.timeSkipping ? SKIPPING : [])];
  const attributes = Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => `${name}=${type}`);
  const address = `127.0.0.1:${temporal}`;
  return {
    name: 'temporal',
    command,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(temporal), '--ui-port', String(temporalUi)],
      ...['--metrics-port', String(temporalMetrics), '--db-filename', join(plan.paths.folder, 'temporal.db'), '--log-level', 'error'],
      ...dynamic.flatMap((value) => ['--dynamic-config-value', value]),
      ...attributes.flatMap((value) => ['--search-attribute', value]),
    ],
    env: inherited(),
    port: temporal,
    probe: async () => {
      await run(command, ['operator', 'cluster', 'health', '--address', address], { timeout: 5_000 });
      return true;
    },
    // A closed process stays readable for a month.
    afterReady: async () => {
      await run(command, ['operator', 'namespace', 'update', '--retention', '720h', '--address', address, 'default'], { timeout: 15_000 }).catch(
        () => undefined,
      );
    },
    stopSignal: 'SIGTERM',
    graceMs: 15_000,
    logFile: logOf(plan, 'temporal'),
  };
}

export function mailPart(plan: StackPlan): PartDefinition {
  return {
    ...nodePart(plan, 'mail', join(ROOT, 'tools/dist/mail/main.js'), plan.ports.mail),
    env: {
      ...inherited(),
      OLN_SMTP_PORT: String(plan.ports.smtp),
      OLN_MAIL_PORT: String(plan.ports.mail),
      OLN_MAIL_FOLDER: join(plan.paths.folder, 'mail'),
    },
    probe: () => answersOk(`http://127.0.0.1:${plan.ports.mail}/health/ready`),
  };
}

export const SERVICES = ['intake', 'cases', 'gateway'] as const;
export type EmbeddedService = (typeof SERVICES)[number];

/** A service takes part once it is built. */
export const builtServices = (): EmbeddedService[] => SERVICES.filter((name) => existsSync(serviceFile(name, 'main')));

const serviceFile = (name: string, entry: 'main' | 'migrate'): string => join(ROOT, 'services', name, 'dist', `${entry}.js`);

export function migration(plan: StackPlan, name: EmbeddedService): { command: string; args: string[]; env: Record<string, string> } {
  const password = plan.secrets.database[name]!.migrator;
  return {
    command: process.execPath,
    args: ['--enable-source-maps', serviceFile(name, 'migrate')],
    env: { ...inherited(), OLN_MIGRATIONS_URL: databaseUrl(plan, `oln_${name}_migrator`, password) },
  };
}

export const databaseUrl = (plan: Pick<StackPlan, 'ports'>, login: string, password: string, database = 'oln'): string =>
  `postgres://${login}:${password}@127.0.0.1:${plan.ports.postgres}/${database}`;

export function serviceParts(plan: StackPlan): PartDefinition[] {
  return builtServices().flatMap((name) => replicas(plan, name).map((replica) => servicePart(plan, name, replica)));
}

/** The gateway is the one address: it has one replica here. */
const replicas = (plan: StackPlan, name: EmbeddedService): number[] =>
  Array.from({ length: name === 'gateway' ? 1 : plan.replicas }, (_, index) => index);

const partName = (name: string, replica: number): string => (replica === 0 ? name : `${name}-${replica + 1}`);

function servicePart(plan: StackPlan, name: EmbeddedService, replica: number): PartDefinition {
  const port = plan.ports[name] + replica * REPLICA_STEP;
  const part = nodePart(plan, partName(name, replica), serviceFile(name, 'main'), port);
  return {
    ...part,
    env: {
      ...common(plan, part.name, port),
      OLN_DATABASE_URL: databaseUrl(plan, `oln_${name}`, plan.secrets.database[name]!.service),
      OLN_NATS_URL: `nats://127.0.0.1:${plan.ports.nats}`,
      OLN_NATS_USER: name,
      OLN_NATS_PASSWORD: plan.secrets.nats[name]!,
      ...(name === 'gateway' ? gatewayEnvironment(plan) : {}),
    },
    probe: () => answersOk(`http://127.0.0.1:${port}/health/ready`),
  };
}

const gatewayEnvironment = (plan: StackPlan): Record<string, string> => ({
  OLN_INTAKE_URL: urlsOf(plan, 'intake'),
  OLN_CASES_URL: urlsOf(plan, 'cases'),
  OLN_SMTP_URL: `smtp://127.0.0.1:${plan.ports.smtp}`,
  OLN_TEMPORAL_UI_URL: `http://127.0.0.1:${plan.ports.temporalUi}`,
});

const urlsOf = (plan: StackPlan, name: 'intake' | 'cases'): string =>
  replicas(plan, name)
    .map((replica) => `http://127.0.0.1:${plan.ports[name] + replica * REPLICA_STEP}`)
    .join(',');

export function workerParts(plan: StackPlan): PartDefinition[] {
  const file = join(ROOT, 'workflows/dist/worker/main.js');
  if (!existsSync(file)) return [];
  return Array.from({ length: plan.replicas }, (_, replica) => {
    const port = plan.ports.worker + replica * REPLICA_STEP;
    const part = nodePart(plan, partName('worker', replica), file, port);
    return { ...part, env: common(plan, part.name, port), probe: () => answersOk(`http://127.0.0.1:${port}/health/ready`) };
  });
}

function nodePart(plan: StackPlan, name: string, file: string, port: number): Omit<PartDefinition, 'env' | 'probe'> & Pick<PartDefinition, 'env' | 'probe'> {
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', file],
    env: inherited(),
    port,
    probe: () => listens(port),
    stopSignal: 'SIGTERM',
    graceMs: 15_000,
    logFile: logOf(plan, name),
  };
}

function common(plan: StackPlan, replica: string, port: number): Record<string, string> {
  return {
    ...inherited(),
    OLN_ENV: 'trial',
    OLN_REPLICA: replica,
    OLN_HTTP_HOST: '127.0.0.1',
    OLN_HTTP_PORT: String(port),
    OLN_TEMPORAL_ADDRESS: `127.0.0.1:${plan.ports.temporal}`,
    OLN_KEYS_FILE: plan.secrets.keysFile,
    ...(plan.clockFile ? { OLN_CLOCK_FILE: plan.clockFile } : {}),
    ...plan.environment,
  };
}
