import { WORKFLOW_QUEUE } from '@oln/contracts';
import { dataConverter, followKeyRing, tlsTrouble, type Tls } from '@oln/crypto';
import type { DataConverter } from '@temporalio/common';
import { endOnUnforeseen, LastingWorker } from '@oln/worker-kit';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { bundleFile as builtBundle } from './bundle-options.js';
import { readWorkerConfig, type WorkerConfig } from './config.js';
import { serveHealth } from './health.js';
import { spanSinks } from './spans.js';

/** A worker that runs workflows and nothing else: activities run inside the services that own the records. */
async function main(): Promise<void> {
  const config = readWorkerConfig();
  endOnUnforeseen({ level: 'fatal', service: 'worker', replica: config.replica });
  const bundle = config.bundleFile ?? builtBundle;
  if (!existsSync(bundle)) throw new Error('The workflow bundle is missing: npm run build -w @oln/workflows');
  Runtime.install({ logger: sdkLogger(config), shutdownSignals: [] });
  const lasting = workerOf(config, bundle, dataConverter(followKeyRing(config.keysFile)));
  const health = await serveHealth(config, () => lasting.worker?.getStatus());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => lasting.stop());
  await lasting.run();
  health.close();
  process.exit(0);
}

function workerOf(config: WorkerConfig, bundle: string, converter: DataConverter): LastingWorker {
  const { temporal, cachedProcesses, traces, replica } = config;
  // Every task in a history says which build did it.
  const identity = `${replica}@${buildOf(bundle)}`;
  return new LastingWorker({
    address: temporal.address,
    tls: temporal.tls,
    create: (connection) =>
      Worker.create({
        connection,
        namespace: temporal.namespace,
        taskQueue: WORKFLOW_QUEUE,
        identity,
        workflowBundle: { codePath: bundle },
        dataConverter: converter,
        maxCachedWorkflows: cachedProcesses,
        // What waits for a worker that was killed goes to another one after so long (10 s by itself).
        stickyQueueScheduleToStartTimeout: '3s',
        reuseV8Context: true,
        sinks: spanSinks(traces),
        shutdownGraceTime: '5s',
        shutdownForceTime: '10s',
      }),
    away: (error) => log(config, 'warn', 'Temporal is not reachable; trying again', troubleOf(error, temporal.tls)),
  });
}

/** The error's message could quote what was sent; why TLS fails is said in words of ours. */
function troubleOf(error: unknown, tls: Tls | undefined): Record<string, string> {
  const why = tlsTrouble(error, tls);
  return { error: (error as Error).name, ...(why ? { why } : {}) };
}

const buildOf = (bundle: string): string =>
  createHash('sha256').update(readFileSync(bundle)).digest('hex').slice(0, 12);

/** Only level and text: attributes of the SDK's messages can hold what a workflow was given. */
const sdkLogger = (config: WorkerConfig): DefaultLogger =>
  new DefaultLogger('WARN', ({ level, message }) => {
    // That is what this worker is for.
    if (!message.startsWith('No activities registered')) log(config, level.toLowerCase(), message);
  });

function log({ replica }: WorkerConfig, level: string, msg: string, more: Record<string, string> = {}): void {
  const line = { level, time: new Date().toISOString(), service: 'worker', replica, msg, ...more };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`worker cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
