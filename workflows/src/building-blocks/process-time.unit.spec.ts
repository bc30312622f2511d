import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ProcessClock } from '@oln/contracts';
import { MONDAY, sampleState } from '../testing/sample-state.js';
import { ProcessTime } from './process-time.js';
import type { Ring } from './rings.js';

const WALL = '2026-11-23T12:00:00.000Z';
const HOUR_MS = 3_600_000;
const after = (ms: number): string => new Date(Date.parse(MONDAY) + ms).toISOString();
const ringAt = (at: string): Ring => ({ key: at, at, level: 'due', clock: undefined as never });

const clock = (speed: number): ProcessClock => ({ epoch: 4, wall: WALL, business: MONDAY, speed });

describe('Business time of a process', () => {
  beforeEach(() => void jest.useFakeTimers({ now: new Date(WALL), doNotFake: ['nextTick'] }));
  afterEach(() => void jest.useRealTimers());

  it('is wall time in production', () => {
    const time = new ProcessTime(sampleState());
    expect(time.asOf).toBe(WALL);
    expect(time.waitMs(ringAt('2026-11-23T13:00:00.000Z'))).toBe(HOUR_MS);
  });

  it('runs at the pace that was told', () => {
    const time = new ProcessTime(sampleState({ clock: clock(8_640) }));
    expect(time.waitMs(ringAt(after(24 * HOUR_MS)))).toBe(10_000);
    jest.advanceTimersByTime(5_000);
    expect(time.asOf).toBe(after(12 * HOUR_MS));
  });

  it('stands still with the environment: no timer is set', () => {
    const time = new ProcessTime(sampleState({ clock: clock(0) }));
    expect(time.waitMs(ringAt(after(1)))).toBe(Number.POSITIVE_INFINITY);
    expect(time.waitMs(ringAt(MONDAY))).toBe(0);
  });

  it('falls back to its owner, keeping the epoch that it was told', () => {
    const state = sampleState({ clock: clock(3_600) });
    const time = new ProcessTime(state);
    jest.advanceTimersByTime(10_000);
    const ring = ringAt(after(10 * HOUR_MS));
    expect(time.waitMs(ring)).toBe(0);
    time.fallBack(ring, after(8 * HOUR_MS));
    expect(time.asOf).toBe(after(8 * HOUR_MS));
    expect(time.waitMs(ring)).toBe(2_000);
    expect(state.clock).toMatchObject({ epoch: 4, speed: 3_600 });
  });

  it('asks ever later while its owner stands still, and at once when they agree', () => {
    const time = new ProcessTime(sampleState({ clock: clock(3_600_000) }));
    const ring = ringAt(after(1));
    const waits = Array.from({ length: 20 }, () => {
      time.fallBack(ring, MONDAY);
      return time.waitMs(ring);
    });
    expect(waits.slice(0, 4)).toEqual([250, 250, 400, 800]);
    expect(waits.at(-1)).toBe(10 * 60_000);
    time.agree();
    jest.advanceTimersByTime(300);
    expect(time.waitMs(ring)).toBe(0);
  });

  it('in production waits for as long as the owner is behind', () => {
    const time = new ProcessTime(sampleState());
    const ring = ringAt(WALL);
    time.fallBack(ring, '2026-11-23T11:59:57.000Z');
    expect(time.waitMs(ring)).toBe(3_000);
    time.fallBack(ring, '2026-11-20T11:59:57.000Z');
    expect(time.waitMs(ring)).toBe(10 * 60_000);
  });
});
