import { Injectable } from '@nestjs/common';
import { communityEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { CommunityPlanProcess } from './community-plan-process.js';
import { isClosed, type CommunityPlan } from './community-plan.js';

/** Everything others must hear of a change of a plan: its process by signals, the house by events. */
@Injectable()
export class CommunityPlanAnnouncements {
  constructor(private readonly process: CommunityPlanProcess) {}

  opened(tx: Tx, { id, commune, version, community, ...plan }: CommunityPlan): void {
    const about = { id, community, personInCharge: plan.personInCharge ?? plan.openedBy };
    tx.emit(communityEvents.communityPlanOpened, { id, commune, version }, about);
  }

  changed(tx: Tx, before: CommunityPlan, after: CommunityPlan, reason?: string): void {
    if (before.pause && !after.pause) this.process.resumed(tx, after);
    if (after.pause && !before.pause) this.process.paused(tx, after, after.pause);
    if (before.personInCharge !== after.personInCharge) this.tellInCharge(tx, after);
    if (this.process.standsElsewhere(before, after)) this.process.moved(tx, after, reason);
    if (before.stage !== after.stage) this.tellStage(tx, before, after, reason);
    const { id, commune, version } = after;
    tx.audit({ kind: 'community-plan', id, commune, version, reason });
  }

  private tellInCharge(tx: Tx, after: CommunityPlan): void {
    const { id, personInCharge } = after;
    tx.emit(communityEvents.communityPlanReassigned, after, { id, personInCharge });
    if (personInCharge) this.process.reassigned(tx, after, personInCharge);
  }

  private tellStage(tx: Tx, before: CommunityPlan, after: CommunityPlan, reason?: string): void {
    const { id, cycle } = after;
    const outcome = isClosed(after) ? after.outcome : undefined;
    tx.emit(communityEvents.communityPlanMoved, after, {
      ...{ id, from: before.stage, to: after.stage, cycle, outcome, reason },
    });
    if (isClosed(after))
      tx.emit(communityEvents.communityPlanClosed, after, {
        ...{ id, outcome: after.outcome, reason, mergedInto: after.mergedInto },
      });
  }
}
