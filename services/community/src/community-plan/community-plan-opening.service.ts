import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { communeWithin, lockByName, newId, UnitOfWork } from '@oln/service-kit';
import { StaffService } from '../staff/staff.service.js';
import { CommunityPlanAnnouncements } from './community-plan-announcements.js';
import { tellOf } from './community-plan-notices.js';
import { CommunityPlanProcess } from './community-plan-process.js';
import { CommunityPlanErrors } from './community-plan.errors.js';
import { CommunityPlanRepository } from './community-plan.repository.js';
import { openPlan, type CommunityPlan } from './community-plan.js';

export interface AskedPlan {
  commune?: string;
  community: string;
  personInCharge?: string;
}

/** The tools of {@link CommunityPlanOpening}. */
@Injectable()
export class OpeningTools {
  constructor(
    readonly plans: CommunityPlanRepository,
    readonly announcements: CommunityPlanAnnouncements,
    readonly process: CommunityPlanProcess,
    readonly staff: StaffService,
  ) {}
}

/** The one way a plan comes to be. A community has one open plan: two people who open it at once open it once. */
@Injectable()
export class CommunityPlanOpening {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: OpeningTools,
  ) {}

  open({ commune: named, community, personInCharge }: AskedPlan): Promise<CommunityPlan> {
    return this.work.run('community-plan.open', async (tx) => {
      const { plans, announcements, process, staff } = this.tools;
      const commune = communeWithin(tx.context, named);
      const { person } = tx.context.principal;
      if (personInCharge && personInCharge !== person) await staff.assertTakesPlans(tx, commune, personInCharge);
      await lockByName(tx, `community ${commune} ${community}`);
      if (await plans.hasOpen(tx, commune, community))
        throw new RefusedError(refuse(CommunityPlanErrors.RUNS_ALREADY, { field: 'community' }));
      const asked = { id: newId(), commune, community, openedBy: person, personInCharge: personInCharge ?? person };
      const plan = openPlan(asked, tx.asOf);
      await plans.insert(tx, plan);
      announcements.opened(tx, plan);
      await process.start(tx, plan);
      if (plan.personInCharge !== person) tellOf(tx, plan, 'in-charge');
      tx.audit({ kind: 'community-plan', id: plan.id, commune, version: 1 });
      return plan;
    });
  }
}
