import { Injectable } from '@nestjs/common';
import { offerEvents, refuse, RefusedError, settle } from '@oln/contracts';
import { communeWithin, newId, type Page, type PageQuery, type Tx, UnitOfWork } from '@oln/service-kit';
import { OrganizationRepository } from '../organization/organization.repository.js';
import { changedOffer, decideFacts, newOffer } from './decide-offer.js';
import type { OfferFilter } from './offer-list.js';
import { OfferErrors } from './offer.errors.js';
import type { Offer, OfferFacts } from './offer.js';
import { OfferRepository } from './offer.repository.js';

/** The map of offer of an office: what there is, for whom, where. */
@Injectable()
export class OfferMapService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly offers: OfferRepository,
    private readonly organizations: OrganizationRepository,
  ) {}

  add(named: string | undefined, facts: OfferFacts): Promise<Offer> {
    return this.work.run('offer.add', async (tx) => {
      const commune = communeWithin(tx.context, named);
      await this.assertOwn(tx, commune, facts.organizationId);
      const offer = newOffer(newId(), commune, settle(decideFacts(commune, facts)), tx.asOf);
      await this.offers.insert(tx, offer);
      tellChanged(tx, offer);
      return offer;
    });
  }

  change(id: string, facts: OfferFacts): Promise<Offer> {
    return this.work.run('offer.change', async (tx) => {
      const current = await this.offers.lock(tx, id);
      tx.assertVersion(current.version);
      await this.assertOwn(tx, current.commune, facts.organizationId);
      const next = changedOffer(current, settle(decideFacts(current.commune, facts)), tx.asOf);
      await this.offers.save(tx, next);
      tellChanged(tx, next);
      return next;
    });
  }

  get(id: string): Promise<Offer> {
    return this.work.read('offer.read', (tx) => this.offers.get(tx, id));
  }

  list(filter: OfferFilter, page: PageQuery): Promise<Page<Offer>> {
    return this.work.read('offer.list', (tx) => this.offers.list(tx, filter, page));
  }

  private async assertOwn(tx: Tx, commune: string, organizationId: string): Promise<void> {
    const organization = await this.organizations.find(tx, organizationId);
    if (organization?.commune !== commune)
      throw new RefusedError(refuse(OfferErrors.ORGANIZATION_UNKNOWN, { field: 'organizationId' }));
  }
}

export function tellChanged(tx: Tx, offer: Offer): void {
  const { id, commune, version, organizationId, status, needs, sector } = offer;
  tx.emit(offerEvents.offerChanged, offer, { id, organizationId, status, needs, sector });
  tx.audit({ kind: 'offer', id, commune, version });
}
