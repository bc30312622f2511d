import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { obeyMove } from './building-blocks/hearing.js';
import { nextRing } from './building-blocks/rings.js';
import { TABLES } from './stages.js';
import { ENGINE, LateLife, type Change, type Engine } from './testing/late-life.spec.js';

const hours = (max: number) => fc.integer({ min: 1, max });
const changes = fc.array(
  fc.record<Change>({
    afterHours: fc.oneof(hours(6), hours(1_500)),
    lateHours: fc.oneof(fc.constant(0), hours(12), hours(400)),
    againHours: fc.option(fc.nat({ max: 600 }), { nil: undefined }),
    choice: fc.nat({ max: 1_000 }),
    what: fc.constantFrom('move', 'move', 'pause', 'resume', 'happen', 'happen', 'term'),
  }),
  { maxLength: 30, size: 'max' },
);
/** A process, in any stage that has something left to do. */
const starts = fc.constantFrom(
  ...Object.values(TABLES).flatMap((table) =>
    Object.keys(table.stages)
      .filter((stage) => !table.stages[stage]!.final)
      .map((stage) => ({ table, stage })),
  ),
);

const tried = (engine: Engine, endOnFailure = false): void =>
  fc.assert(
    fc.property(starts, changes, ({ table, stage }, all) => {
      const life = new LateLife(table, stage, all, engine).run();
      expect([life.lost, life.toldTwice]).toEqual([[], []]);
    }),
    { numRuns: 400, seed: 20_260_302, endOnFailure },
  );

describe('whatever happens, and however late, often and out of order a process hears of it', () => {
  it('no deadline is lost, and none is told twice', () => tried(ENGINE));
});

describe('what would be wrong is found', () => {
  it.each<[string, Partial<Engine>]>([
    [
      'only dates ring',
      {
        nextRing: (clocks, state) =>
          nextRing(
            clocks.map((clock) => ({ ...clock, climbs: [] })),
            state,
          ),
      },
    ],
    [
      'of several clocks only the first one rings',
      { nextRing: ([first], state) => nextRing(first ? [first] : [], state) },
    ],
    [
      'who was told of one thing is told of no more of it',
      {
        markTold: (state, { clock: { rule, due, climbs }, key }) =>
          void state.told.push(key, ...climbs.map(({ to }) => `${rule}@${due}#climb:${to}`)),
      },
    ],
    ['what was answered once is never asked again', { asksAgain: false }],
    [
      'an anchor that its owner names no more is kept',
      { obeyMove: (table, state, move) => obeyMove(table, state, move, () => false) },
    ],
    ['what was told is forgotten', { markTold: () => undefined }],
  ])('%s', (_, broken) => expect(() => tried({ ...ENGINE, ...broken }, true)).toThrow());
});
