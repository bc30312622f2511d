import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { businessNow, ClockKeeper, type ClockRecord } from './clock-record.js';
import type { EnvironmentPaths } from './paths.js';

describe('The clock of an environment', () => {
  let folder: string;
  let paths: EnvironmentPaths;
  const keepers: ClockKeeper[] = [];

  const at = (instant: string): void => void jest.setSystemTime(new Date(instant));
  const start = (ranUntilNow = false): ClockKeeper => {
    const keeper = new ClockKeeper(paths, ranUntilNow);
    keepers.push(keeper);
    return keeper;
  };
  const onDisk = (): ClockRecord => JSON.parse(readFileSync(paths.clock, 'utf8')) as ClockRecord;
  const told = (keeper: ClockKeeper): string => new Date(businessNow(keeper.current)).toISOString();

  beforeEach(() => {
    jest.useFakeTimers();
    folder = mkdtempSync(join(tmpdir(), 'oln-clock-'));
    const names = { name: 'trial', clock: join(folder, 'clock.json'), clockBeat: join(folder, 'clock-beat.json') };
    paths = names as EnvironmentPaths;
    at('2026-03-02T12:00:00.000Z');
  });
  afterEach(() => {
    for (const keeper of keepers.splice(0)) keeper.stop();
    jest.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  it('begins with wall time, at its pace', () => {
    start();
    expect(onDisk()).toEqual({
      epoch: 1,
      wall: '2026-03-02T12:00:00.000Z',
      business: '2026-03-02T12:00:00.000Z',
      speed: 1,
      environment: 'trial',
    });
  });

  it('stands still while the stack is down', () => {
    const first = start();
    at('2026-03-02T13:00:00.000Z');
    first.stop();
    at('2026-03-09T08:00:00.000Z');
    const second = start();
    expect(told(second)).toBe('2026-03-02T13:00:00.000Z');
    expect(onDisk()).toMatchObject({ epoch: 2, wall: '2026-03-09T08:00:00.000Z' });
  });

  it('changes its pace without a jump', () => {
    const clock = start();
    at('2026-03-02T12:10:00.000Z');
    clock.setSpeed(86_400);
    expect(onDisk()).toMatchObject({ epoch: 2, business: '2026-03-02T12:10:00.000Z', speed: 86_400 });
    at('2026-03-02T12:10:02.000Z');
    expect(told(clock)).toBe('2026-03-04T12:10:00.000Z');
  });

  it('is paused by the pace 0', () => {
    const clock = start();
    clock.setSpeed(0);
    at('2026-03-05T12:00:00.000Z');
    expect(told(clock)).toBe('2026-03-02T12:00:00.000Z');
  });

  it('does not run backwards after a crash: what may have passed since the last beat has passed', () => {
    const clock = start();
    clock.setSpeed(86_400);
    jest.advanceTimersByTime(10_000);
    at('2026-03-02T12:00:10.900Z');
    const atTheCrash = businessNow(clock.current);
    jest.clearAllTimers();
    at('2026-03-20T12:00:00.000Z');
    const next = businessNow(start().current);
    expect(next).toBeGreaterThanOrEqual(atTheCrash);
    expect(next - atTheCrash).toBeLessThan(86_400_000);
  });

  it('has gone on where the parts outlived their supervisor', () => {
    start();
    jest.clearAllTimers();
    at('2026-03-02T15:00:00.000Z');
    expect(told(start(true))).toBe('2026-03-02T15:00:00.000Z');
  });
});
