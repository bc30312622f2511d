import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { regionOf, type Offer } from '../offer-map/offer.js';
import { Room } from '../vacancy/room.js';
import type { Gap } from './gap.js';

export interface OfferWithRoom {
  offer: Offer;
  room: 'declared' | 'unknown';
}

/** As many as matching looks at for one need. */
const FOUND = 500;

/** Whatever was told of a service, it is looked at how it stands now. Within `acrossOffices`. */
@Injectable()
export class OfferNow {
  constructor(
    private readonly offers: OfferRepository,
    private readonly room: Room,
  ) {}

  /** Undefined: it takes nobody now. */
  async find(tx: Tx, offerId: string): Promise<OfferWithRoom | undefined> {
    const offer = await this.offers.find(tx, offerId);
    if (offer?.status !== 'active') return undefined;
    const room = await this.room.of(tx, offerId);
    return room === 'none' ? undefined : { offer, room };
  }

  /** Services that may be offer for the gap: those of the commune first. */
  async idsFor(tx: Tx, { commune, need }: Gap): Promise<string[]> {
    const found = await this.offers.candidates(tx, { commune, region: regionOf(commune), need, limit: FOUND });
    return found
      .filter(({ periodFrom, vacancies }) => periodFrom === undefined || vacancies > 0)
      .map(({ offerId }) => offerId);
  }
}
