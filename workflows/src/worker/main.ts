import { WORKFLOW_QUEUE } from '@oln/contracts';
import { dataConverter, loadKeyRing } from '@oln/crypto';
import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { bundleFile as builtBundle } from './bundle-options.js';
import { readWorkerConfig, type WorkerConfig } from './config.js';
import { serveHealth } from './health.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { spanSinks } from './spans.js';

const AGAIN_MS = 1_000;

/** A worker that runs workflows and nothing else: activities run inside the services that own the records. */
async function main(): Promise<void> {
  const config = readWorkerConfig();
  const bundle = config.bundleFile ?? builtBundle;
  if (!existsSync(bundle)) throw new Error('The workflow bundle is missing: npm run build -w @oln/workflows');
  Runtime.install({ logger: sdkLogger(config), shutdownSignals: [] });
  const runner = new Runner(config, bundle, dataConverter(loadKeyRing(config.keysFile)));
  const health = await serveHealth(config, () => runner.status);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => runner.stop());
  await runner.run();
  health.close();
  process.exit(0);
}

class Runner {
  private readonly identity: string;
  private worker?: Worker;
  private stopping = false;

  constructor(
    private readonly config: WorkerConfig,
    private readonly bundle: string,
    private readonly converter: DataConverter,
  ) {
    // Every task in a history says which build did it.
    this.identity = `${config.replica}@${buildOf(bundle)}`;
  }

  get status() {
    return this.stopping ? undefined : this.worker?.getStatus();
  }

  /** Temporal may be away for longer than a worker lives: it is made again for as long as the process lives. */
  async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.runOnce();
      } catch (error) {
        log(this.config, 'warn', 'Temporal is not reachable; trying again', { error: (error as Error).name });
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }

  /** Tasks at hand are finished; processes lose nothing, another worker goes on with them. */
  stop(): void {
    this.stopping = true;
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
  }

  private async runOnce(): Promise<void> {
    const { temporal, cachedProcesses, traces } = this.config;
    const connection = await connect(temporal.address);
    try {
      this.worker = await Worker.create({
        connection,
        namespace: temporal.namespace,
        taskQueue: WORKFLOW_QUEUE,
        identity: this.identity,
        workflowBundle: { codePath: this.bundle },
        dataConverter: this.converter,
        maxCachedWorkflows: cachedProcesses,
        reuseV8Context: true,
        sinks: spanSinks(traces),
        shutdownGraceTime: '5s',
      });
      if (!this.stopping) await this.worker.run();
    } finally {
      this.worker = undefined;
      await connection.close().catch(() => undefined);
    }
  }
}

const buildOf = (bundle: string): string =>
  createHash('sha256').update(readFileSync(bundle)).digest('hex').slice(0, 12);

const CONNECTS_WITHIN_MS = 10_000;

/** A server that takes the call and says nothing would be waited for for ever. */
async function connect(address: string): Promise<NativeConnection> {
  const connecting = NativeConnection.connect({ address });
  const late = sleep(CONNECTS_WITHIN_MS, undefined, { ref: false });
  const connection = await Promise.race([connecting, late]);
  if (connection) return connection;
  connecting.then((tooLate) => tooLate.close()).catch(() => undefined);
  throw new Error('Temporal gives no answer');
}

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
