import { Injectable } from '@nestjs/common';
import type { PlanProductKind } from '@oln/contracts';
import { newestFirst, newId, SealedText, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { ProductsThere } from '../community-plan/community-plan-commands.js';
import type { CommunityPlan } from '../community-plan/community-plan.js';
import { PlanProductRow } from './plan-product.entity.js';
import type { PlanProduct } from './plan-product.js';

export interface PlanProductView extends PlanProduct {
  id: string;
  stage: string;
  cycle: number;
  at: string;
  person: string;
}

const REFERENCE = 'plan-product.reference';

/** The only file that touches the table `plan_products`. */
@Injectable()
export class PlanProductRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(
    tx: Tx,
    { id: planId, commune, stage, cycle }: CommunityPlan,
    product: PlanProduct,
  ): Promise<PlanProductView> {
    const row: PlanProductRow = {
      ...{ id: newId(), commune, planId, kind: product.kind, stage, cycle, on: product.on },
      ...{ reference: this.sealed.seal(product.reference, REFERENCE), at: tx.asOf },
      person: tx.context.principal.person,
    };
    await tx.manager.insert(PlanProductRow, row);
    return this.view(row);
  }

  page(tx: Tx, planId: string, page: PageQuery): Promise<Page<PlanProductView>> {
    const query = tx.manager.createQueryBuilder(PlanProductRow, 'row').where({ planId });
    return newestFirst(query, 'at', page, (row) => this.view(row));
  }

  /** What a decision needs to know of them. */
  async there(tx: Tx, { id, cycle }: CommunityPlan): Promise<ProductsThere> {
    const rows = await tx.query<{ kind: PlanProductKind; cycle: number }>(
      'select distinct kind, cycle from plan_products where plan_id = $1',
      [id],
    );
    const ofCycle = rows.filter((row) => row.cycle === cycle);
    return { ofPlan: rows.map(({ kind }) => kind), ofCycle: ofCycle.map(({ kind }) => kind) };
  }

  private view({ id, kind, stage, cycle, on, reference, at, person }: PlanProductRow): PlanProductView {
    const text = this.sealed.open(reference, REFERENCE);
    return { id, kind, stage, cycle, on, reference: text, at: at.toISOString(), person };
  }
}
