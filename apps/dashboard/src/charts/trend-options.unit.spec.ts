import { describe, expect, it } from '@jest/globals';
import { heightOf } from './trend-options.js';

describe('A line by month', () => {
  it('has a gap where a month is kept back, and nought where nothing was', () => {
    expect(heightOf({ kind: 'number', value: 7 })).toBe(7);
    expect(heightOf({ kind: 'none' })).toBe(0);
    expect(heightOf({ kind: 'reserved' })).toBeNull();
  });
});
