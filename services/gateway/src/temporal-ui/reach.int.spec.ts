import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Reach } from './reach.js';

describe('The question which commune a process is of', () => {
  let elsewhere: Server;
  let server: Server;
  let asked = 0;

  const listening = async (made: Server): Promise<string> => {
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
  };

  beforeAll(async () => {
    elsewhere = createServer((_request, reply) => {
      asked += 1;
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    const away = await listening(elsewhere);
    server = createServer((_request, reply) => reply.writeHead(302, { location: `${away}/` }).end());
  });
  afterAll(() => {
    elsewhere?.close();
    server?.close();
  });

  it('is not carried elsewhere by whoever answers it', async () => {
    const reach = new Reach(await listening(server));
    await expect(reach.communeOf('case-01939b1e-0000-7000-8000-000000000001')).rejects.toThrow();
    expect(asked).toBe(0);
  });
});
