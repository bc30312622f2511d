import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceClock } from './service-clock.js';

const record = (epoch: number, business: string): string =>
  JSON.stringify({ epoch, wall: '2026-01-01T00:00:00.000Z', business, speed: 0, environment: 'test' });

describe('The clock of an environment', () => {
  let folder: string;
  let file: string;
  let clock: ServiceClock;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-clock-'));
    file = join(folder, 'clock.json');
    writeFileSync(file, record(1, '2026-03-02T15:00:00.000Z'));
    clock = new ServiceClock(file);
  });
  afterEach(() => {
    clock.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const now = () => clock.now().toISOString();

  it('goes by its record, and by the next one as soon as that is written', async () => {
    expect(now()).toBe('2026-03-02T15:00:00.000Z');
    writeFileSync(file, record(2, '2026-04-02T15:00:00.000Z'));
    await eventually(() => now() === '2026-04-02T15:00:00.000Z');
  });

  it('says what business time was a while of wall time ago, at its pace, and nothing while it stands still', () => {
    expect(clock.wallTimeAgo(1_000)).toBeUndefined();
    const at = (speed: number): string =>
      JSON.stringify({ ...JSON.parse(record(1, '2026-03-02T15:00:00.000Z')), wall: new Date().toISOString(), speed });
    writeFileSync(file, at(8_640));
    const fast = new ServiceClock(file);
    const before = fast.wallTimeAgo(10_000)!.getTime();
    expect(fast.now().getTime() - before).toBeGreaterThanOrEqual(86_400_000);
    fast.close();
    const ago = new ServiceClock().wallTimeAgo(60_000)!;
    expect(Date.now() - ago.getTime()).toBeGreaterThanOrEqual(60_000);
  });

  it('goes on as it went where its record is taken away or half written', async () => {
    for (const spoil of [() => rmSync(file), () => writeFileSync(file, '{"epoch": 3, "wa')]) {
      spoil();
      await sleep(500);
      expect(now()).toBe('2026-03-02T15:00:00.000Z');
    }
    writeFileSync(file, record(4, '2026-05-02T15:00:00.000Z'));
    await eventually(() => now() === '2026-05-02T15:00:00.000Z');
  });
});
