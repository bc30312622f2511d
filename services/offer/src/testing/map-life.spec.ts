import type { ApiClient } from '@oln/testing';
import type { CapacityDto } from '../capacity/capacity.dto.js';
import type { OfferBody, OfferDto } from '../offer-map/offer.dto.js';
import { MENTAL_HEALTH } from '../offer-map/offer.examples.js';
import type { OrganizationDto } from '../organization/organization.dto.js';
import { body } from './offer-house.spec.js';

/** What people do with the map of offer. */
export class MapLife {
  constructor(readonly by: ApiClient) {}

  async organization(over: Record<string, unknown> = {}): Promise<OrganizationDto> {
    const sent = { name: 'CESFAM Santa Amalia', kind: 'health', status: 'active', ...over };
    return body(await this.by.post<OrganizationDto>('/organizations', sent), 201);
  }

  async offer(organizationId: string, over: Partial<OfferBody> & { commune?: string } = {}): Promise<OfferDto> {
    const sent = { ...MENTAL_HEALTH, communes: [], organizationId, ...over };
    return body(await this.by.post<OfferDto>('/offers', sent), 201);
  }

  /** The entry as an office writes it anew: what `over` does not name is as {@link offer} makes it. */
  async becomes({ id, organizationId }: OfferDto, over: Partial<OfferBody>): Promise<OfferDto> {
    const { version } = body(await this.by.get<OfferDto>(`/offers/${id}`));
    const sent = { ...MENTAL_HEALTH, communes: [], organizationId, ...over };
    return body(await this.by.put<OfferDto>(`/offers/${id}`, sent, { ifMatch: version }));
  }

  async places(offerId: string, from: string, places: number, ifMatch = 0, periodTo?: string): Promise<CapacityDto> {
    return body(
      await this.by.put<CapacityDto>(`/offers/${offerId}/capacities/${from}`, { places, periodTo }, { ifMatch }),
    );
  }
}
