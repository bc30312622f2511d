import type { WorkerStatus } from '@temporalio/worker';
import { createServer, type Server } from 'node:http';
import type { WorkerConfig } from './config.js';

/** What the worker does now; undefined while it has no Temporal. */
export type Status = () => WorkerStatus | undefined;

/** Readiness, liveness and figures for Prometheus. Rejects when the port is taken. */
export async function serveHealth({ http }: WorkerConfig, status: Status): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/metrics') {
      return void response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(metrics(status()));
    }
    const ready = isReady(status());
    const isLive = request.url === '/health/live';
    const code =
      isLive || (request.url === '/health/ready' && ready) ? 200 : request.url === '/health/ready' ? 503 : 404;
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify({ ready }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNot(error, http)));
    server.listen(http.port, http.host, resolve);
  });
  return server;
}

const isReady = (status: WorkerStatus | undefined): boolean => status?.runState === 'RUNNING';

function whyNot(error: NodeJS.ErrnoException, { host, port }: WorkerConfig['http']): Error {
  const taken = `Port ${port} of ${host} is taken: set OLN_HTTP_PORT to a free one`;
  return new Error(error.code === 'EADDRINUSE' ? taken : `It cannot listen on ${host}:${port} (${error.code})`);
}

function metrics(status: WorkerStatus | undefined): string {
  const { rss, heapUsed } = process.memoryUsage();
  const gauges: Record<string, number> = {
    oln_worker_running: isReady(status) ? 1 : 0,
    oln_worker_polling: status?.hasOutstandingWorkflowPoll ? 1 : 0,
    oln_worker_cached_processes: status?.numCachedWorkflows ?? 0,
    oln_worker_tasks_in_flight: status?.numInFlightWorkflowActivations ?? 0,
    process_resident_memory_bytes: rss,
    nodejs_heap_size_used_bytes: heapUsed,
  };
  return Object.entries(gauges)
    .map(([name, value]) => `# TYPE ${name} gauge\n${name} ${value}\n`)
    .join('');
}
