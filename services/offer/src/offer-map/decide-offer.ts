import { refuse, type Refusal } from '@oln/contracts';
import { OfferErrors } from './offer.errors.js';
import { regionOf, type Offer, type OfferFacts } from './offer.js';

/** What an office wrote down, made whole: the own commune is served, codes stand once. */
export function decideFacts(commune: string, facts: OfferFacts): OfferFacts | Refusal {
  const { minAge, maxAge } = facts;
  if (minAge !== undefined && maxAge !== undefined && minAge > maxAge)
    return refuse(OfferErrors.AGES_REVERSED, { field: 'minAge', params: { min: minAge, max: maxAge } });
  return {
    ...facts,
    communes: once([commune, ...facts.communes]),
    needs: once(facts.needs),
    motives: once(facts.motives),
    requirements: once(facts.requirements),
    sexes: facts.sexes && facts.sexes.length > 0 ? once(facts.sexes) : undefined,
  };
}

/** Who enters a service knows it today: it counts as confirmed. */
export const newOffer = (id: string, commune: string, facts: OfferFacts, asOf: Date): Offer => ({
  ...facts,
  id,
  commune,
  region: regionOf(commune),
  version: 1,
  confirmedAt: asOf,
  addedAt: asOf,
  changedAt: asOf,
});

/** A service as it is changed: what is not named is cleared; its origin stays, and how fresh it is. */
export function changedOffer(current: Offer, facts: OfferFacts, asOf: Date): Offer {
  const { id, commune, region, version, confirmedAt, staleSince, askedAt, source, sourceId, sourceMark, addedAt } =
    current;
  const origin = { id, commune, region, confirmedAt, staleSince, askedAt, source, sourceId, sourceMark, addedAt };
  return { ...facts, ...origin, version: version + 1, changedAt: asOf };
}

const once = <Code extends string>(codes: readonly Code[]): Code[] => [...new Set(codes)];
