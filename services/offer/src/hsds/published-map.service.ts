import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { CapacityRepository } from '../capacity/capacity.repository.js';
import type { Offer } from '../offer-map/offer.js';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { OrganizationRepository } from '../organization/organization.repository.js';
import type { Organization } from '../organization/organization.js';
import { serviceDoc, serviceSummary, type Published } from './service-doc.js';

type Doc = Record<string, unknown>;

/** Services per round trip. */
const AT_ONCE = 200;

/** Records of the map in the nested form of HSDS. */
@Injectable()
export class PublishedMap {
  constructor(
    private readonly offers: OfferRepository,
    private readonly organizations: OrganizationRepository,
    private readonly capacities: CapacityRepository,
  ) {}

  /** Every service of an office's own map, by name. */
  async docsOf(tx: Tx, commune: string): Promise<Doc[]> {
    const docs: Doc[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.offers.list(tx, { scope: 'own', commune }, { cursor, limit: AT_ONCE });
      const own = page.items.filter((offer) => offer.commune === commune);
      docs.push(...(await this.full(tx, own)));
      cursor = page.next;
    } while (cursor);
    return docs;
  }

  async full(tx: Tx, offers: readonly Offer[]): Promise<Doc[]> {
    return (await this.published(tx, offers)).map(serviceDoc);
  }

  async summaries(tx: Tx, offers: readonly Offer[]): Promise<Doc[]> {
    return (await this.withOrganizations(tx, offers)).map(serviceSummary);
  }

  private async published(tx: Tx, offers: readonly Offer[]): Promise<Published[]> {
    const capacities = await this.capacities.ofOffers(
      tx,
      offers.map(({ id }) => id),
    );
    const known = await this.withOrganizations(tx, offers);
    return known.map((one) => ({ ...one, capacities: capacities.filter(({ offerId }) => offerId === one.offer.id) }));
  }

  private async withOrganizations(
    tx: Tx,
    offers: readonly Offer[],
  ): Promise<{ offer: Offer; organization: Organization }[]> {
    const ids = [...new Set(offers.map(({ organizationId }) => organizationId))];
    const byId = new Map((await this.organizations.several(tx, ids)).map((one) => [one.id, one]));
    return offers.flatMap((offer) => {
      const organization = byId.get(offer.organizationId);
      return organization ? [{ offer, organization }] : [];
    });
  }
}
