import { describe, expect, it } from '@jest/globals';
import { addTerm, formatTerm, fractionOfTerm, parseTerm, timesTerm } from './index.js';

const NONE: string[] = [];

describe('A term in business days', () => {
  it('leaves out the day of the event and ends at 23:59:59 in Santiago', () => {
    // Monday 2026-03-02, 10:00 in Santiago (UTC-3).
    expect(addTerm('2026-03-02T13:00:00Z', '5bd', NONE)).toBe('2026-03-10T02:59:59.000Z');
  });

  it('is the same for an event in the first and in the last second of the day', () => {
    expect(addTerm('2026-03-02T03:00:00Z', '1bd', NONE)).toBe('2026-03-04T02:59:59.000Z');
    expect(addTerm('2026-03-03T02:59:59Z', '1bd', NONE)).toBe('2026-03-04T02:59:59.000Z');
    expect(addTerm('2026-03-03T03:00:00Z', '1bd', NONE)).toBe('2026-03-05T02:59:59.000Z');
  });

  it('passes over weekends: of a Friday the first day is Monday', () => {
    expect(addTerm('2026-03-06T15:00:00Z', '1bd', NONE)).toBe('2026-03-10T02:59:59.000Z');
    expect(addTerm('2026-03-07T15:00:00Z', '1bd', NONE)).toBe('2026-03-10T02:59:59.000Z');
  });

  it('passes over holidays, given as a list or as a set', () => {
    const holidays = ['2026-09-18', '2026-09-19'];
    // Wednesday 16 → Thursday 17, (Friday 18 holiday), Monday 21.
    expect(addTerm('2026-09-16T15:00:00Z', '2bd', holidays)).toBe('2026-09-22T02:59:59.000Z');
    expect(addTerm('2026-09-16T15:00:00Z', '2bd', new Set(holidays))).toBe('2026-09-22T02:59:59.000Z');
  });

  it('begins on a holiday as on any other day', () => {
    expect(addTerm('2026-09-18T15:00:00Z', '1bd', ['2026-09-18'])).toBe('2026-09-22T02:59:59.000Z');
  });
});

describe('A term in calendar days', () => {
  it('leaves out the day of the event and may end on a Sunday', () => {
    expect(addTerm('2026-03-02T13:00:00Z', '6d', NONE)).toBe('2026-03-09T02:59:59.000Z');
  });

  it('ends on the second 23:59:59 of the night that has two', () => {
    expect(addTerm('2026-04-03T15:00:00Z', '1d', NONE)).toBe('2026-04-05T03:59:59.000Z');
    expect(addTerm('2026-04-03T15:00:00Z', '2d', NONE)).toBe('2026-04-06T03:59:59.000Z');
  });

  it('ends an hour before the midnight that does not exist', () => {
    expect(addTerm('2026-09-04T15:00:00Z', '1d', NONE)).toBe('2026-09-06T03:59:59.000Z');
    expect(addTerm('2026-09-04T15:00:00Z', '2d', NONE)).toBe('2026-09-07T02:59:59.000Z');
  });
});

describe('A term in hours', () => {
  it('runs round the clock, over weekends and holidays', () => {
    expect(addTerm('2026-09-18T15:30:00Z', '48h', ['2026-09-18', '2026-09-19'])).toBe('2026-09-20T15:30:00.000Z');
  });

  it('is as long as its hours where the clocks change', () => {
    expect(addTerm('2026-04-05T02:30:00Z', '2h', NONE)).toBe('2026-04-05T04:30:00.000Z');
    expect(addTerm('2026-09-06T03:30:00Z', '24h', NONE)).toBe('2026-09-07T03:30:00.000Z');
  });
});

describe('A term in months', () => {
  it('ends at 23:59:59 of the same day of the month', () => {
    expect(addTerm('2026-01-15T15:00:00Z', '6m', NONE)).toBe('2026-07-16T03:59:59.000Z');
    expect(addTerm('2026-01-15T15:00:00Z', '9m', NONE)).toBe('2026-10-16T02:59:59.000Z');
  });

  it('ends on the last day where the month is shorter', () => {
    expect(addTerm('2026-08-31T15:00:00Z', '6m', NONE)).toBe('2027-03-01T02:59:59.000Z');
    expect(addTerm('2027-08-31T15:00:00Z', '6m', NONE)).toBe('2028-03-01T02:59:59.000Z');
    expect(addTerm('2026-03-31T15:00:00Z', '3m', NONE)).toBe('2026-07-01T03:59:59.000Z');
  });

  it('passes over the turn of the year', () => {
    expect(addTerm('2026-11-30T15:00:00Z', '3m', NONE)).toBe('2027-03-01T02:59:59.000Z');
  });
});

