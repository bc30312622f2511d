import { Inject, Injectable } from '@nestjs/common';
import type { CommunityPlanHappening } from '@oln/contracts';
import { Watched, WatchedOwned, type DueDates, type Tx } from '@oln/service-kit';
import { ActivityRepository } from '../activity/activity.repository.js';
import { COMMUNITY_PLAN_DUE_DATES } from '../community-plan/community-plan-due-dates.js';
import { CommunityPlanProcess } from '../community-plan/community-plan-process.js';
import { CommunityPlanRepository } from '../community-plan/community-plan.repository.js';
import type { CommunityPlan } from '../community-plan/community-plan.js';

/** Terminating a process by hand must not lose a community: the watchdog starts it anew from where the plan stands. */
@Injectable()
@Watched('communityPlan')
export class WatchedCommunityPlans extends WatchedOwned<CommunityPlan, CommunityPlanHappening> {
  constructor(
    table: CommunityPlanRepository,
    private readonly activities: ActivityRepository,
    process: CommunityPlanProcess,
    @Inject(COMMUNITY_PLAN_DUE_DATES) dueDates: DueDates,
  ) {
    super(table, process, dueDates);
  }

  /** Activities count from the stage in which they were held. */
  protected override async happened(tx: Tx, plan: CommunityPlan) {
    const lastHeld = await this.activities.lastHeld(tx, plan.id, plan.stageSince);
    return lastHeld && { 'activity-held': lastHeld.toISOString() };
  }
}
