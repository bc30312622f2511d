import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import fc from 'fast-check';
import { decidePlaces, overlapping, vacanciesOf, type Capacity } from './capacity.js';

const MONDAY = new Date('2026-03-02T13:00:00Z');
const PERIOD: Capacity = {
  offerId: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11',
  commune: '13110',
  periodFrom: '2026-03-01',
  periodTo: '2026-06-30',
  places: 10,
  taken: 7,
  version: 3,
  changedAt: MONDAY,
};

describe('Places of a period', () => {
  it('become more or fewer, down to what is taken', () => {
    expect(decidePlaces(PERIOD, { places: 12 }, MONDAY)).toMatchObject({
      places: 12,
      taken: 7,
      version: 4,
      periodTo: undefined,
    });
    expect(decidePlaces(PERIOD, { places: 7 }, MONDAY)).toMatchObject({ places: 7 });
  });

  it('are never fewer than are taken: nobody loses the place that was promised', () => {
    const refused = decidePlaces(PERIOD, { places: 6 }, MONDAY);
    expect(isRefusal(refused) && [refused.definition.code, refused.at.params]).toEqual([
      'CAPACITY.BELOW_TAKEN',
      { taken: 7 },
    ]);
  });

  it('end on a day that is not before the first', () => {
    const refused = decidePlaces(PERIOD, { places: 10, periodTo: '2026-02-28' }, MONDAY);
    expect(isRefusal(refused) && refused.definition.code).toBe('CAPACITY.ENDS_BEFORE');
    expect(isRefusal(decidePlaces(PERIOD, { places: 10, periodTo: '2026-03-01' }, MONDAY))).toBe(false);
  });

  it('leave no vacancy below nothing, whatever is declared', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(100), (places, taken, wanted) => {
        const next = decidePlaces({ ...PERIOD, places: Math.max(places, taken), taken }, { places: wanted }, MONDAY);
        expect(isRefusal(next) || vacanciesOf(next) >= 0).toBe(true);
      }),
    );
  });
});

describe('Two periods of a service', () => {
  const other = (periodFrom: string, periodTo?: string): Capacity => ({ ...PERIOD, periodFrom, periodTo });

  it.each([
    ['2026-01-01', '2026-02-28', false],
    ['2026-01-01', '2026-03-01', true],
    ['2026-01-01', undefined, true],
    ['2026-06-30', undefined, true],
    ['2026-07-01', undefined, false],
    ['2026-04-01', '2026-04-30', true],
  ])('from %s to %s share a day with March to June: %s', (from, to, shared) => {
    expect(overlapping(PERIOD, [other(from, to)]) !== undefined).toBe(shared);
  });

  it('are one if they begin on the same day', () => {
    expect(overlapping(PERIOD, [PERIOD])).toBeUndefined();
  });
});
