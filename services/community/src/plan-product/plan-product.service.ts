import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { communityEvents, settle } from '@oln/contracts';
import { UnitOfWork, type Page, type PageQuery } from '@oln/service-kit';
import { CommunityPlanReading } from '../community-plan/community-plan-reading.js';
import { CommunityPlanService } from '../community-plan/community-plan.service.js';
import { decideProduct, type PlanProduct } from './plan-product.js';
import { PlanProductRepository, type PlanProductView } from './plan-product.repository.js';

/** Documents of plans, as references: the files stay where the office keeps its files. */
@Injectable()
export class PlanProductService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: CommunityPlanService,
    private readonly reading: CommunityPlanReading,
    private readonly products: PlanProductRepository,
  ) {}

  record(planId: string, given: PlanProduct): Promise<PlanProductView> {
    return this.work.run('plan-product.record', async (tx) => {
      const plan = await this.plans.lockLiving(tx, planId);
      const product = settle(decideProduct(given, localDate(tx.asOf.getTime())));
      const view = await this.products.add(tx, plan, product);
      const { stage, cycle, commune, version } = plan;
      tx.emit(communityEvents.productRecorded, plan, { id: planId, product: product.kind, stage, cycle });
      tx.audit({ kind: 'community-plan', id: planId, commune, version });
      return view;
    });
  }

  list(planId: string, page: PageQuery): Promise<Page<PlanProductView>> {
    return this.reading.audited(planId, 'community-plans.read', (tx) => this.products.page(tx, planId, page));
  }
}
