import { describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '@oln/calendar';
import type { OlnEvent } from '@oln/contracts';
import fc from 'fast-check';
import { marksByHand } from '../testing/by-hand.spec.js';
import { Lives, shuffledTwice } from '../testing/lives.spec.js';
import { knownOn } from './mark.js';

const COMMUNE = '13110';
const seeds = fc.integer({ min: 1, max: 1_000_000 });
const days = fc.integer({ min: 0, max: 330 }).map((days) => addDays('2026-01-05', days));

/** Children who take part at the end of a day, gone through once, fact by fact. `merges`: whether two entries may be one person. */
function takingPart(events: readonly OlnEvent[], day: string, { merges }: { merges: boolean }): number {
  const plans = new Map<string, Set<unknown>>();
  const into = new Map<string, string>();
  const until = events.filter(({ asof }) => localDate(Date.parse(asof)) <= day);
  for (const { type, subject, data } of until.sort((one, other) => (one.asof < other.asof ? -1 : 1))) {
    if (type === 'oln.intake.person.merged.v1' && merges) into.set(subject, String(data.into));
    if (type === 'oln.intake.person.unmerged.v1') into.delete(subject);
    if (!type.startsWith('oln.community.participation.') || data.as !== 'child') continue;
    const person = String(data.personId);
    const known = plans.get(person) ?? new Set();
    plans.set(person, type.includes('recorded') ? known.add(data.planId) : (known.delete(data.planId), known));
  }
  const survivor = (person: string): string => (into.has(person) ? survivor(into.get(person)!) : person);
  return new Set([...plans].filter(([, those]) => those.size > 0).map(([person]) => survivor(person))).size;
}

const counted = (events: readonly OlnEvent[], day: string): number =>
  knownOn(
    marksByHand(events)
      .map(({ mark }) => mark)
      .filter(({ measure }) => measure === 'child.participating'),
    day,
  ).reduce((sum, { n }) => sum + n, 0);

describe('A child of two entries of the registry', () => {
  it('is counted once from the day on which they were found to be one, and twice again once that was undone', () => {
    fc.assert(
      fc.property(seeds, days, (seed, day) => {
        const { events } = Lives.of(seed, COMMUNE, 6);
        expect(counted(events, day)).toBe(takingPart(events, day, { merges: true }));
      }),
      { numRuns: 150 },
    );
  });

  it('is, in whatever order the facts come and how often', () => {
    fc.assert(
      fc.property(seeds, seeds, days, (seed, order, day) => {
        const { events } = Lives.of(seed, COMMUNE, 6);
        expect(counted(shuffledTwice(order, events), day)).toBe(takingPart(events, day, { merges: true }));
      }),
      { numRuns: 100 },
    );
  });

  it('would be counted twice by who does not hear of merges: the comparison sees it', () => {
    const day = '2026-12-31';
    const seen = Array.from({ length: 20 }, (_, seed) => Lives.of(seed + 1, COMMUNE, 6).events).filter(
      (events) => counted(events, day) !== takingPart(events, day, { merges: false }),
    );
    expect(seen.length).toBeGreaterThan(3);
  });
});
