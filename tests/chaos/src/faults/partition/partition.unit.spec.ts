import { describe, expect, it } from '@jest/globals';
import { Random } from '../../run/random.js';
import type { Asked } from './asking.js';
import { ofPartition, type Healed } from './judge.js';
import { nameOf, partitions } from './plan.js';
import { Ways } from './ways.js';

const answer = (more: Partial<Asked> = {}): Asked => ({
  part: 'intake',
  what: 'write',
  ms: 9_000,
  status: 503,
  retryAfter: true,
  ...more,
});
const sound: Healed = {
  name: 'intake ≠ postgres',
  drainedMs: 30_000,
  asked: [answer(), answer({ status: 404 })],
  isCutFromDatabase: true,
};
const found = (more: Partial<Healed>): string[] => ofPartition({ ...sound, ...more }).map(({ what }) => what);

describe('A partition', () => {
  it('is as it should be when everything drains in time and every call was answered in time', () => {
    expect(found({})).toEqual([]);
    expect(found({ isCutFromDatabase: false, asked: [] })).toEqual([]);
  });

  it.each<[string, Partial<Healed>, string]>([
    [
      'something waited for longer',
      { drainedMs: 30_001 },
      'what waited was not where it belongs 30001 ms after it was whole',
    ],
    [
      'a call hung',
      { asked: [answer(), answer({ status: undefined, ms: 35_000 })] },
      '1 calls without an answer within 30000 ms',
    ],
    ['a call came late', { asked: [answer({ ms: 30_001 })] }, '1 calls without an answer within 30000 ms'],
    ['a call failed', { asked: [answer(), answer({ status: 500 })] }, '1 calls answered as a failure of ours'],
    [
      'nobody was told when to come again',
      { asked: [answer({ retryAfter: false })] },
      '1 calls answered 503 without Retry-After',
    ],
    ['nothing was cut off', { asked: [answer({ status: 404 })] }, 'no call was refused, so nothing was cut off'],
  ])('is found when %s', (_why, more, text) => {
    expect(found(more)).toEqual([`intake ≠ postgres: ${text}`]);
  });
});

describe('The plan of partitions', () => {
  const all = partitions(Random.of(7, 'F12'), 2);
  const whole = all.filter(({ parts, who, how }) => how !== 'slow' && (parts.length === 2 || who === 'gateway'));

  it('cuts every service off from each back end, and the workers from Temporal', () => {
    expect(whole.map(nameOf).sort()).toEqual(
      [
        ...['intake', 'cases', 'alerts', 'offer', 'community', 'reporting'].flatMap((who) =>
          ['nats', 'temporal', 'postgres'].map((backEnd) => `${who}+${who}-2 ≠ ${backEnd}`),
        ),
        ...['nats', 'temporal', 'postgres'].map((backEnd) => `gateway ≠ ${backEnd}`),
        'worker+worker-2 ≠ temporal',
      ].sort(),
    );
  });

  it('loses each back end half-open, silently and by refusal', () => {
    for (const backEnd of ['nats', 'temporal', 'postgres'])
      expect(new Set(whole.filter((one) => one.backEnd === backEnd).map(({ how }) => how))).toEqual(
        new Set(['swallowing', 'holding', 'refusing']),
      );
  });

  it('cuts a single replica off, half-open, from each', () => {
    const alone = all.filter(({ parts, who }) => parts.length === 1 && who !== 'gateway');
    expect(alone.map(({ backEnd }) => backEnd).sort()).toEqual(['nats', 'postgres', 'temporal']);
    expect(new Set(alone.map(({ how }) => how))).toEqual(new Set(['swallowing']));
  });

  it('is the same for a seed, and only of those who are asked for', () => {
    expect(partitions(Random.of(7, 'F12'), 2)).toEqual(all);
    const some = partitions(Random.of(7, 'F12'), 2, ['worker']);
    expect(some.map(nameOf)).toEqual(['worker+worker-2 ≠ temporal']);
  });
});

describe('The ways', () => {
  it('lead each part to each of its back ends by a port of its own, and the gateway has one replica', async () => {
    const ways = await Ways.open({ nats: 1, temporal: 2, postgres: 3 }, 2);
    try {
      const { detours } = ways;
      expect(Object.keys(detours).sort()).toEqual(
        [
          ...['alerts', 'alerts-2', 'cases', 'cases-2', 'community', 'community-2', 'gateway', 'intake', 'intake-2'],
          ...['offer', 'offer-2', 'reporting', 'reporting-2', 'worker', 'worker-2'],
        ].sort(),
      );
      expect(Object.keys(detours['worker-2']!)).toEqual(['temporal']);
      expect(detours.intake!.nats).toBe(ways.of('intake', 'nats').port);
      const ports = Object.values(detours).flatMap((detour) => Object.values(detour));
      expect(new Set(ports).size).toBe(13 * 3 + 2);
      expect(() => ways.of('worker', 'nats')).toThrow('worker has no way to nats');
    } finally {
      await ways.close();
    }
  });
});
