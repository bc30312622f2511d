import { Injectable } from '@nestjs/common';
import type { CommunityPlanHappening, Standing } from '@oln/contracts';
import { OwnedProcess } from '@oln/service-kit';
import { isClosed, type CommunityPlan } from './community-plan.js';

/** What a plan tells its process `community-plan-<id>`. */
@Injectable()
export class CommunityPlanProcess extends OwnedProcess<CommunityPlan, CommunityPlanHappening> {
  readonly standingOf = standingOf;

  protected override processOf() {
    return 'communityPlan' as const;
  }
}

/** Where the plan stands, as its process is told. */
export const standingOf = (plan: CommunityPlan, asOf: Date): Standing => ({
  version: plan.version,
  stage: plan.stage,
  outcome: isClosed(plan) ? plan.outcome : undefined,
  ended: isClosed(plan) || undefined,
  anchors: anchorsOf(plan),
  asOf: asOf.toISOString(),
});

/** A cycle is counted from where it began, and ends on the day that was agreed. */
export function anchorsOf(plan: CommunityPlan): Record<string, string> {
  const stageSince = plan.stageSince.toISOString();
  if (plan.stage !== 'running') return { stageSince };
  const { cycleStartedAt, cycleEndsAt } = plan;
  return { stageSince, cycleStartedAt: cycleStartedAt.toISOString(), cycleEndsAt: cycleEndsAt.toISOString() };
}
