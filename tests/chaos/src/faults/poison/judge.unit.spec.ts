import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../invariants/invariant.js';
import { ofNeighbours, ofPoison, ofReplayed, ofStillBad, type Fate } from './judge.js';
import type { Poison, PoisonKind } from './poisons.js';
import { tookOf, type Probe } from './probes.js';

const ID = '3f0f9a52-0000-4000-8000-000000000001';
const poison = (kind: PoisonKind, more: Partial<Poison> = {}): Poison => ({
  ...{ kind, id: ID, subject: 'oln.v1.13110.gateway.staff.changed', payload: '{}', commune: '13110' },
  hearers: ['intake'],
  ...more,
});
const row = { id: 'row', attempts: 5, errorCode: 'HANDLER.error', isReplayed: false, parkedAt: 0 };
const parked = (more: Partial<typeof row> = {}): Fate => ({ parked: [{ ...row, ...more }], isTakenIn: false });
const nowhere: Fate = { parked: [], isTakenIn: false };
const taken: Fate = { parked: [], isTakenIn: true };
const listed = new Set(['row']);
const texts = (found: readonly Finding[]): string[] =>
  found.map(({ kind, what }) => `${kind}: ${what.replace(ID, 'it')}`);

describe('A poison', () => {
  it('that was tried, parked and listed is as it should be', () => {
    expect(ofPoison(poison('not JSON'), 'intake', parked({ attempts: 1 }), listed)).toEqual([]);
    expect(ofPoison(poison('refused for ever'), 'intake', parked(), listed, 10)).toEqual([]);
    expect(ofPoison(poison('unknown commune'), 'intake', taken, listed)).toEqual([]);
    expect(ofPoison(poison('data that does not fit'), 'alerts', taken, listed)).toEqual([]);
    expect(ofPoison(poison('data that does not fit'), 'intake', taken, listed)).toHaveLength(1);
    expect(ofPoison(poison('too big for the stream', { isKeptOut: true }), 'intake', nowhere, listed)).toEqual([]);
  });

  it.each<[string, PoisonKind, Fate, number, string]>([
    ['its parked row was deleted', 'not JSON', nowhere, 0, 'lost: intake: not JSON it: neither parked nor taken in'],
    ['it was taken in', 'not JSON', taken, 0, 'wrong: intake: not JSON it: taken in'],
    ['it was tried once more', 'not JSON', parked({ attempts: 6 }), 0, 'wrong: intake: not JSON it: tried 6 times'],
    [
      'it is not listed',
      'not JSON',
      parked({ id: 'other' }),
      0,
      'wrong: intake: not JSON it: not listed among the parked messages',
    ],
    [
      'it was parked twice',
      'not JSON',
      { parked: [row, row], isTakenIn: false },
      0,
      'doubled: intake: not JSON it: parked 2 times',
    ],
    [
      'its handler ran on',
      'refused for ever',
      parked(),
      11,
      'wrong: intake: refused for ever it: its handler ran 11 times',
    ],
    ['nobody refused it', 'refused for ever', parked(), 0, 'wrong: intake: refused for ever it: its handler never ran'],
  ])('is found when %s', (_why, kind, fate, runs, text) => {
    expect(texts(ofPoison(poison(kind), 'intake', fate, listed, runs))).toEqual([text]);
  });

  it('that was repaired has its effect once, however often it is replayed', () => {
    const one = poison('refused until repaired');
    const done: Fate = { ...parked({ isReplayed: true }), isTakenIn: true };
    expect(ofReplayed(one, 'intake', done, [true, true], 1)).toEqual([]);
    expect(texts(ofReplayed(one, 'intake', done, [true, true], 2))).toEqual([
      'doubled: intake: refused until repaired it: replayed, 2 effects',
    ]);
    expect(texts(ofReplayed(one, 'intake', done, [true, true], 0))).toEqual([
      'lost: intake: refused until repaired it: replayed, no effect',
    ]);
    expect(texts(ofReplayed(one, 'intake', parked(), [false, false], 1))).toEqual([
      'wrong: intake: refused until repaired it: replayed, false, false',
      'lost: intake: refused until repaired it: replayed and not taken in',
    ]);
  });

  it('that nobody repaired does not go away by being replayed', () => {
    expect(ofStillBad(poison('not JSON'), 'intake', parked(), false)).toEqual([]);
    expect(ofStillBad(poison('not JSON'), 'intake', parked({ isReplayed: true }), true)).toHaveLength(1);
    expect(ofStillBad(poison('not JSON'), 'intake', nowhere, false)).toHaveLength(1);
  });
});

describe('Its neighbours', () => {
  const probe = (tookMs: number | undefined, isNeighbour: boolean): Probe => ({
    ...{ id: String(tookMs), service: 'intake', sentAt: 0 },
    ...{ tookMs, isNeighbour },
  });
  const elsewhere = [20, 30, 400].map((ms) => probe(ms, false));
  const beside = Array.from({ length: 200 }, (_, at) => probe(20 + at, true));

  it('are as quick as others, and may be as slow as others and a second', () => {
    expect(ofNeighbours([...elsewhere, ...beside, probe(1_400, true)])).toEqual([]);
  });

  it('are found when one of them is delayed by more, or many by a second', () => {
    expect(texts(ofNeighbours([...elsewhere, ...beside, probe(1_401, true)]))).toEqual([
      'wrong: intake: beside poison p99 218 ms, at most 1401 ms, elsewhere at most 400 ms',
    ]);
    const slow = Array.from({ length: 4 }, () => probe(1_050, true));
    expect(ofNeighbours([...elsewhere, ...beside, ...slow])).toHaveLength(1);
  });

  it('are found when one never came, and when there were none', () => {
    expect(texts(ofNeighbours([...elsewhere, ...beside, probe(undefined, true)]))).toEqual([
      'lost: intake has not taken in the probe undefined',
    ]);
    expect(texts(ofNeighbours(elsewhere))).toEqual(['wrong: intake: nothing was published beside poison']);
  });

  it('are summed up by what came, and what did not come took for ever', () => {
    const three = [10, 30, 20].map((ms) => probe(ms, true));
    expect(tookOf(three)).toEqual({ count: 3, p50: 20, p99: 30, max: 30 });
    expect(tookOf([probe(undefined, true)]).max).toBe(Infinity);
    expect(tookOf([])).toEqual({ count: 0, p50: 0, p99: 0, max: 0 });
  });
});
