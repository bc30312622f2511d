import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@oln/service-kit';
import { StaffService } from '../staff/staff.service.js';
import { tellOf } from './community-plan-notices.js';
import { CommunityPlanService } from './community-plan.service.js';
import type { CommunityPlan } from './community-plan.js';

/** Another person of the office is in charge: its process hears of it, and nothing is lost. */
@Injectable()
export class CommunityPlanHandover {
  constructor(
    private readonly work: UnitOfWork,
    private readonly service: CommunityPlanService,
    private readonly staff: StaffService,
  ) {}

  reassign(id: string, to: string, reason: string): Promise<CommunityPlan> {
    return this.work.run('community-plan.reassign', async (tx) => {
      const before = await this.service.lock(tx, id);
      await this.staff.assertTakesPlans(tx, before.commune, to);
      const after = await this.service.apply(tx, before, { do: 'reassign', to }, reason);
      tellOf(tx, after, 'in-charge');
      return after;
    });
  }
}
