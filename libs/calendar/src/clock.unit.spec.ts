import { describe, expect, it } from '@jest/globals';
import type { ProcessClock } from '@oln/contracts';
import fc from 'fast-check';
import { businessNow, reanchor, wallMsUntil } from './index.js';

const WALL = Date.UTC(2026, 10, 23, 3);
const DAY = 86_400_000;
/** One business day lasts one second. */
const FAST: ProcessClock = {
  epoch: 1,
  wall: '2026-11-23T03:00:00.000Z',
  business: '2026-03-02T12:00:00.000Z',
  speed: 86_400,
};
const iso = (ms: number) => new Date(ms).toISOString();

describe('Business time', () => {
  it('is wall time without a clock', () => {
    expect(businessNow(undefined, WALL)).toBe(WALL);
    expect(wallMsUntil(undefined, WALL + 5, WALL)).toBe(5);
    expect(wallMsUntil(undefined, WALL - 5, WALL)).toBe(0);
  });

  it('runs from its anchor at its speed', () => {
    expect(iso(businessNow(FAST, WALL))).toBe('2026-03-02T12:00:00.000Z');
    expect(iso(businessNow(FAST, WALL + 1_000))).toBe('2026-03-03T12:00:00.000Z');
  });

  it('is never before its anchor, should a machine be behind', () => {
    expect(iso(businessNow(FAST, WALL - 50))).toBe('2026-03-02T12:00:00.000Z');
  });

  it('stands still while the environment is paused', () => {
    const paused = { ...FAST, speed: 0 };
    expect(iso(businessNow(paused, WALL + DAY))).toBe('2026-03-02T12:00:00.000Z');
    expect(wallMsUntil(paused, '2026-03-02T12:00:00.001Z', WALL)).toBe(Number.POSITIVE_INFINITY);
    expect(wallMsUntil(paused, '2026-03-02T12:00:00.000Z', WALL)).toBe(0);
  });
});

describe('Waiting for a business instant', () => {
  it('takes the wall time of its days', () => {
    expect(wallMsUntil(FAST, '2026-03-12T12:00:00Z', WALL)).toBe(10_000);
    expect(wallMsUntil(FAST, '2026-03-12T12:00:00Z', WALL + 4_000)).toBe(6_000);
    expect(wallMsUntil(FAST, '2026-03-12T12:00:00Z', WALL + 60_000)).toBe(0);
  });

  it('gives a clock of less than a day its floor at high speed', () => {
    // Two business hours are 84 ms of wall time.
    expect(wallMsUntil(FAST, '2026-03-02T14:00:00Z', WALL)).toBe(250);
    expect(wallMsUntil(FAST, '2026-03-02T14:00:00Z', WALL + 100, WALL)).toBe(150);
    expect(wallMsUntil(FAST, '2026-03-02T14:00:00Z', WALL + 250, WALL)).toBe(0);
    expect(wallMsUntil(FAST, '2026-03-02T14:00:00Z', WALL + 9_000, WALL)).toBe(0);
  });

  it('adds no floor to a day or more, to what is past, and at real speed', () => {
    expect(wallMsUntil({ ...FAST, speed: 8_640_000 }, '2026-03-03T12:00:00Z', WALL)).toBe(10);
    expect(wallMsUntil(FAST, '2026-03-02T11:00:00Z', WALL)).toBe(0);
    expect(wallMsUntil({ ...FAST, speed: 1 }, '2026-03-02T12:00:00.100Z', WALL)).toBe(100);
  });

  it('is over exactly when the instant has come, at any speed', () => {
    const speeds = fc.double({ min: 0.01, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(speeds, fc.integer({ min: -DAY, max: 400 * DAY }), fc.nat(1e8), (speed, ahead, passed) => {
        const clock = { ...FAST, speed };
        const due = Date.parse(FAST.business) + ahead;
        const wait = wallMsUntil(clock, due, WALL + passed);
        return wait >= 0 && Number.isInteger(wait) && businessNow(clock, WALL + passed + wait) >= due;
      }),
      { numRuns: 5_000 },
    );
  });

  it('does not wait longer than needed for long clocks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.integer({ min: DAY, max: 400 * DAY }),
        (speed, ahead) => {
          const clock = { ...FAST, speed };
          const due = Date.parse(FAST.business) + ahead;
          const wait = wallMsUntil(clock, due, WALL);
          return businessNow(clock, WALL + wait - 2) < due;
        },
      ),
    );
  });
});

describe('A new anchor', () => {
  it('goes on where business time is, at another pace', () => {
    const slower = reanchor(FAST, WALL + 2_000, { speed: 8_640 });
    expect(slower).toEqual({
      epoch: 2,
      wall: '2026-11-23T03:00:02.000Z',
      business: '2026-03-04T12:00:00.000Z',
      speed: 8_640,
    });
    expect(iso(businessNow(slower, WALL + 12_000))).toBe('2026-03-05T12:00:00.000Z');
  });

  it('goes on after the stack was down, without the time in between', () => {
    const restarted = reanchor(FAST, WALL + 30 * DAY, { business: '2026-03-04T12:00:00Z' });
    expect(iso(businessNow(restarted, WALL + 30 * DAY + 1_000))).toBe('2026-03-05T12:00:00.000Z');
    expect(restarted.speed).toBe(86_400);
  });

  it('makes the first clock of an environment from wall time', () => {
    expect(reanchor(undefined, WALL)).toEqual({ epoch: 1, wall: iso(WALL), business: iso(WALL), speed: 1 });
  });

  it('refuses a pace that runs backwards', () => {
    expect(() => reanchor(FAST, WALL, { speed: -1 })).toThrow('-1 is not a pace');
    expect(() => reanchor(FAST, WALL, { speed: Number.NaN })).toThrow('not a pace');
  });
});
