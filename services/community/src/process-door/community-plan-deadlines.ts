import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineReached } from '@oln/contracts';
import { DeadlineDesk, OwnedDeadlines, type DueDates, type Tx } from '@oln/service-kit';
import { COMMUNITY_PLAN_DUE_DATES } from '../community-plan/community-plan-due-dates.js';
import { tellOf } from '../community-plan/community-plan-notices.js';
import { CommunityPlanProcess } from '../community-plan/community-plan-process.js';
import { CommunityPlanRepository } from '../community-plan/community-plan.repository.js';
import { CommunityPlanService } from '../community-plan/community-plan.service.js';
import type { CommunityPlan } from '../community-plan/community-plan.js';

/** What a plan's process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class CommunityPlanDeadlines extends OwnedDeadlines<CommunityPlan> {
  constructor(
    desk: DeadlineDesk,
    records: CommunityPlanRepository,
    process: CommunityPlanProcess,
    @Inject(COMMUNITY_PLAN_DUE_DATES) dueDates: DueDates,
    private readonly service: CommunityPlanService,
  ) {
    super(desk, { records, process, dueDates });
  }

  /** The end of a cycle finishes it; the end of a pause wakes who is in charge. A term that is late moves nothing. */
  protected override async come(
    tx: Tx,
    plan: CommunityPlan,
    { rule, due }: DeadlineReached,
  ): Promise<CommunityPlan | undefined> {
    if (rule === 'running.cycle-ends') return this.endCycle(tx, plan, due);
    if (rule !== 'pause.ends') return plan;
    if (!plan.pause) return undefined;
    const after = await this.service.apply(tx, plan, { do: 'resume' }, rule);
    tellOf(tx, after, 'pause-ended');
    return after;
  }

  private async endCycle(tx: Tx, plan: CommunityPlan, due: string): Promise<CommunityPlan | undefined> {
    // Another cycle may have begun meanwhile: the clock of the one before rings in vain.
    if (plan.stage !== 'running' || Date.parse(due) <= plan.cycleStartedAt.getTime()) return undefined;
    const after = await this.service.apply(tx, plan, { do: 'end-cycle' }, 'cycle-ended');
    tellOf(tx, after, 'cycle-ended');
    return after;
  }
}
