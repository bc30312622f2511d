import { chmodSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ClockRecord } from './clock-record.js';
import type { StackState } from './state.js';

export interface Controls {
  state(): StackState;
  /** False if there is no such part. */
  restart(part: string): boolean;
  /** Undefined where business time is wall time. */
  setSpeed(speed: number): ClockRecord | undefined;
  /** Business time is to stand still unless this is asked again within so many wall seconds; 0: it goes on by itself. */
  leaseTime(seconds: number): ClockRecord | undefined;
  stop(): void;
}

/** A Unix socket in the environment's folder, for the other verbs of the same user. */
export async function openControl(socket: string, controls: Controls): Promise<() => Promise<void>> {
  rmSync(socket, { force: true });
  const server = createServer((incoming, outgoing) => serve(controls, incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  chmodSync(socket, 0o600);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(socket, { force: true });
  };
}

function serve(controls: Controls, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://control');
  const answer = act(controls, pathname, searchParams);
  outgoing.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify(answer ?? {}));
}

function act(controls: Controls, path: string, params: URLSearchParams): unknown {
  switch (path) {
    case '/state':
      return controls.state();
    case '/restart':
      return controls.restart(params.get('part') ?? '') ? {} : undefined;
    case '/speed':
      return isPace(params.get('speed')) ? controls.setSpeed(Number(params.get('speed'))) : undefined;
    case '/lease':
      return isPace(params.get('seconds')) ? controls.leaseTime(Number(params.get('seconds'))) : undefined;
    case '/stop':
      setTimeout(() => controls.stop(), 10);
      return {};
    default:
      return undefined;
  }
}

/** Business seconds per second (0 pauses), or seconds. */
const isPace = (text: string | null): boolean => text !== null && /^\d+(\.\d+)?$/.test(text);

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

/** Changes the pace of business time of a running environment; undefined if it has no clock of its own. */
export const setClock = (socket: string, { speed }: { speed: number }): Promise<ClockRecord | undefined> =>
  askControl<ClockRecord>(socket, `/speed?speed=${speed}`);
