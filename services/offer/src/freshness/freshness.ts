import { addDays, localDate, startOfLocalDay } from '@oln/calendar';
import type { Offer } from '../offer-map/offer.js';

/**
 * Confirmed before this instant, an entry is stale: the day of the confirmation does not count, and the last day is whole
 * (rulings, Time).
 */
export const staleBefore = (asOf: Date, freshDays: number): Date =>
  new Date(startOfLocalDay(addDays(localDate(asOf.getTime()), -freshDays)));

/** Nobody said for too long that the entry is right: it may be wrong. It still shows, marked. */
export const grownStale = (offer: Offer, asOf: Date): Offer => ({
  ...offer,
  staleSince: asOf,
  askedAt: asOf,
  version: offer.version + 1,
});

/** The provider says that the entry is right as it stands. */
export const confirmed = (offer: Offer, asOf: Date): Offer => ({
  ...offer,
  confirmedAt: asOf,
  staleSince: undefined,
  askedAt: undefined,
  version: offer.version + 1,
});
