import { describe, expect, it } from '@jest/globals';
import { interleaved } from './rounds.js';
import { median, percentile } from './statistics.js';

describe('Rounds', () => {
  it('measure both sides in each, and let the other begin every second time', async () => {
    const order: string[] = [];
    const side = (name: string) => async () => {
      order.push(name);
      return name;
    };
    const bench = { runs: 3, seconds: 1, say: () => undefined, stop: new AbortController().signal };
    const rounds = await interleaved(bench, { ours: side('ours'), bare: side('bare') });
    expect(order).toEqual(['ours', 'bare', 'bare', 'ours', 'ours', 'bare']);
    expect(rounds).toEqual(Array(3).fill({ ours: 'ours', bare: 'bare' }));
  });
});

describe('A median and a percentile', () => {
  it('are values that were measured, or lie between two', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile(hundred, 1)]).toEqual([50, 99, 100]);
  });

  it('are refused where nothing was measured', () => {
    expect(() => median([])).toThrow();
    expect(() => percentile([], 0.99)).toThrow();
  });
});
