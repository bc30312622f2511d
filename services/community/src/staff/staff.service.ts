import { Injectable } from '@nestjs/common';
import { settle, type EventData, type gatewayEvents, type OlnEvent } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { tellOf } from '../community-plan/community-plan-notices.js';
import { CommunityPlanRepository } from '../community-plan/community-plan.repository.js';
import { CommunityPlanService } from '../community-plan/community-plan.service.js';
import { decideTaker } from './staff.js';
import { StaffRepository } from './staff.repository.js';

/** Who can be in charge of plans, as far as the directory has told. */
@Injectable()
export class StaffService {
  constructor(
    private readonly staff: StaffRepository,
    private readonly plans: CommunityPlanRepository,
    private readonly changes: CommunityPlanService,
  ) {}

  async assertTakesPlans(tx: Tx, commune: string, person: string): Promise<void> {
    settle(decideTaker(await this.staff.ofCommune(tx, commune), person));
  }

  /** Nothing waits for somebody who has left: the coordinator has it until another is put in charge. */
  async changed(tx: Tx, event: OlnEvent<EventData<typeof gatewayEvents.staffChanged>>): Promise<void> {
    const { commune, entityversion: version, data } = event;
    const { person, roles, active } = data;
    this.staff.learn(tx, { commune, person, roles, active, version });
    if (active) return;
    for (const plan of await this.plans.inCharge(tx, person, commune)) {
      const after = await this.changes.apply(tx, plan, { do: 'lose-person' }, 'staff-left');
      tellOf(tx, after, 'person-left', { toRole: 'coordinator' }, 'now');
    }
  }
}
