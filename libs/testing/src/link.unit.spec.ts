import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Link } from './link.js';

describe('A way to a server', () => {
  let server: Server;
  let heard: string[];
  let sessions: Socket[];
  let link: Link;
  const callers: Caller[] = [];

  class Caller {
    said = '';
    end?: string;
    private constructor(readonly socket: Socket) {
      socket.on('data', (data) => (this.said += data.toString()));
      socket.on('error', (error: NodeJS.ErrnoException) => (this.end = error.code));
      socket.on('close', () => (this.end ??= 'closed'));
    }
    static async on(port: number): Promise<Caller> {
      const caller = new Caller(connect(port, '127.0.0.1'));
      callers.push(caller);
      await new Promise((resolve) => caller.socket.once('connect', resolve).once('close', resolve));
      return caller;
    }
  }

  beforeAll(async () => {
    server = createServer((socket) => {
      sessions.push(socket);
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        heard.push(data.toString());
        socket.write(`heard ${data.toString()}`);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(async () => {
    [heard, sessions] = [[], []];
    link = await Link.to((server.address() as AddressInfo).port);
  });
  afterEach(async () => {
    for (const { socket } of callers.splice(0)) socket.destroy();
    await link.close();
  });
  afterAll(() => void server.close());

  const call = () => Caller.on(link.port);
  const until = async (holds: () => boolean): Promise<void> => {
    for (const end = Date.now() + 3_000; !holds() && Date.now() < end;) await sleep(5);
    expect(holds()).toBe(true);
  };

  it('passes everything on, both ways, and a goodbye too', async () => {
    const caller = await call();
    caller.socket.write('a');
    await until(() => caller.said === 'heard a');
    sessions[0]!.end();
    await until(() => caller.end === 'closed');
  });

  it('passes more than fits into any buffer', async () => {
    const caller = await call();
    const much = 'x'.repeat(3_000_000);
    caller.socket.write(much);
    await until(() => caller.said.length >= much.length);
  });

  it('that swallows takes everything, tells nobody, and resets who speaks over an old connection afterwards', async () => {
    const caller = await call();
    caller.socket.write('a');
    await until(() => caller.said === 'heard a');
    await link.become('swallowing');
    caller.socket.write('b');
    const newcomer = await call();
    newcomer.socket.write('c');
    await sleep(100);
    expect([heard, caller.end, newcomer.end, newcomer.said]).toEqual([['a'], undefined, undefined, '']);
    await link.become('whole');
    await sleep(50);
    expect([caller.end, newcomer.end]).toEqual([undefined, undefined]);
    for (const { socket } of [caller, newcomer]) socket.write('d');
    await until(() => caller.end === 'ECONNRESET' && newcomer.end === 'ECONNRESET');
    expect(heard).toEqual(['a']);
    const next = await call();
    next.socket.write('e');
    await until(() => next.said === 'heard e');
  });

  it('that swallows leaves the server with a session whose caller has gone, until it is whole', async () => {
    const caller = await call();
    caller.socket.write('a');
    await until(() => caller.said === 'heard a');
    await link.become('swallowing');
    caller.socket.destroy();
    await sleep(100);
    expect(sessions[0]!.closed).toBe(false);
    await link.become('whole');
    await until(() => sessions[0]!.closed);
  });

  it('that holds passes everything on later, in order', async () => {
    const caller = await call();
    caller.socket.write('a');
    await until(() => caller.said === 'heard a');
    await link.become('holding');
    caller.socket.write('b');
    await sleep(50);
    caller.socket.write('c');
    await sleep(50);
    expect(heard).toEqual(['a']);
    const newcomer = await call();
    newcomer.socket.write('d');
    await sleep(50);
    await link.become('whole');
    await until(() => caller.said.endsWith('c') && newcomer.said === 'heard d');
    expect(caller.said).toMatch(/^heard aheard b(heard )?c$/);
  });

  it('that refuses cuts who is there, lets nobody in, and opens at the same port again', async () => {
    const caller = await call();
    caller.socket.write('a');
    await until(() => caller.said === 'heard a');
    const { port } = link;
    await link.become('refusing');
    await until(() => caller.end === 'ECONNRESET');
    expect((await call()).end).toBe('ECONNREFUSED');
    await link.become('whole');
    const next = await call();
    next.socket.write('b');
    await until(() => next.said === 'heard b');
    expect(link.port).toBe(port);
  });

  it('can be slow, and can forget its connections once', async () => {
    const caller = await call();
    link.slow(150);
    const asked = Date.now();
    caller.socket.write('a');
    await until(() => caller.said === 'heard a');
    expect(Date.now() - asked).toBeGreaterThanOrEqual(295);
    link.slow(0);
    link.reset();
    await until(() => caller.end === 'ECONNRESET');
    const next = await call();
    next.socket.write('b');
    await until(() => next.said === 'heard b');
  });
});
