import type { Offer } from '../offer-map/offer.js';
import { regionOf } from '../offer-map/offer.js';
import { providerOf, type Referral } from '../referral/referral.js';
import { takesAge, type Gap } from './gap.js';

/** Whether a service is offer for somebody: by what matching asks, no more and no less. */

export const answersGap = (
  offer: Offer,
  { need, commune, ageBand }: Pick<Gap, 'need' | 'commune' | 'ageBand'>,
): boolean => offer.needs.includes(need) && serves(offer, commune) && takesAge(ageBand, offer);

/** Of whom nobody said it, it does not matter. */
export const takesSex = ({ sexes }: Pick<Offer, 'sexes'>, { sex }: Pick<Referral, 'sex'>): boolean =>
  sex === undefined || sexes === undefined || sexes.includes(sex);

const serves = ({ communes, regionWide, region }: Offer, commune: string): boolean =>
  communes.includes(commune) || (regionWide && region === regionOf(commune));

/** Who declined is not proposed again; who let it wait in vain is, once it says that it has room. */
export function isNewTo(referral: Referral, offerId: string, room: 'declared' | 'unknown'): boolean {
  if (referral.refused.some((refused) => refused.offerId === offerId)) return false;
  return room === 'declared' || providerOf(referral)?.offerId !== offerId;
}

/** The referral itself is at the service: nobody has to take a proposal up for it. */
export const isWith = (referral: Referral, offerId: string | undefined): boolean =>
  referral.stage !== 'closed' && providerOf(referral)?.offerId === offerId;
