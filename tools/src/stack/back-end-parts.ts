import { SEARCH_ATTRIBUTES } from '@oln/contracts';
import { join } from 'node:path';
import { ensureTool } from './binaries.js';
import { writeNatsConfig } from './nats.js';
import type { PartDefinition } from './part-definition.js';
import { ROOT } from './paths.js';
import { inherited, logOf, type StackPlan } from './plan.js';
import { ensureDatabase, postgresAnswers } from './postgres/database.js';
import { launchPostgres, preparePostgres } from './postgres/prepare-postgres.js';
import { answersOk } from './probes.js';
import { ensureRetention, temporalUiApi, UI_PATH } from './temporal-namespace.js';

export function postgresPart(plan: StackPlan): PartDefinition {
  const port = plan.ports.postgres;
  return {
    name: 'postgres',
    after: [],
    prepare: async () => launchPostgres(await preparePostgres(plan.paths.postgres, plan.secrets.databaseAdmin), port),
    probe: () => postgresAnswers(port, plan.secrets),
    settle: () => ensureDatabase(port, plan.secrets),
    // Fast shutdown: sessions are ended, nothing is lost.
    stopSignal: 'SIGINT',
    graceMs: 20_000,
    ports: [port],
    logFile: logOf(plan, 'postgres'),
  };
}

export function natsPart(plan: StackPlan): PartDefinition {
  const { nats: client, natsMonitor: monitor } = plan.ports;
  return {
    name: 'nats',
    after: [],
    prepare: async (progress) => {
      const settings = { client, monitor, specAccounts: plan.specAccounts };
      const config = writeNatsConfig(plan.paths, settings, plan.secrets);
      return { command: await ensureTool('nats', progress), args: ['--config', config], env: inherited() };
    },
    probe: () => answersOk(`http://127.0.0.1:${monitor}/healthz`),
    stopSignal: 'SIGINT',
    graceMs: 10_000,
    ports: [client, monitor],
    logFile: logOf(plan, 'nats'),
  };
}

const SKIPPING = ['frontend.WorkflowTimeSkippingEnabled=true', 'frontend.WorkflowTimeSkippingMaxSkipPerSession=100000'];

/**
 * Whoever is gone without a word is noticed within ten seconds, by default within seventy: until then the server goes on giving tasks to
 * the long polls of a worker that hears nothing, and each waits until its time has run out.
 */
const NOTICES_WHO_IS_GONE = ['frontend.keepAliveTime="5s"', 'frontend.keepAliveTimeout="5s"'];

/** A tenth of the writing: without it each step of a process is written twice, page by page. Survives kill -9 as well. */
const WRITE_AHEAD = ['journal_mode=WAL', 'synchronous=NORMAL'];

function temporalArguments({ ports, paths, timeSkipping }: StackPlan): string[] {
  // Timers to the hundredth of a second: at a fast pace of time a second is a day.
  const dynamic = [
    'history.timerProcessorMaxTimeShift="10ms"',
    ...NOTICES_WHO_IS_GONE,
    ...(timeSkipping ? SKIPPING : []),
  ];
  const attributes = Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => `${name}=${type}`);
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(ports.temporal)],
    ...['--ui-port', String(ports.temporalUi), '--ui-public-path', UI_PATH, '--ui-disable-news-fetch'],
    ...['--metrics-port', String(ports.temporalMetrics)],
    ...['--db-filename', join(paths.folder, 'temporal.db'), '--log-level', 'error'],
    ...WRITE_AHEAD.flatMap((value) => ['--sqlite-pragma', value]),
    ...dynamic.flatMap((value) => ['--dynamic-config-value', value]),
    ...attributes.flatMap((value) => ['--search-attribute', value]),
  ];
}

export function temporalPart(plan: StackPlan): PartDefinition {
  const { temporal, temporalUi, temporalMetrics } = plan.ports;
  return {
    name: 'temporal',
    after: [],
    prepare: async (progress) => ({
      command: await ensureTool('temporal', progress),
      args: temporalArguments(plan),
      env: inherited(),
    }),
    // By way of its UI, which asks the server itself.
    probe: () => answersOk(`${temporalUiApi(temporalUi)}/namespaces/default`),
    settle: () => ensureRetention(plan.ports),
    stopSignal: 'SIGTERM',
    graceMs: 15_000,
    ports: [temporal, temporalUi, temporalMetrics],
    logFile: logOf(plan, 'temporal'),
  };
}

export function mailPart(plan: StackPlan): PartDefinition {
  const { mail, smtp } = plan.ports;
  const env = {
    ...inherited(),
    OLN_SMTP_PORT: String(smtp),
    OLN_MAIL_PORT: String(mail),
    OLN_MAIL_FOLDER: join(plan.paths.folder, 'mail'),
  };
  return {
    name: 'mail',
    after: [],
    prepare: async () => ({ command: process.execPath, args: [join(ROOT, 'tools/dist/mail/main.js')], env }),
    probe: () => answersOk(`http://127.0.0.1:${mail}/health/ready`),
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
    ports: [mail, smtp],
    logFile: logOf(plan, 'mail'),
  };
}
