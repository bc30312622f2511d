import { describe, expect, it } from '@jest/globals';
import { LINES } from '@oln/contracts';
import { checkDigit, isRun } from '@oln/identity';
import { PeopleNumbers } from './people-numbers.js';
import { pilot } from './sample-scenario.spec.js';
import { scaled } from './scale.js';

const RUN = 417;
const numbersAt = (families: number): PeopleNumbers => new PeopleNumbers(scaled(pilot(), families).scenario);

describe('people of a simulation', () => {
  it('are who they were, as long as there were enough numbers', () => {
    const people = numbersAt(5_520);
    expect([people.ofFamily(4_900, 5), people.ofParticipant(0)]).toEqual([29_405, 70_000]);
    expect(people.runOf(29_405, RUN)).toBe(5_000_000 + 17 * 100_000 + 29_405);
  });

  // Above some eleven thousand families their people had the numbers of participants, above sixteen thousand those of each other.
  it.each([552, 12_000, 20_000, 200_000])('of %i families are never two with the same RUN', (families) => {
    const people = numbersAt(families);
    const { lines, notPertinent, community } = scaled(pilot(), families).scenario;
    const all = LINES.map((line) => lines[line].families + Math.round(lines[line].families * notPertinent.share));
    const last = all[0]! + all[1]!;
    const [ofLast, first] = [people.ofFamily(last - 1, 5), people.ofParticipant(0)];
    expect(first).toBeGreaterThan(ofLast);
    const end = people.ofParticipant(community.childrenInvited - 1);
    const runs = [0, ofLast, first, end].map((number) => people.runOf(number, RUN));
    expect([...runs].sort((one, other) => one - other)).toEqual(runs);
    expect(runs[0]! + end).toBe(runs[3]);
    expect(people.runOf(0, RUN + 1) - runs[0]!).not.toBe(0);
    expect(runs.every((run) => isRun(`${run}-${checkDigit(run)}`))).toBe(true);
  });
});
