import { rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ClockRecord } from './clock-record.js';
import type { StackState } from './supervisor.js';

export interface Controls {
  state(): StackState;
  restart(part: string): boolean;
  setSpeed(speed: number): ClockRecord | undefined;
  stop(): void;
}

/** A Unix socket in the environment's folder, for the other verbs of the same user. */
export async function openControl(socket: string, controls: Controls): Promise<() => Promise<void>> {
  rmSync(socket, { force: true });
  const server = createServer((incoming, outgoing) => void serve(controls, incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(socket, { force: true });
  };
}

async function serve(controls: Controls, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://control');
  const answer = act(controls, pathname, searchParams);
  outgoing.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
}

function act(controls: Controls, path: string, params: URLSearchParams): unknown {
  if (path === '/state') return controls.state();
  if (path === '/restart') return controls.restart(params.get('part') ?? '') ? {} : undefined;
  if (path === '/speed') return controls.setSpeed(Number(params.get('speed')));
  if (path === '/stop') {
    setTimeout(() => controls.stop(), 10);
    return {};
  }
  return undefined;
}

/** Asks a running supervisor; undefined if it does not answer or knows no such thing. */
export function askControl<Answer>(socket: string, path: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const asked = request({ socketPath: socket, path, timeout: 5_000 }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve(response.statusCode === 200 ? (JSON.parse(text) as Answer) : undefined));
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(undefined));
    asked.end();
  });
}