describe('The share of a term that calls for a reminder', () => {
  it('is the end of the third of five business days', () => {
    expect(fractionOfTerm('2026-03-02T13:00:00Z', '5bd', 0.6, NONE)).toBe('2026-03-06T02:59:59.000Z');
  });

  it('rounds up to whole days', () => {
    expect(fractionOfTerm('2026-03-02T13:00:00Z', '4d', 0.6, NONE)).toBe('2026-03-06T02:59:59.000Z');
    expect(fractionOfTerm('2026-03-02T13:00:00Z', '1bd', 0.6, NONE)).toBe(addTerm('2026-03-02T13:00:00Z', '1bd', NONE));
  });

  it('is not pushed a day by floating point', () => {
    // 0.07 × 100 is 7.000000000000001.
    expect(fractionOfTerm('2026-03-02T13:00:00Z', '100d', 0.07, NONE)).toBe(
      addTerm('2026-03-02T13:00:00Z', '7d', NONE),
    );
  });

  it('is exact for hours', () => {
    expect(fractionOfTerm('2026-03-02T13:00:00Z', '2h', 0.6, NONE)).toBe('2026-03-02T14:12:00.000Z');
  });

  it('counts the days that the months span', () => {
    // 2026-01-15 to 2026-07-15 are 181 days; 60 % are 109 days: 2026-05-04.
    expect(fractionOfTerm('2026-01-15T15:00:00Z', '6m', 0.6, NONE)).toBe('2026-05-05T03:59:59.000Z');
  });

  it('refuses what is no share', () => {
    expect(() => fractionOfTerm('2026-03-02T13:00:00Z', '5bd', 0, NONE)).toThrow('0 is not a share');
    expect(() => fractionOfTerm('2026-03-02T13:00:00Z', '5bd', Number.NaN, NONE)).toThrow('not a share');
  });
});

describe('Twice a term', () => {
  it('is counted from the start, holidays included', () => {
    expect(timesTerm('2026-03-02T13:00:00Z', '5bd', 2, NONE)).toBe('2026-03-17T02:59:59.000Z');
    expect(timesTerm('2026-03-02T13:00:00Z', '2h', 2, NONE)).toBe('2026-03-02T17:00:00.000Z');
    expect(timesTerm('2026-08-31T15:00:00Z', '3m', 2, NONE)).toBe('2027-03-01T02:59:59.000Z');
    expect(timesTerm('2026-03-02T13:00:00Z', '3bd', 1.5, NONE)).toBe('2026-03-10T02:59:59.000Z');
    expect(timesTerm('2026-03-02T13:00:00Z', '3h', 1.5, NONE)).toBe('2026-03-02T17:30:00.000Z');
    expect(() => timesTerm('2026-03-02T13:00:00Z', '3h', 0, NONE)).toThrow('0 times a term is none');
  });
});

describe('The notation of terms', () => {
  it.each([
    ['20bd', { amount: 20, unit: 'bd' }],
    ['30d', { amount: 30, unit: 'd' }],
    ['48h', { amount: 48, unit: 'h' }],
    ['6m', { amount: 6, unit: 'm' }],
  ] as const)('reads %s', (text, parsed) => {
    expect(parseTerm(text)).toEqual(parsed);
    expect(formatTerm(parsed)).toBe(text);
  });

  it.each(['', '5', 'bd', '0d', '-1d', '1.5d', '5 bd', '5BD', '5w', '12345d', '5dd', ' 5d', 'toString'])(
    'refuses "%s" and says how to write one',
    (text) => {
      expect(() => parseTerm(text)).toThrow(
        `"${text}" is not a term: write a number from 1 to 9999 and bd (business days)`,
      );
    },
  );
});
