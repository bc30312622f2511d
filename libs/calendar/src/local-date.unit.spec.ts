import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMonths,
  ageOn,
  comingOfAge,
  compareInstants,
  dayNumber,
  daysBetween,
  epochMs,
  isLocalDate,
  isoInstant,
  weekday,
} from './index.js';

describe('Dates', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '',
    '2026-04-31',
    'today',
    '2026-04-05T00:00:00Z',
  ])('refuses %s', (text) => {
    expect(() => dayNumber(text)).toThrow(`"${text}" is not a date`);
    expect(isLocalDate(text)).toBe(false);
  });

  it('know the 29th of February', () => {
    expect(isLocalDate('2028-02-29')).toBe(true);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2026-03-15', -3)).toBe('2025-12-15');
    expect(daysBetween('2028-02-01', '2028-03-01')).toBe(29);
  });

  it('know their day of the week', () => {
    expect(weekday('2026-09-18')).toBe(5);
    expect(weekday('2026-04-05')).toBe(0);
    expect(weekday('1969-12-31')).toBe(3);
  });
});

describe('Instants', () => {
  it('compare as moments, whatever their offset', () => {
    expect(compareInstants('2026-04-05T00:00:00-03:00', '2026-04-05T03:00:00Z')).toBe(0);
    expect(compareInstants('2026-04-05T03:00:00Z', epochMs('2026-04-05T03:00:00.001Z'))).toBe(-1);
    expect(compareInstants(10, 2)).toBe(1);
  });

  it.each(['2026-04-05', '2026-04-05T10:00:00', 'soon', '', '2026-13-05T10:00:00Z'])(
    'refuses "%s": without an offset its meaning depends on the machine',
    (text) => {
      expect(() => epochMs(text)).toThrow(`"${text}" is not an instant`);
    },
  );

  it('are written in UTC', () => {
    expect(isoInstant('2026-04-05T00:00:00-03:00')).toBe('2026-04-05T03:00:00.000Z');
    expect(() => isoInstant(Number.POSITIVE_INFINITY)).toThrow('not an instant');
  });
});

describe('Age', () => {
  it('grows on the birthday', () => {
    expect(ageOn('2008-09-18', '2026-09-17')).toBe(17);
    expect(ageOn('2008-09-18', '2026-09-18')).toBe(18);
    expect(ageOn('2026-09-18', '2026-09-18')).toBe(0);
  });

  it('of who was born on 29 February grows on 1 March in common years', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
    expect(ageOn('2008-02-29', '2028-02-28')).toBe(19);
    expect(ageOn('2008-02-29', '2028-02-29')).toBe(20);
    expect(comingOfAge('2008-02-29')).toBe('2026-03-01');
  });

  it('of who was born on 28 February does not wait for March', () => {
    expect(comingOfAge('2008-02-28')).toBe('2026-02-28');
  });

  it('comes of age on the 18th birthday', () => {
    expect(comingOfAge('2008-12-31')).toBe('2026-12-31');
  });

  it('is refused for a day before the birth', () => {
    expect(() => ageOn('2026-09-18', '2026-09-17')).toThrow('lies before the birth');
  });
});
