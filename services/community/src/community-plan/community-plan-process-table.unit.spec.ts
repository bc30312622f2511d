import { describe, expect, it } from '@jest/globals';
import { COMMUNITY_PLAN_OUTCOMES, COMMUNITY_PLAN_STAGES, isRefusal, type CommunityPlanStage } from '@oln/contracts';
import { COMMUNITY_PLAN, nextStages } from '@oln/workflows/stages';
import type { CommunityPlanCommand } from './community-plan-commands.js';
import { anchorsOf } from './community-plan-process.js';
import type { CommunityPlan } from './community-plan.js';
import { decideCommunityPlan } from './decide-community-plan.js';
import { ALL_THERE, COMMAND, NOW, PLAN_IN } from './sample-community-plans.spec.js';

const EVERY_COMMAND: CommunityPlanCommand[] = [
  ...Object.values(COMMAND),
  { do: 'conclude', outcome: 'partially-completed', products: ALL_THERE },
];

/** Everything that a plan in the stage can become. */
const successors = (stage: CommunityPlanStage): CommunityPlan[] =>
  EVERY_COMMAND.flatMap((command) => {
    const next = decideCommunityPlan(PLAN_IN[stage], command, NOW);
    return isRefusal(next) ? [] : [next];
  });

describe('the service decides, the process obeys: both know the same', () => {
  it.each(COMMUNITY_PLAN_STAGES)('ways out of %s', (stage) => {
    const decided = new Set(successors(stage).map((next) => next.stage));
    decided.delete(stage);
    expect([...decided].sort()).toEqual([...nextStages<CommunityPlanStage>(COMMUNITY_PLAN, stage)].sort());
  });

  it.each(COMMUNITY_PLAN_STAGES)('outcomes that are fixed in %s', (stage) => {
    const decided = successors(stage).flatMap((next) => (next.stage === 'closed' ? [next.outcome] : []));
    expect([...new Set(decided)].sort()).toEqual([...COMMUNITY_PLAN.stages[stage].outcomes].sort());
  });

  it('every outcome is reached in some stage', () => {
    const outcomes = COMMUNITY_PLAN_STAGES.flatMap((stage) => [...COMMUNITY_PLAN.stages[stage].outcomes] as string[]);
    expect([...new Set(outcomes)].sort()).toEqual([...COMMUNITY_PLAN_OUTCOMES].sort());
  });

  it.each(COMMUNITY_PLAN_STAGES)('every clock of %s has the anchors it counts from', (stage) => {
    const clocks = Object.values(
      COMMUNITY_PLAN.stages[stage].clocks as Record<string, { from: string; dueAt?: string }>,
    );
    const needed = clocks.flatMap(({ from, dueAt }) => [
      ...(from.startsWith('anchor:') ? [from.slice('anchor:'.length)] : []),
      ...(dueAt ? [dueAt] : []),
    ]);
    expect(Object.keys(anchorsOf(PLAN_IN[stage]))).toEqual(expect.arrayContaining(needed));
  });
});
