import { dataConverter, loadKeyRing } from '@oln/crypto';
import { WORKFLOW_QUEUE } from '@oln/contracts';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { bundleFile } from './bundle-options.js';
import { spanSinks } from './spans.js';
import { readWorkerConfig, type WorkerConfig } from './config.js';

/** A worker that runs workflows and nothing else: activities run inside the services that own the records. */
async function main(): Promise<void> {
  const config = readWorkerConfig();
  if (!existsSync(bundleFile)) throw new Error('The workflow bundle is missing: npm run build -w @oln/workflows');
  Runtime.install({
    // Only level and text: attributes of the SDK's messages can hold what a workflow was given.
    logger: new DefaultLogger('WARN', ({ level, message }) => {
      process.stdout.write(
        `${JSON.stringify({ level: level.toLowerCase(), time: new Date().toISOString(), service: 'worker', replica: config.replica, msg: message })}\n`,
      );
    }),
    shutdownSignals: [],
  });
  const state = { worker: undefined as Worker | undefined, stopping: false };
  const health = serveHealth(config, () => state.worker?.getState() === 'RUNNING' && !state.stopping);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      state.stopping = true;
      if (state.worker?.getState() === 'RUNNING') state.worker.shutdown();
    });
  }
  while (!state.stopping) await runOnce(config, state);
  health.close();
  process.exit(0);
}

/** Temporal may be away for longer than a worker lives: it is made again for as long as the process lives. */
async function runOnce(config: WorkerConfig, state: { worker?: Worker; stopping: boolean }): Promise<void> {
  let connection: NativeConnection | undefined;
  try {
    connection = await NativeConnection.connect({ address: config.temporal.address });
    state.worker = await Worker.create({
      connection,
      namespace: config.temporal.namespace,
      taskQueue: WORKFLOW_QUEUE,
      identity: config.replica,
      workflowBundle: { codePath: bundleFile },
      dataConverter: dataConverter(loadKeyRing(config.keysFile)),
      maxCachedWorkflows: config.cachedProcesses,
      reuseV8Context: true,
      sinks: spanSinks(config.traces),
      shutdownGraceTime: '5s',
    });
    if (!state.stopping) await state.worker.run();
  } catch (error) {
    process.stdout.write(
      `${JSON.stringify({ level: 'warn', time: new Date().toISOString(), service: 'worker', replica: config.replica, msg: 'Temporal is not reachable; trying again', error: (error as Error).name })}\n`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  } finally {
    await connection?.close().catch(() => undefined);
  }
}

function serveHealth({ http }: WorkerConfig, ready: () => boolean): Server {
  const server = createServer((request, response) => {
    if (request.url === '/metrics')
      return void response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(metrics(ready()));
    const ok = request.url === '/health/live' || (request.url === '/health/ready' && ready());
    response.writeHead(ok ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify({ ready: ok }));
  });
  return server.listen(http.port, http.host);
}

function metrics(running: boolean): string {
  const { rss, heapUsed } = process.memoryUsage();
  return [
    '# TYPE oln_worker_running gauge',
    `oln_worker_running ${running ? 1 : 0}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${rss}`,
    '# TYPE nodejs_heap_size_used_bytes gauge',
    `nodejs_heap_size_used_bytes ${heapUsed}`,
    '',
  ].join('\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`worker cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
