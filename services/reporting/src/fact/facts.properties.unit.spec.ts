import { describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '@oln/calendar';
import type { OlnEvent } from '@oln/contracts';
import fc from 'fast-check';
import { heardFacts, type HeardFact } from '../heard/hearings.js';
import { monthOf, rollupsOf } from '../projection/rollups.js';
import { toldIn } from '../testing/by-hand.spec.js';
import { Lives, shuffledTwice } from '../testing/lives.spec.js';
import { marksOfAll } from './facts.js';
import { knownOn, markKey, type Mark } from './mark.js';
import { measureOf } from './measures.js';
import { lastOfMonth } from '../figure/period.js';

const COMMUNE = '13110';
const seeds = fc.integer({ min: 1, max: 1_000_000 });

const heardIn = (events: readonly OlnEvent[]): HeardFact[] => events.flatMap(heardFacts);
const marksIn = (heard: readonly HeardFact[]): Mark[] =>
  marksOfAll(toldIn(heard)).map(({ commune: _commune, kind: _kind, record: _record, ...mark }) => mark);

const shown = (marks: readonly Mark[]): string[] => marks.map((mark) => `${markKey(mark)} × ${mark.n}`).sort();
/** As it was known, whatever came to be known later. */
const known = (marks: readonly Mark[], day: string): string[] =>
  knownOn(marks, day)
    .flatMap(({ measure, line, code, on, value, n }) =>
      Array<string>(n).fill([measure, line, code, on, value].join('|')),
    )
    .sort();

describe('What facts add to the figures', () => {
  it('depends on which facts there are, not on the order in which they came nor on how often', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, order) => {
        const heard = heardIn(Lives.of(seed, COMMUNE, 3).events);
        expect(shown(marksIn(shuffledTwice(order, heard)))).toEqual(shown(marksIn(heard)));
      }),
      { numRuns: 60 },
    );
  });

  it('is, as it was known on a day, what the facts of up to that day say', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 300 }), (seed, days) => {
        const { events } = Lives.of(seed, COMMUNE, 3);
        const day = addDays('2026-01-05', days);
        const before = events.filter(({ asof }) => localDate(Date.parse(asof)) <= day);
        expect(known(marksIn(heardIn(events)), day)).toEqual(known(marksIn(heardIn(before)), day));
      }),
      { numRuns: 100 },
    );
  });

  it('is the same in the sums by month as by itself, at the end of every month', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 11 }), (seed, months) => {
        const marks = marksIn(heardIn(Lives.of(seed, COMMUNE, 4).events));
        const day = lastOfMonth(addDays('2026-01-15', months * 30));
        const rollups = rollupsOf(marks.map((mark) => ({ sign: 1, mark: { ...mark, commune: COMMUNE } })));
        const sums = new Map<string, number>();
        for (const { measure, line, code, value, onMonth, month, n } of rollups)
          if (month <= day) add(sums, [measure, line, code, value, onMonth].join('|'), n);
        const counted = new Map<string, number>();
        for (const { measure, line, code, value, on, n } of knownOn(marks, day))
          add(
            counted,
            [measure, line, code, value, measureOf(measure).time === 'stock' ? '0001-01-01' : monthOf(on)].join('|'),
            n,
          );
        expect([...sums].filter(([, n]) => n !== 0).sort()).toEqual([...counted].sort());
      }),
      { numRuns: 60 },
    );
  });

  it('comes and goes without a rest in the sums', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const marks = marksIn(heardIn(Lives.of(seed, COMMUNE, 2).events)).map((mark) => ({
          ...mark,
          commune: COMMUNE,
        }));
        const changes = [
          ...marks.map((mark) => ({ sign: 1 as const, mark })),
          ...marks.map((mark) => ({ sign: -1 as const, mark })),
        ];
        expect(rollupsOf(changes)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

const add = (sums: Map<string, number>, key: string, n: number): void => void sums.set(key, (sums.get(key) ?? 0) + n);
