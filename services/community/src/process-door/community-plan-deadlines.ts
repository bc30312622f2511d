import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, PutDeadlines, Standing } from '@oln/contracts';
import { ServiceClock, UnitOfWork, type DueDates, type Tx } from '@oln/service-kit';
import { COMMUNITY_PLAN_DUE_DATES } from '../community-plan/community-plan-due-dates.js';
import { tellOf } from '../community-plan/community-plan-notices.js';
import { standingOf } from '../community-plan/community-plan-process.js';
import { CommunityPlanRepository } from '../community-plan/community-plan.repository.js';
import { CommunityPlanService } from '../community-plan/community-plan.service.js';
import type { CommunityPlan } from '../community-plan/community-plan.js';

/** What the owner of plans does with them when a date comes. */
@Injectable()
export class PlanDoorTools {
  constructor(
    readonly plans: CommunityPlanRepository,
    readonly service: CommunityPlanService,
    readonly clock: ServiceClock,
    @Inject(COMMUNITY_PLAN_DUE_DATES) readonly dueDates: DueDates,
  ) {}
}

/** What a plan's process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class CommunityPlanDeadlines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: PlanDoorTools,
  ) {}

  put(request: PutDeadlines): Promise<Standing> {
    return this.work.run('community-plan.put-deadlines', async (tx) => {
      const plan = await this.tools.plans.lock(tx, request.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the plan is.
      if (plan.stage === request.stage) await this.tools.dueDates.put(tx, request, plan.personInCharge);
      return standingOf(plan, tx.asOf);
    });
  }

  reached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('community-plan.deadline-reached', async (tx) => {
      const plan = await this.tools.plans.lock(tx, request.id);
      const now = this.tools.clock.now();
      const answer = await this.tools.dueDates.reached(tx, request, standingOf(plan, now), now);
      if (answer.verdict !== 'stands' || request.level !== 'due') return answer;
      const after = await this.come(tx, plan, request);
      return { verdict: after ? 'stands' : 'answered', standing: standingOf(after ?? plan, now) };
    });
  }

  /** The end of a cycle finishes it; the end of a pause wakes who is in charge. A term that is late moves nothing. */
  private async come(tx: Tx, plan: CommunityPlan, { rule, due }: DeadlineReached): Promise<CommunityPlan | undefined> {
    if (rule === 'running.cycle-ends') return this.endCycle(tx, plan, due);
    if (rule !== 'pause.ends') return plan;
    if (!plan.pause) return undefined;
    const after = await this.tools.service.apply(tx, plan, { do: 'resume' }, rule);
    tellOf(tx, after, 'pause-ended');
    return after;
  }

  private async endCycle(tx: Tx, plan: CommunityPlan, due: string): Promise<CommunityPlan | undefined> {
    // Another cycle may have begun meanwhile: the clock of the one before rings in vain.
    if (plan.stage !== 'running' || Date.parse(due) <= plan.cycleStartedAt.getTime()) return undefined;
    const after = await this.tools.service.apply(tx, plan, { do: 'end-cycle' }, 'cycle-ended');
    tellOf(tx, after, 'cycle-ended');
    return after;
  }
}
