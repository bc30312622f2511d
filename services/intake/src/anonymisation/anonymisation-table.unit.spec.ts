import { describe, expect, it } from '@jest/globals';
import { ANONYMISATION_OUTCOMES, ANONYMISATION_STAGES, isRefusal, type AnonymisationStage } from '@oln/contracts';
import { ANONYMISATION, nextStages } from '@oln/workflows/stages';
import { anchorsOf } from './anonymisation-process.js';
import { decideAnonymisation, type Anonymisation } from './anonymisation.js';
import { ANONYMISATION_IN, COMMANDS, NOW } from './sample-anonymisations.spec.js';

/** Everything that one in the stage can become. */
const successors = (stage: AnonymisationStage): Anonymisation[] =>
  COMMANDS.flatMap((command) => {
    const next = decideAnonymisation(ANONYMISATION_IN[stage], command, NOW);
    return isRefusal(next) ? [] : [next];
  });

describe('the service decides, the process obeys: both know the same', () => {
  it.each(ANONYMISATION_STAGES)('ways out of %s', (stage) => {
    const out = new Set(
      successors(stage)
        .map((next) => next.stage)
        .filter((next) => next !== stage),
    );
    expect([...out].sort()).toEqual([...nextStages<AnonymisationStage>(ANONYMISATION, stage)].sort());
  });

  it.each(ANONYMISATION_STAGES)('outcomes that are fixed in %s', (stage) => {
    const decided = successors(stage).flatMap((next) => (next.stage === 'closed' ? [next.outcome] : []));
    expect([...new Set(decided)].sort()).toEqual([...ANONYMISATION.stages[stage].outcomes].sort());
  });

  it('every outcome is reached in some stage', () => {
    const outcomes = ANONYMISATION_STAGES.flatMap((stage) => [...ANONYMISATION.stages[stage].outcomes] as string[]);
    expect([...new Set(outcomes)].sort()).toEqual([...ANONYMISATION_OUTCOMES].sort());
  });

  it.each(ANONYMISATION_STAGES)('every clock of %s has the anchors it counts from', (stage) => {
    const clocks = Object.values(
      ANONYMISATION.stages[stage].clocks as Record<string, { from: string; dueAt?: string }>,
    );
    const needed = clocks.flatMap(({ from, dueAt }) => [
      ...(from.startsWith('anchor:') ? [from.slice('anchor:'.length)] : []),
      ...(dueAt ? [dueAt] : []),
    ]);
    expect(Object.keys(anchorsOf(ANONYMISATION_IN[stage]))).toEqual(expect.arrayContaining(needed));
  });
});
