import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { becomes, type MergeState } from './merge-state.js';

/** As the registry lets them happen: merged and apart by turns, and other changes of the entry in between. */
const lives = fc
  .array(fc.tuple(fc.constantFrom('b', 'c', 'd'), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 8 })
  .map((steps) => {
    let version = 1;
    return steps.map(([into, later], turn): MergeState => {
      version += later;
      return { id: 'a', commune: '13110', version, into: turn % 2 === 0 ? into : undefined };
    });
  });

/** Each fact twice, in whatever order. */
const retold = lives.chain((told) =>
  fc.record({
    told: fc.constant(told),
    heard: fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }),
  }),
);

function goneThrough(heard: readonly MergeState[]): MergeState[] {
  const states: MergeState[] = [];
  for (const told of heard) states.push(...becomes(states.at(-1), told));
  return states;
}

/** Whoever hears it so ends where the registry is. */
const endsRight = (hear: (heard: readonly MergeState[]) => MergeState | undefined) =>
  fc.property(retold, ({ told, heard }) => hear(heard)?.into === told.at(-1)!.into);

describe('An entry that is merged and parted again and again', () => {
  it('ends as in the registry, in whatever order it is told and how often', () => {
    fc.assert(endsRight((heard) => goneThrough(heard).at(-1)));
  });

  it('is parted from one entry before it is one with another, and never goes back', () => {
    fc.assert(
      fc.property(retold, ({ heard }) => {
        const states = goneThrough(heard);
        for (const [index, { version, into }] of states.slice(1).entries()) {
          const before = states[index]!;
          expect(version).toBeGreaterThanOrEqual(before.version);
          expect([undefined, before.into ?? into]).toContain(into);
        }
      }),
    );
  });

  it('would end elsewhere for who believes what comes last: the comparison sees it', () => {
    expect(
      fc.check(
        endsRight((heard) => heard.at(-1)),
        { seed: 1 },
      ).failed,
    ).toBe(true);
  });
});
