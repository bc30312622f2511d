import { describe, expect, it } from '@jest/globals';
import { ERASING_SERVICES, isRefusal, type Refusal } from '@oln/contracts';
import fc from 'fast-check';
import { decideAnonymisation, type Anonymisation, type AnonymisationCommand } from './anonymisation.js';
import { ANNOUNCED, COMMANDS, NOW } from './sample-anonymisations.spec.js';

type Decide = (before: Anonymisation, command: AnonymisationCommand) => Anonymisation | Refusal;
const decide: Decide = (before, command) => decideAnonymisation(before, command, NOW);

/** What a service told counts for the next order, too. */
const remembering: Decide = (before, command) => {
  const next = decide(before, command);
  if (isRefusal(next)) return next;
  const { erasedBy = [] } = before as Partial<Extract<Anonymisation, { stage: 'erasing' }>>;
  return (command.do === 'hear-erased' ? next : { ...next, erasedBy }) as Anonymisation;
};

const hears = fc.constantFrom(...ERASING_SERVICES).map((service): AnonymisationCommand => ({
  ...{ do: 'hear-erased', service },
}));
/** What ends it early is left out, so that many courses come to the end. */
const others = fc.constantFrom(...COMMANDS.filter((command) => command.do !== 'call-off'));
const COURSE = fc.array(fc.oneof({ weight: 2, arbitrary: others }, { weight: 3, arbitrary: hears }), {
  ...{ minLength: 10, maxLength: 60, size: 'max' as const },
});

/** Who had told when it ended as anonymised, since the last order; undefined if it did not. */
function toldAtTheEnd(course: readonly AnonymisationCommand[], by: Decide): string[] | undefined {
  let one: Anonymisation = ANNOUNCED;
  let told = new Set<string>();
  for (const command of course) {
    const next = by(one, command);
    if (isRefusal(next)) continue;
    if (command.do === 'order') told = new Set();
    if (command.do === 'hear-erased') told.add(command.service);
    one = next;
  }
  return one.stage === 'closed' && one.outcome === 'anonymised' ? [...told].sort() : undefined;
}

const ALL = [...ERASING_SERVICES].sort();

const holds = (by: Decide): { failed: boolean; ended: number } => {
  let ended = 0;
  const property = fc.property(COURSE, (course) => {
    const told = toldAtTheEnd(course, by);
    if (told) ended += 1;
    return told === undefined || told.join() === ALL.join();
  });
  return { failed: fc.check(property, { numRuns: 5_000, seed: 20261201 }).failed, ended };
};

describe('Whatever is told in whatever order', () => {
  it('nobody is anonymised before every service has erased under the order that holds', () => {
    const { failed, ended } = holds(decide);
    expect(failed).toBe(false);
    expect(ended).toBeGreaterThan(20);
  });

  it('and one that remembers what was told of an order that was taken back is found out', () => {
    expect(holds(remembering).failed).toBe(true);
  });
});
