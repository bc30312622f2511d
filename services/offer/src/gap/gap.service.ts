import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, settle } from '@oln/contracts';
import { communeWithin, newId, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { ReferralCourse } from '../referral/referral-course.service.js';
import { ReferralErrors } from '../referral/referral.errors.js';
import { ReferralOpening } from '../referral/referral-opening.service.js';
import { assertMayChange } from '../referral/referral-rights.js';
import type { ClosedReferral, NewReferral, Referral } from '../referral/referral.js';
import { ReferralRepository } from '../referral/referral.repository.js';
import { GapErrors } from './gap.errors.js';
import { GapShelf } from './gap-shelf.js';
import { tellDemandEnded } from './demand-ended.js';
import {
  endDemand,
  passUp,
  takeUp,
  type ClosingReason,
  type Demand,
  type EndReason,
  type Gap,
  type GapKey,
} from './gap.js';
import type { GapFilter } from './gap.repository.js';

/** How a child who waited is referred again. */
@Injectable()
export class ReferringAgain {
  constructor(
    readonly referrals: ReferralRepository,
    readonly opening: ReferralOpening,
    readonly course: ReferralCourse,
    readonly offers: OfferRepository,
  ) {}
}

/** The gap registry, as people use it. */
@Injectable()
export class GapService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly shelf: GapShelf,
    private readonly again: ReferringAgain,
  ) {}

  list(filter: GapFilter, page: PageQuery): Promise<Page<Gap>> {
    return this.work.read('gap.list', (tx) => this.shelf.gaps.list(tx, filter, page));
  }

  get(id: string): Promise<{ gap: Gap; demands: Demand[] }> {
    return this.work.read('gap.read', async (tx) => {
      const gap = await this.shelf.gaps.get(tx, id);
      tx.audit({ kind: 'gap', id, commune: gap.commune });
      return { gap, demands: await this.shelf.gaps.demandsOf(tx, id) };
    });
  }

  open({ commune: named, ...key }: Omit<GapKey, 'commune'> & { commune?: string }): Promise<Gap> {
    return this.work.run('gap.open', async (tx) => {
      const commune = communeWithin(tx.context, named);
      const { gap, isNew } = await this.shelf.registry.open(tx, { ...key, commune }, 'staff');
      if (!isNew) throw new RefusedError(refuse(GapErrors.ALREADY_OPEN, { params: { id: gap.id } }));
      return gap;
    });
  }

  close(id: string, reason: Exclude<ClosingReason, 'offer-appeared'>): Promise<Gap> {
    return this.work.run('gap.close', async (tx) => {
      const gap = await this.shelf.gaps.lock(tx, id);
      tx.assertVersion(gap.version);
      return this.shelf.closing.close(tx, gap, reason);
    });
  }

  /** The child who waited is referred to the service that appeared: a referral of its own, which says whose gap it takes up. */
  takeUp(gapId: string, demandId: string, personInCharge?: string): Promise<Referral> {
    return this.work.run('gap.take-up', async (tx) => {
      const { demand, before } = await this.lockDemand(tx, gapId, demandId);
      if (before.stage !== 'closed') throw new RefusedError(refuse(GapErrors.STILL_OPEN));
      const opened = { ...anew(before), personInCharge: personInCharge ?? before.personInCharge };
      await this.shelf.gaps.saveDemand(tx, settle(takeUp(demand, opened.id)));
      const offer = await this.again.offers.find(tx, demand.offerId!);
      if (offer?.status !== 'active') throw new RefusedError(refuse(ReferralErrors.OFFER_UNKNOWN));
      const provider = { offerId: offer.id, organizationId: offer.organizationId };
      const referral = await this.again.opening.open(tx, opened);
      return this.again.course.apply(tx, referral, { do: 'send', provider, ranked: true });
    });
  }

  /** The family does not need it any more, or is served otherwise. */
  passUp(gapId: string, demandId: string): Promise<Demand> {
    return this.work.run('gap.pass-up', async (tx) => {
      const { demand } = await this.lockDemand(tx, gapId, demandId);
      const passed = settle(passUp(demand));
      await this.shelf.gaps.saveDemand(tx, passed);
      tx.audit({ kind: 'gap', id: gapId, commune: demand.commune, reason: 'passed-up' });
      return passed;
    });
  }

  /** Nobody waits for ever: what was waited for is not needed, or cannot be. */
  end(gapId: string, demandId: string, reason: EndReason): Promise<Demand> {
    return this.work.run('gap.end-demand', async (tx) => {
      const { demand } = await this.lockDemand(tx, gapId, demandId);
      const ended = settle(endDemand(demand, { at: tx.asOf, by: tx.context.principal.person, reason }));
      await this.shelf.gaps.saveDemand(tx, ended);
      tellDemandEnded(tx, await this.shelf.gaps.get(tx, gapId), { ...ended, reason });
      return ended;
    });
  }

  private async lockDemand(tx: Tx, gapId: string, id: string): Promise<{ demand: Demand; before: Referral }> {
    const demand = await this.shelf.gaps.lockDemand(tx, gapId, id);
    if (!demand.referralId) throw new RefusedError(refuse(GapErrors.DEMAND_NOT_FOUND));
    const before = await this.again.referrals.get(tx, demand.referralId);
    assertMayChange(tx.context.principal, before);
    return { demand, before };
  }
}

const anew = (before: ClosedReferral): NewReferral => {
  const { commune, familyId, childId, caseId, requestId, need, sector, ageBand, sex, requirementsMet, priority } =
    before;
  const about = {
    commune,
    familyId,
    childId,
    caseId,
    requestId,
    need,
    sector,
    ageBand,
    sex,
    requirementsMet,
    priority,
  };
  // What the first one rested on, the second does: it is for the same need.
  return { ...about, id: newId(), personInCharge: before.personInCharge, followsId: before.id, basis: before.basis };
};
