import { communityEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const COMMUNITY_PLAN_DUE_DATES = Symbol('DueDates of communityPlan');

/** The clocks of all plans: the kit's table, told of under the events of plans. */
export const communityPlanDueDates = (): DueDates =>
  new DueDates({
    process: 'communityPlan',
    kind: 'community-plan',
    events: { ...communityEvents.communityPlanClocks, notice: communityEvents.noticeRaised },
  });
