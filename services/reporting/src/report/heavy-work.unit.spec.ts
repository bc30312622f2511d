import { describe, expect, it } from '@jest/globals';
import { HeavyWork } from './heavy-work.js';

/** Work that ends when it is told to. */
class Held {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, () => void>();

  constructor(readonly heavy = new HeavyWork()) {}

  start(person: string, name = person): Promise<string> {
    return this.heavy.run(person, () => {
      this.begun.push(name);
      return new Promise((resolve) => this.ends.set(name, () => resolve(name)));
    });
  }

  end(name: string): void {
    this.ends.get(name)!();
  }
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Heavy work', () => {
  it('is done two at once, the others in their order', async () => {
    const held = new Held();
    const all = ['ana', 'bruno', 'carla', 'diego'].map((person) => held.start(person));
    await soon();
    expect(held.begun).toEqual(['ana', 'bruno']);
    held.end('bruno');
    await all[1];
    await soon();
    expect(held.begun).toEqual(['ana', 'bruno', 'carla']);
    for (const name of ['ana', 'carla']) held.end(name);
    await soon();
    held.end('diego');
    expect(await Promise.all(all)).toEqual(['ana', 'bruno', 'carla', 'diego']);
  });

  it('of one person waits for its own, and for one alone', async () => {
    const held = new Held();
    const [first, second] = [held.start('ana', 'first'), held.start('ana', 'second')];
    await soon();
    expect(held.begun).toEqual(['first']);
    await expect(held.start('ana', 'third')).rejects.toThrow('REPORT.BUSY');
    held.end('first');
    await first;
    await soon();
    held.end('second');
    expect(await second).toBe('second');
  });

  it('is refused where too many wait', async () => {
    const held = new Held();
    const waiting = Array.from({ length: 18 }, (_, at) => held.start(`somebody-${at}`));
    await expect(held.start('late')).rejects.toThrow('REPORT.BUSY');
    expect(held.begun).toHaveLength(2);
    expect(waiting).toHaveLength(18);
  });

  it('that fails leaves its place', async () => {
    const heavy = new HeavyWork();
    const failing = (): Promise<never> => Promise.reject(new Error('broken'));
    for (let times = 0; times < 4; times++) await expect(heavy.run('ana', failing)).rejects.toThrow('broken');
    expect(await heavy.run('ana', () => Promise.resolve('well'))).toBe('well');
  });
});
