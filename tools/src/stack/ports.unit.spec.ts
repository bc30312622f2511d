import { describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { assertFree, freeOffset, portsAt } from './ports.js';

describe('The ports of a stack', () => {
  it('are told in one sentence, with what to do, when another program has one', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const refusal = expect(assertFree([{ name: 'postgres', ports: [port] }])).rejects;
    await refusal.toThrow(
      new RegExp(`: port ${port} \\(postgres\\). Stop it, or move the whole stack: ./oln up --port-offset \\d+00.$`),
    );
    other.close();
  });

  it('move all together, by the offset', () => {
    expect(portsAt(0)).toMatchObject({ gateway: 8080, postgres: 5433, temporal: 7233 });
    expect(portsAt(1_000)).toMatchObject({ gateway: 9080, postgres: 6433, temporal: 8233 });
  });

  it('end at 65535', async () => {
    await expect(assertFree([{ name: 'gateway', ports: [70_000] }])).rejects.toThrow('take a smaller --port-offset');
  });

  it('of a stack of tests are free, and not among those that the kernel hands out', async () => {
    const ports = Object.values(portsAt(await freeOffset()));
    expect(Math.min(...ports)).toBeGreaterThan(9_999);
    expect(Math.max(...ports)).toBeLessThan(32_768);
  });
});
