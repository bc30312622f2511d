import { describe, expect, it } from '@jest/globals';
import type { Cell } from './cell.js';
import { spreadOf } from './spread.js';

const cells = (...values: [value: number, n: number][]): Cell[] =>
  values.map(([value, n]) => ({ measure: 'case.stage-days', commune: '', month: '', line: '', code: '', value, n }));

describe('Times', () => {
  it('have a median and a 90th percentile that were really there', () => {
    expect(spreadOf(cells([1, 1], [2, 1], [3, 1], [10, 1]))).toEqual({ n: 4, median: 2, p90: 10 });
    expect(spreadOf(cells([5, 9], [80, 1]))).toEqual({ n: 10, median: 5, p90: 5 });
    expect(spreadOf(cells([5, 8], [80, 2]))).toEqual({ n: 10, median: 5, p90: 80 });
    expect(spreadOf(cells([7, 1]))).toEqual({ n: 1, median: 7, p90: 7 });
  });

  it('of nothing are none', () => {
    expect(spreadOf([])).toBeUndefined();
    expect(spreadOf(cells([3, 1], [3, -1]))).toBeUndefined();
  });

  it('do not depend on how they were gathered', () => {
    expect(spreadOf(cells([3, 1], [1, 2], [3, 1]))).toEqual(spreadOf(cells([1, 1], [3, 2], [1, 1])));
  });
});
