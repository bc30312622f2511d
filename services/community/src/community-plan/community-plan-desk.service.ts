import { Injectable } from '@nestjs/common';
import { addTerm, endOfLocalDay, type LocalDate } from '@oln/calendar';
import type { Term } from '@oln/contracts';
import { OfficePolicy, UnitOfWork, type Tx } from '@oln/service-kit';
import { PlanProductRepository } from '../plan-product/plan-product.repository.js';
import type { Command, CycleTerm, PlanWithdrawalReason } from './community-plan-commands.js';
import { tellOf } from './community-plan-notices.js';
import { CommunityPlanRepository } from './community-plan.repository.js';
import { CommunityPlanService } from './community-plan.service.js';
import { isClosed, type CommunityPlan, type PlanPauseReason } from './community-plan.js';

/** The tools of {@link CommunityPlanDesk}. */
@Injectable()
export class DeskTools {
  constructor(
    readonly plans: CommunityPlanRepository,
    readonly products: PlanProductRepository,
    readonly policy: OfficePolicy,
  ) {}
}

/** From stage to stage, to the end. */
@Injectable()
export class CommunityPlanDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly service: CommunityPlanService,
    private readonly tools: DeskTools,
  ) {}

  /** The documents of the stage are there: the next one begins. */
  advance(id: string): Promise<CommunityPlan> {
    return this.work.run('community-plan.advance', async (tx) => {
      const before = await this.service.lock(tx, id);
      const products = await this.tools.products.there(tx, before);
      const after = await this.service.apply(tx, before, { do: 'advance', products });
      if (after.stage === 'evaluation') tellOf(tx, after, 'to-conclude', { toRole: 'coordinator' });
      return after;
    });
  }

  /** `until`: the last local day of the cycle; absent: as long as the policy allows. */
  startCycle(id: string, until?: LocalDate): Promise<CommunityPlan> {
    return this.work.run('community-plan.start-cycle', async (tx) => {
      const before = await this.service.lock(tx, id);
      const products = await this.tools.products.there(tx, before);
      const term = await this.cycleTerm(tx, before, until);
      return this.service.apply(tx, before, { do: 'start-cycle', products, term });
    });
  }

  /** Before its date, which comes of itself. */
  endCycle(id: string): Promise<CommunityPlan> {
    return this.work.run('community-plan.end-cycle', async (tx) =>
      this.service.apply(tx, await this.service.lock(tx, id), { do: 'end-cycle' }),
    );
  }

  conclude(id: string, outcome: Command<'conclude'>['outcome']): Promise<CommunityPlan> {
    return this.work.run('community-plan.conclude', async (tx) => {
      const before = await this.service.lock(tx, id);
      const products = await this.tools.products.there(tx, before);
      return this.closes(tx, before, { do: 'conclude', outcome, products });
    });
  }

  withdraw(id: string, reason: PlanWithdrawalReason): Promise<CommunityPlan> {
    return this.work.run('community-plan.withdraw', async (tx) =>
      this.closes(tx, await this.service.lock(tx, id), { do: 'withdraw', reason }),
    );
  }

  /** Its documents, activities and participants stay with it: each counts where it was. */
  merge(id: string, into: string): Promise<CommunityPlan> {
    return this.work.run('community-plan.merge', async (tx) => {
      // In one order, so that two plans that are merged into each other cannot wait for each other, nor both end.
      const first = id < into ? undefined : await this.tools.plans.findLocked(tx, into);
      const before = await this.service.lock(tx, id);
      const other = first ?? (await this.tools.plans.findLocked(tx, into));
      const goesOn = other
        ? { id: into, commune: other.commune, isClosed: isClosed(other) }
        : { id: into, commune: '', isClosed: true };
      return this.closes(tx, before, { do: 'merge', into: goesOn });
    });
  }

  pause(id: string, untilDay: LocalDate, reason: PlanPauseReason): Promise<CommunityPlan> {
    return this.work.run('community-plan.pause', async (tx) => {
      const before = await this.service.lock(tx, id);
      const { numbers } = await this.tools.policy.of(tx, before.commune);
      const latest = new Date(addTerm(tx.asOf.toISOString(), `${numbers['pause.maximum-days']}d`, []));
      return this.service.apply(tx, before, { do: 'pause', until: new Date(endOfLocalDay(untilDay)), reason, latest });
    });
  }

  resume(id: string): Promise<CommunityPlan> {
    return this.work.run('community-plan.resume', async (tx) =>
      this.service.apply(tx, await this.service.lock(tx, id), { do: 'resume' }),
    );
  }

  private async closes(
    tx: Tx,
    before: CommunityPlan,
    command: Command<'conclude'> | Command<'withdraw'> | Command<'merge'>,
  ): Promise<CommunityPlan> {
    const after = await this.service.apply(tx, before, command);
    tellOf(tx, after, 'closed');
    return after;
  }

  private async cycleTerm(tx: Tx, { commune }: CommunityPlan, until?: LocalDate): Promise<CycleTerm> {
    const terms: Record<string, Term> = (await this.tools.policy.of(tx, commune)).termsOf('communityPlan');
    const latest = new Date(addTerm(tx.asOf.toISOString(), terms['running.cycle-ends']!, []));
    return { until: until === undefined ? undefined : new Date(endOfLocalDay(until)), latest };
  }
}
