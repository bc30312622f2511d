import { Inject, Injectable } from '@nestjs/common';
import { communityEvents, refuse, RefusedError, settle } from '@oln/contracts';
import type { DueDates, Tx } from '@oln/service-kit';
import { CommunityPlanAnnouncements } from './community-plan-announcements.js';
import type { CommunityPlanCommand } from './community-plan-commands.js';
import { COMMUNITY_PLAN_DUE_DATES } from './community-plan-due-dates.js';
import { CommunityPlanErrors } from './community-plan.errors.js';
import { CommunityPlanRepository } from './community-plan.repository.js';
import { isClosed, type CommunityPlan } from './community-plan.js';
import { decideCommunityPlan } from './decide-community-plan.js';

/** The plan: its use cases change it through {@link apply}, inside their own transaction. */
@Injectable()
export class CommunityPlanService {
  constructor(
    private readonly plans: CommunityPlanRepository,
    private readonly announcements: CommunityPlanAnnouncements,
    @Inject(COMMUNITY_PLAN_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  /** Locked; `If-Match`, if there is one, must name its version. */
  async lock(tx: Tx, id: string): Promise<CommunityPlan> {
    const plan = await this.plans.lock(tx, id);
    tx.assertVersion(plan.version);
    return plan;
  }

  /** Locked, for what is written beside it: nothing is added to a plan that is closed. */
  async lockLiving(tx: Tx, id: string): Promise<CommunityPlan> {
    const plan = await this.plans.lock(tx, id);
    if (isClosed(plan)) throw new RefusedError(refuse(CommunityPlanErrors.CLOSED));
    return plan;
  }

  /** For one that was locked: decides, saves, announces. Throws the refusal. */
  async apply(tx: Tx, before: CommunityPlan, command: CommunityPlanCommand, reason?: string): Promise<CommunityPlan> {
    const after = settle(decideCommunityPlan(before, command, tx.asOf));
    await this.plans.save(tx, after);
    this.announcements.changed(tx, before, after, reason ?? ('reason' in command ? command.reason : undefined));
    const what = `community-plan.${command.do}`;
    tx.emitOtherwise(communityEvents.communityPlanAmended, after, { id: after.id, what });
    await this.keepClocks(tx, before, after);
    return after;
  }

  private async keepClocks(tx: Tx, before: CommunityPlan, after: CommunityPlan): Promise<void> {
    if (before.stage !== after.stage || Boolean(before.pause) !== Boolean(after.pause))
      await this.dueDates.meetAll(tx, after.id);
    if (after.personInCharge && before.personInCharge !== after.personInCharge)
      await this.dueDates.reassign(tx, after.id, after.personInCharge);
  }
}
