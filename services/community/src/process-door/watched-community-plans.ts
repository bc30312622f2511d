import { Inject, Injectable } from '@nestjs/common';
import type { ProcessMessage } from '@oln/contracts';
import { Watched, type DueDates, type OpenRecord, type Tx, type WatchedRecords } from '@oln/service-kit';
import { ActivityRepository } from '../activity/activity.repository.js';
import { COMMUNITY_PLAN_DUE_DATES } from '../community-plan/community-plan-due-dates.js';
import { CommunityPlanProcess, planWorkflowId } from '../community-plan/community-plan-process.js';
import { CommunityPlanRepository } from '../community-plan/community-plan.repository.js';
import { isClosed } from '../community-plan/community-plan.js';

/** Terminating a process by hand must not lose a community: the watchdog starts it anew from where the plan stands. */
@Injectable()
@Watched('communityPlan')
export class WatchedCommunityPlans implements WatchedRecords {
  constructor(
    private readonly plans: CommunityPlanRepository,
    private readonly activities: ActivityRepository,
    private readonly process: CommunityPlanProcess,
    @Inject(COMMUNITY_PLAN_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]> {
    const living = await this.plans.living(tx, after, limit);
    return living.map(({ id, commune, version }) => ({ id, commune, version, workflowId: planWorkflowId(id) }));
  }

  async revival(tx: Tx, id: string): Promise<Extract<ProcessMessage, { kind: 'start' }> | undefined> {
    const plan = await this.plans.lock(tx, id);
    if (isClosed(plan)) return undefined;
    await this.dueDates.forgetRevision(tx, id);
    tx.audit({ kind: 'community-plan', id, commune: plan.commune, version: plan.version });
    const lastHeld = await this.activities.lastHeld(tx, id, plan.stageSince);
    return { ...(await this.process.startMessage(tx, plan, lastHeld)), revive: true };
  }
}
