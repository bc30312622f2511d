import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type CommunityPlanOutcome, type CommunityPlanStage } from '@oln/contracts';
import { newestFirst, withinReach, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { FindOptionsWhere } from 'typeorm';
import { CommunityPlanRow } from './community-plan.entity.js';
import { CommunityPlanErrors } from './community-plan.errors.js';
import type { CommunityPlan } from './community-plan.js';
import { planOf, rowOf } from './community-plan.rows.js';

export interface CommunityPlanFilter {
  commune?: string;
  community?: string;
  stage?: CommunityPlanStage;
  outcome?: CommunityPlanOutcome;
  personInCharge?: string;
  /** True: something is left to do. */
  open?: boolean;
}

/** The only file that touches the table `community_plans`. */
@Injectable()
export class CommunityPlanRepository {
  async get(tx: Tx, id: string): Promise<CommunityPlan> {
    return found(await tx.manager.findOne(CommunityPlanRow, { where: { id } }));
  }

  async lock(tx: Tx, id: string): Promise<CommunityPlan> {
    return found(await tx.manager.findOne(CommunityPlanRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async findLocked(tx: Tx, id: string): Promise<CommunityPlan | undefined> {
    const row = await tx.manager.findOne(CommunityPlanRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ? planOf(row) : undefined;
  }

  async hasOpen(tx: Tx, commune: string, community: string): Promise<boolean> {
    const query = tx.manager.createQueryBuilder(CommunityPlanRow, 'row').where({ commune, community });
    return query.andWhere(`row.stage <> 'closed'`).getExists();
  }

  async insert(tx: Tx, plan: CommunityPlan): Promise<void> {
    await tx.manager.insert(CommunityPlanRow, rowOf(plan));
  }

  async save(tx: Tx, plan: CommunityPlan): Promise<void> {
    const { id, ...row } = rowOf(plan);
    await tx.manager.update(CommunityPlanRow, { id }, row);
  }

  list(tx: Tx, { open, ...exact }: CommunityPlanFilter, page: PageQuery): Promise<Page<CommunityPlan>> {
    const query = tx.manager.createQueryBuilder(CommunityPlanRow, 'row').where(defined(exact));
    query.andWhere(withinReach(tx, 'row.commune'));
    if (open !== undefined) query.andWhere(`row.stage ${open ? '<>' : '='} 'closed'`);
    return newestFirst(query, 'openedAt', page, planOf);
  }

  /** Open ones in somebody's charge, locked, in order. */
  async inCharge(tx: Tx, personInCharge: string, commune: string): Promise<CommunityPlan[]> {
    const query = tx.manager.createQueryBuilder(CommunityPlanRow, 'row').setLock('pessimistic_write');
    query.where({ personInCharge, commune }).andWhere(`row.stage <> 'closed'`);
    return (await query.orderBy('row.id').getMany()).map(planOf);
  }

  async living(tx: Tx, after: string | undefined, limit: number): Promise<CommunityPlan[]> {
    const query = tx.manager.createQueryBuilder(CommunityPlanRow, 'row').where(`row.stage <> 'closed'`);
    if (after) query.andWhere('row.id > :after', { after });
    return (await query.orderBy('row.id').limit(limit).getMany()).map(planOf);
  }
}

const defined = (wanted: Omit<CommunityPlanFilter, 'open'>): FindOptionsWhere<CommunityPlanRow> =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));

function found(row: CommunityPlanRow | null): CommunityPlan {
  if (!row) throw new RefusedError(refuse(CommunityPlanErrors.NOT_FOUND));
  return planOf(row);
}
