import { describe, expect, it } from '@jest/globals';
import { startInOrder, stopInOrder } from './in-order.js';
import { Part } from './part.js';
import type { PartDefinition } from './part-definition.js';

const part = (name: string, after: string[] = []): Part =>
  new Part({ name, after, ports: [] } as unknown as PartDefinition);

const names = (parts: Part[]): string[] => parts.map(({ state }) => state.name);
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('The order of the parts', () => {
  const stack = (): Part[] => [
    part('worker', ['temporal']),
    part('intake', ['postgres', 'temporal']),
    part('intake-2', ['postgres', 'temporal']),
    part('gateway', ['intake']),
    part('postgres'),
    part('temporal'),
  ];

  it('starts what a part needs before the part, and nothing waits for what it does not need', async () => {
    const told: string[] = [];
    await startInOrder(stack(), async ({ state }) => {
      told.push(`${state.name} begins`);
      await tick();
      told.push(`${state.name} is ready`);
    });
    const isBefore = (earlier: string, later: string): boolean => told.indexOf(earlier) < told.indexOf(later);
    expect(isBefore('temporal is ready', 'worker begins')).toBe(true);
    expect(isBefore('postgres is ready', 'intake begins')).toBe(true);
    expect(isBefore('temporal is ready', 'intake-2 begins')).toBe(true);
    expect(isBefore('intake-2 is ready', 'gateway begins')).toBe(true);
    expect(isBefore('postgres begins', 'temporal is ready') && isBefore('temporal begins', 'postgres is ready')).toBe(
      true,
    );
    expect(told).toHaveLength(12);
  });

  it('waits for every replica of what a part needs', async () => {
    const parts = [part('gateway', ['intake']), part('intake'), part('intake-2')];
    const ready: Part[] = [];
    await startInOrder(parts, async (one) => {
      if (one.state.name === 'intake-2') await tick();
      ready.push(one);
    });
    expect(names(ready)).toEqual(['intake', 'intake-2', 'gateway']);
  });

  it('does not start what stands on a part that failed', async () => {
    const begun: Part[] = [];
    const starting = startInOrder(stack(), async (one) => {
      begun.push(one);
      if (one.state.name === 'postgres') throw new Error('no room on the disk');
    });
    await expect(starting).rejects.toThrow('no room on the disk');
    await tick();
    expect(names(begun).sort()).toEqual(['postgres', 'temporal', 'worker']);
  });

  it('stops the other way round', async () => {
    const stopped: string[] = [];
    const parts = stack();
    for (const one of parts) one.stop = async () => void stopped.push(one.state.name);
    await stopInOrder(parts);
    expect(stopped.indexOf('gateway')).toBeLessThan(stopped.indexOf('intake'));
    expect(stopped.indexOf('intake-2')).toBeLessThan(stopped.indexOf('postgres'));
    expect(stopped.indexOf('worker')).toBeLessThan(stopped.indexOf('temporal'));
    expect(stopped).toHaveLength(6);
  });
});
