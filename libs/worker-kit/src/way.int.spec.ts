import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Way } from './way.js';

describe('A way that can be hung up', () => {
  let server: Server;
  let way: Way;
  const called: Socket[] = [];

  beforeEach(async () => {
    server = createServer((socket) => {
      called.push(socket);
      socket.on('error', () => undefined);
      socket.pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    way = await Way.to(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(() => {
    way.close();
    for (const socket of called.splice(0)) socket.destroy();
    server.close();
  });

  async function call(): Promise<Socket> {
    const [host, port] = way.address.split(':') as [string, string];
    const socket = connect(Number(port), host);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  }
  const echoed = async (socket: Socket, text: string): Promise<string> => {
    socket.write(text);
    return String((await once(socket, 'data'))[0]);
  };

  it('passes on what is said, both ways', async () => {
    expect(await echoed(await call(), 'heard')).toBe('heard');
  });

  it('tells whoever is on it that it ended, and is there for the next call', async () => {
    const socket = await call();
    await echoed(socket, 'first');
    const closed = Promise.all([once(socket, 'close'), once(called[0]!, 'close')]);
    way.hangUp();
    await closed;
    expect(await echoed(await call(), 'second')).toBe('second');
  });

  it('ends on the one side when it ends on the other', async () => {
    const socket = await call();
    await echoed(socket, 'first');
    called[0]!.destroy();
    await once(socket, 'close');
    const other = await call();
    await echoed(other, 'second');
    const gone = once(called[1]!, 'close');
    other.destroy();
    await gone;
  });
});
