import type { Principal } from '@oln/service-kit';
import type { OfferDto } from './offer.dto.js';
import type { Offer } from './offer.js';

/** People of an institution are named to the office that keeps the entry, and to nobody else. */
export function offerView(
  { askedAt: _asked, sourceMark: _hash, contacts, contactEmail, ...offer }: Offer,
  { communes, roles }: Principal,
): OfferDto {
  const keeps = !roles.includes('network-member') && (communes === '*' || communes.includes(offer.commune));
  return {
    ...offer,
    contacts: keeps ? contacts : [],
    contactEmail: keeps ? contactEmail : undefined,
    confirmedAt: iso(offer.confirmedAt),
    staleSince: offer.staleSince && iso(offer.staleSince),
    addedAt: iso(offer.addedAt),
    changedAt: iso(offer.changedAt),
  };
}

const iso = (instant: Date): string => new Date(instant).toISOString();
