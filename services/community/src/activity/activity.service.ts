import { Injectable } from '@nestjs/common';
import { communityEvents, settle, type ActivityCancelReason, type ActivityKind } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { CommunityPlanProcess } from '../community-plan/community-plan-process.js';
import { CommunityPlanService } from '../community-plan/community-plan.service.js';
import { decideActivity, planActivity, type Activity, type ActivityCommand, type Headcount } from './activity.js';
import { ActivityRepository } from './activity.repository.js';

export interface AskedActivity {
  kind: ActivityKind;
  place: string;
  plannedFor: string;
}

/** Activities of plans: planned, held or cancelled, and who was there without a name. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: CommunityPlanService,
    private readonly process: CommunityPlanProcess,
    private readonly activities: ActivityRepository,
  ) {}

  plan(planId: string, asked: AskedActivity): Promise<Activity> {
    return this.work.run('activity.plan', async (tx) => {
      const { commune, stage, cycle } = await this.plans.lockLiving(tx, planId);
      const by = { plannedBy: tx.context.principal.person, plannedAt: tx.asOf };
      const activity = planActivity({ ...asked, id: newId(), commune, planId, stage, cycle, ...by });
      await this.activities.insert(tx, activity);
      const { id } = activity;
      tx.emit(communityEvents.activityPlanned, activity, { id, planId, ...asked, stage, cycle });
      tx.audit({ kind: 'activity', id, commune, version: 1 });
      return activity;
    });
  }

  /** `on`: the local date. While the plan runs, its clock begins anew. */
  hold(id: string, on: string): Promise<Activity> {
    return this.work.run('activity.hold', async (tx) => {
      const { planId } = await this.activities.get(tx, id);
      const plan = await this.plans.lockLiving(tx, planId);
      const after = await this.change(tx, id, { do: 'hold', on });
      tx.emit(communityEvents.activityHeld, after, { id, planId, kind: after.kind, heldOn: on });
      if (plan.stage === 'running') this.process.happened(tx, plan, 'activity-held');
      return after;
    });
  }

  cancel(id: string, reason: ActivityCancelReason): Promise<Activity> {
    return this.work.run('activity.cancel', async (tx) => {
      const after = await this.change(tx, id, { do: 'cancel', reason });
      tx.emit(communityEvents.activityCancelled, after, { id, planId: after.planId, reason });
      return after;
    });
  }

  putOff(id: string, to: string, place?: string): Promise<Activity> {
    return this.work.run('activity.put-off', (tx) => this.change(tx, id, { do: 'put-off', to, place }));
  }

  /** All counts of the activity, in place of those before. */
  count(id: string, counts: readonly Headcount[]): Promise<Activity> {
    return this.work.run('activity.count', async (tx) => {
      const after = await this.change(tx, id, { do: 'count', counts });
      await this.activities.keepCounts(tx, after, counts);
      tx.emit(communityEvents.activityCounted, after, { id, planId: after.planId, counts: [...counts] });
      return after;
    });
  }

  private async change(tx: Tx, id: string, command: ActivityCommand): Promise<Activity> {
    const before = await this.activities.lock(tx, id);
    tx.assertVersion(before.version);
    const after = settle(decideActivity(before, command, tx.asOf));
    await this.activities.save(tx, after);
    tx.emitOtherwise(communityEvents.activityAmended, after, { id, what: `activity.${command.do}` });
    const { commune, version } = after;
    const reason = 'reason' in command ? command.reason : undefined;
    tx.audit({ kind: 'activity', id, commune, version, reason });
    return after;
  }
}
