import { Injectable } from '@nestjs/common';
import {
  listDueDates,
  timelineOf,
  UnitOfWork,
  type DueDateView,
  type Page,
  type PageQuery,
  type RightName,
  type TimelineEntryDto,
  type Tx,
} from '@oln/service-kit';
import { assertMayTouch } from './community-plan-rights.js';
import { CommunityPlanRepository, type CommunityPlanFilter } from './community-plan.repository.js';
import type { CommunityPlan } from './community-plan.js';

/** Reading plans, and what belongs to them: each look is audited. */
@Injectable()
export class CommunityPlanReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: CommunityPlanRepository,
  ) {}

  get(id: string): Promise<CommunityPlan> {
    return this.audited(id, 'community-plans.follow', (_tx, plan) => Promise.resolve(plan));
  }

  list(filter: CommunityPlanFilter, page: PageQuery): Promise<Page<CommunityPlan>> {
    return this.work.read('community-plan.list', (tx) => this.plans.list(tx, filter, page));
  }

  past(id: string, page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.audited(id, 'community-plans.follow', (tx) => timelineOf(tx, [id], page));
  }

  coming(id: string): Promise<DueDateView[]> {
    return this.audited(
      id,
      'community-plans.follow',
      async (tx) => (await listDueDates(tx, { recordId: id }, { limit: 50 })).items,
    );
  }

  /** Whatever belongs to a plan that somebody may read. */
  audited<Result>(
    id: string,
    right: RightName,
    read: (tx: Tx, plan: CommunityPlan) => Promise<Result>,
  ): Promise<Result> {
    return this.work.read('community-plan.read', async (tx) => {
      const plan = await this.plans.get(tx, id);
      assertMayTouch(tx.context.principal, plan, right);
      tx.audit({ kind: 'community-plan', id, commune: plan.commune, version: plan.version });
      return read(tx, plan);
    });
  }
}
