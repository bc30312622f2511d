import { describe, expect, it } from '@jest/globals';
import { StatementNames } from './statement-names.js';

describe('A statement', () => {
  it('gets a name when it comes for the third time, and keeps it', () => {
    const names = new StatementNames();
    expect([1, 2, 3, 4].map(() => names.of('select $1'))).toEqual([undefined, undefined, 'oln-1', 'oln-1']);
    expect([1, 2, 3].map(() => names.of('select $2'))).toEqual([undefined, undefined, 'oln-2']);
  });

  it('that is another each time fills neither the server nor the memory', () => {
    const names = new StatementNames();
    for (let other = 0; other < 20_000; other++) names.of(`select ${other}`);
    expect((names as unknown as { known: Map<string, unknown> }).known.size).toBeLessThanOrEqual(3_001);
    const named = Array.from({ length: 1_000 }, (_, other) => [1, 2, 3].map(() => names.of(`select ${other}`)).at(-1));
    expect(named.filter(Boolean)).toHaveLength(300);
  });
});
