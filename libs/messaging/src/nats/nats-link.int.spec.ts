import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server as Listener, type Socket } from 'node:net';
import { openNats, until, type Server } from '../spec/room.spec.js';
import { NatsLink } from './nats-link.js';

const PATIENCE_MS = 20_000;

/** By what people and programs tell one reason from another. */
function reasonOf(error: unknown): string {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: { code?: string } };
  return code ?? cause?.code ?? name ?? 'error';
}

/** Stands where a server stood, and is none of ours. */
class Another {
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly listener: Listener) {}

  static async at(port: number, greet: (socket: Socket) => void): Promise<Another> {
    const another = new Another(createServer());
    another.listener.on('connection', (socket) => {
      another.sockets.add(socket.on('error', () => undefined));
      greet(socket);
    });
    another.listener.listen(port, '127.0.0.1');
    await once(another.listener, 'listening');
    return another;
  }

  async leave(): Promise<void> {
    this.listener.close();
    for (const socket of this.sockets) socket.destroy();
    await once(this.listener, 'close');
  }
}

const INFO = {
  server_id: 'X',
  version: '2.12.0',
  proto: 1,
  headers: true,
  max_payload: 1_048_576,
  auth_required: true,
};
/** Says who it is, and wants another password. */
function refuses(socket: Socket): void {
  socket.write(`INFO ${JSON.stringify(INFO)}\r\n`);
  socket.on('data', () => socket.end(`-ERR 'Authorization Violation'\r\n`));
}

describe('A link to NATS that was there and is lost', () => {
  let nats: Server;
  let link: NatsLink;
  let told: string[];
  let another: Another | undefined;

  beforeAll(async () => {
    nats = await openNats();
  });
  afterAll(() => nats?.remove());
  beforeEach(async () => {
    await nats.start();
    told = [];
    link = new NatsLink({ url: `nats://${nats.address}`, name: 'spec', away: (error) => told.push(reasonOf(error)) });
    await link.connection();
  });
  afterEach(async () => {
    await link.close();
    await another?.leave();
    another = undefined;
  });

  const isBack = (): Promise<number> => until(() => link.connected, PATIENCE_MS);
  const isLost = (): Promise<number> => until(() => !link.connected, PATIENCE_MS);

  it('tells why, once for each time: nobody listens any more', async () => {
    for (const times of [1, 2]) {
      await nats.kill();
      await until(() => told.length === times, PATIENCE_MS);
      await nats.start();
      await isBack();
    }
    expect(told).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
  });

  it('tells what a server says that refuses since: the library goes on trying and says nothing', async () => {
    await nats.kill();
    another = await Another.at(nats.port, refuses);
    await until(() => told.length > 0, PATIENCE_MS);
    expect([told, link.connected]).toEqual([['AuthorizationError'], false]);
  });

  it('tells of a server that takes the connection and says nothing', async () => {
    await nats.kill();
    another = await Another.at(nats.port, () => undefined);
    await until(() => told.length > 0, PATIENCE_MS);
    expect(told).toEqual(['TimeoutError']);
  });

  it('does not tell of one that came back at once, but of the next time', async () => {
    const { generation } = link;
    await nats.kill();
    await nats.start();
    await until(() => link.generation > generation && link.connected, PATIENCE_MS);
    // What was seen then would be told before this.
    await nats.kill();
    await isLost();
    await until(() => told.length > 0, PATIENCE_MS);
    expect(told).toEqual(['ECONNREFUSED']);
  });
});
