import { describe, expect, it } from '@jest/globals';
import { isRefusal, RIGHTS_REQUEST_OUTCOMES, RIGHTS_REQUEST_STAGES, type RightsRequestStage } from '@oln/contracts';
import { nextStages, RIGHTS_REQUEST } from '@oln/workflows/stages';
import { anchorsOf } from './rights-request-process.js';
import { decideRightsRequest, type RightsRequest } from './rights-request.js';
import { COMMANDS, NOW, REQUEST_IN } from './sample-rights-requests.spec.js';

/** Everything that a request in the stage can become. */
const successors = (stage: RightsRequestStage): RightsRequest[] =>
  COMMANDS.flatMap((command) => {
    const next = decideRightsRequest(REQUEST_IN[stage], command, NOW);
    return isRefusal(next) ? [] : [next];
  });

describe('the service decides, the process obeys: both know the same', () => {
  it.each(RIGHTS_REQUEST_STAGES)('ways out of %s', (stage) => {
    const decided = successors(stage).map((next) => next.stage);
    const out = new Set(decided.filter((next) => next !== stage));
    expect([...out].sort()).toEqual([...nextStages<RightsRequestStage>(RIGHTS_REQUEST, stage)].sort());
  });

  it.each(RIGHTS_REQUEST_STAGES)('outcomes that are fixed in %s', (stage) => {
    const decided = successors(stage).flatMap((next) => (next.stage === 'closed' ? [next.outcome] : []));
    expect([...new Set(decided)].sort()).toEqual([...RIGHTS_REQUEST.stages[stage].outcomes].sort());
  });

  it('every outcome is reached in some stage', () => {
    const outcomes = RIGHTS_REQUEST_STAGES.flatMap((stage) => [...RIGHTS_REQUEST.stages[stage].outcomes] as string[]);
    expect([...new Set(outcomes)].sort()).toEqual([...RIGHTS_REQUEST_OUTCOMES].sort());
  });

  it.each(RIGHTS_REQUEST_STAGES)('every clock of %s has the anchors it counts from', (stage) => {
    const clocks = Object.values(
      RIGHTS_REQUEST.stages[stage].clocks as Record<string, { from: string; dueAt?: string }>,
    );
    const needed = clocks.flatMap(({ from, dueAt }) => [from.replace('anchor:', ''), ...(dueAt ? [dueAt] : [])]);
    expect(Object.keys(anchorsOf(REQUEST_IN[stage]))).toEqual(expect.arrayContaining(needed));
  });
});
