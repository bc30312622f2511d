import { describe, expect, it } from '@jest/globals';
import { ageBand, hoursAfter } from './scene.js';

describe('What the family of the whole way is asked for with', () => {
  it.each([
    ['2026-03-01', '0-3'],
    ['2022-03-02', '4-6'],
    ['2019-03-03', '4-6'],
    ['2019-03-02', '7-13'],
    ['2012-03-03', '7-13'],
    ['2012-03-02', '14-17'],
  ])('born on %s, on 2 March 2026, is of the band %s', (birthDate, band) => {
    expect(ageBand(birthDate, '2026-03-02')).toBe(band);
  });

  it('counts hours round the clock', () => {
    expect(hoursAfter('2026-03-02T23:30:00.000Z', 48)).toBe('2026-03-04T23:30:00.000Z');
  });
});
