import { describe, expect, it } from '@jest/globals';
import { CHANGES, Families, givenBack, growth } from './list-changes.js';

const numbered = (what: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${what}-${at}`);

function families(calls: number): Families {
  const { sent, waiting, offered } = Families.needed(calls);
  return new Families({
    sent: numbered('sent', sent),
    waiting: numbered('waiting', waiting),
    offered: numbered('offered', offered),
  });
}

describe('Changes of a waiting list', () => {
  it('come in equal shares, each family once, from where it stands', () => {
    const { paths, bodies, ids } = families(60).plan(60);
    expect(new Set(paths).size).toBe(60);
    expect(bodies).toHaveLength(60);
    expect(ids.map((one) => one.length)).toEqual(CHANGES.map(() => 10));
    for (const [at, { from }] of CHANGES.entries())
      for (const id of ids[at]!) expect(id).toMatch(new RegExp(`^${from}-`));
  });

  it('leave the list as long as it was', () => {
    const planned = families(60).plan(60);
    expect([growth(planned), givenBack(planned)]).toEqual([0, 10]);
    // One who joins, and one who leaves.
    expect([growth(families(1).plan(1)), growth(families(2).plan(2))]).toEqual([1, 0]);
  });

  it('are refused when there is nobody left to change', () => {
    const few = families(12);
    few.plan(12);
    expect(() => few.plan(1)).toThrow('sent');
  });
});
