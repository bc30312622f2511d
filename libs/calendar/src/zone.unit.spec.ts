import { describe, expect, it } from '@jest/globals';
import { Temporal } from '@js-temporal/polyfill';
import { addDays, endOfLocalDay, localDate, offsetHours, startOfLocalDay, ZONE } from './index.js';

describe('The end of summer time, 2026-04-05', () => {
  it('takes the clock back from midnight to 23:00 of Saturday', () => {
    expect(localDate('2026-04-05T02:59:59.999Z')).toBe('2026-04-04');
    expect(localDate('2026-04-05T03:00:00.000Z')).toBe('2026-04-04');
    expect(localDate('2026-04-05T03:59:59.999Z')).toBe('2026-04-04');
    expect(localDate('2026-04-05T04:00:00.000Z')).toBe('2026-04-05');
  });

  it('makes Saturday 25 hours long', () => {
    expect(startOfLocalDay('2026-04-04')).toBe('2026-04-04T03:00:00.000Z');
    expect(endOfLocalDay('2026-04-04')).toBe('2026-04-05T03:59:59.000Z');
    expect(startOfLocalDay('2026-04-05')).toBe('2026-04-05T04:00:00.000Z');
  });
});

describe('The beginning of summer time, 2026-09-06', () => {
  it('has no midnight: Sunday begins at 01:00', () => {
    expect(localDate('2026-09-06T03:59:59.999Z')).toBe('2026-09-05');
    expect(localDate('2026-09-06T04:00:00.000Z')).toBe('2026-09-06');
    expect(startOfLocalDay('2026-09-06')).toBe('2026-09-06T04:00:00.000Z');
    expect(offsetHours('2026-09-06T04:00:00.000Z')).toBe(-3);
  });

  it('makes Sunday 23 hours long', () => {
    expect(endOfLocalDay('2026-09-05')).toBe('2026-09-06T03:59:59.000Z');
    expect(endOfLocalDay('2026-09-06')).toBe('2026-09-07T02:59:59.000Z');
  });
});

describe('Irregular years', () => {
  it('kept summer time all through 2015 and began it a week late in 2022', () => {
    expect(offsetHours('2015-07-01T12:00:00Z')).toBe(-3);
    expect(offsetHours('2022-09-04T12:00:00Z')).toBe(-4);
    expect(offsetHours('2022-09-11T04:00:00Z')).toBe(-3);
  });
});

describe('Our rules and the zone data of this Node', () => {
  const offsetOfNode = new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' });

  // If this fails after an upgrade, the law has changed: add the years to zone.ts.
  it('agree hour by hour around every change from 2010 to 2037', () => {
    const hourMs = 3_600_000;
    for (let ms = Date.UTC(2010, 0, 1); ms < Date.UTC(2038, 0, 1); ms += hourMs) {
      const [before, after] = [offsetHours(ms), offsetHours(ms + 24 * hourMs)];
      const step = before === after ? 24 * hourMs : hourMs;
      if (offsetOfNode.format(ms).split('GMT')[1] !== `-0${-before}:00`) throw new Error(new Date(ms).toISOString());
      ms += step - hourMs;
    }
  });

  it('agree with the Temporal polyfill on where each day begins', () => {
    for (let date = '2010-01-01'; date < '2032-01-01'; date = addDays(date, 1)) {
      const expected = Temporal.PlainDate.from(date).toZonedDateTime(ZONE).epochMilliseconds;
      if (Date.parse(startOfLocalDay(date)) !== expected) throw new Error(`${date}: ${startOfLocalDay(date)}`);
    }
  });
});
