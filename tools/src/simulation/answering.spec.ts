import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eraseEnvironment } from '../stack/environments.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import { Caller } from './caller.js';
import { LineToGateway } from './line-to-gateway.js';

/** A gateway behind which nobody works: what it is asked is answered by the spec. */
export class Answering {
  /** `POST /cases/…`, in order. */
  readonly asked: string[] = [];
  private server?: Server;

  constructor(
    private readonly environment: string,
    private readonly answer: (path: string) => unknown,
  ) {}

  async begin(): Promise<void> {
    this.server = createServer((request, response) => {
      const asked = `${request.method} ${request.url}`;
      this.asked.push(asked);
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(this.answer(asked) ?? {}));
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
  }

  /** Somebody who calls it. */
  caller(commune = '13110'): Caller {
    const { keysFile } = ensureSecrets(environmentPaths(this.environment));
    const base = `http://127.0.0.1:${(this.server!.address() as AddressInfo).port}`;
    const principal = { person: 'p', roles: ['coordinator' as const], communes: [commune], kind: 'person' as const };
    return new Caller(new LineToGateway(4), base, keysFile, principal);
  }

  async end(): Promise<void> {
    await new Promise((resolve) => this.server?.close(resolve));
    eraseEnvironment(this.environment);
  }
}
