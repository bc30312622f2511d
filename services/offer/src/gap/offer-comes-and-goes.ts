import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { GapClosing } from './gap-closing.service.js';
import { LostProposals } from './lost-proposals.service.js';

/** What a change of the map or of places means for those who wait for offer. */
@Injectable()
export class OfferComesAndGoes {
  constructor(
    private readonly closing: GapClosing,
    private readonly lost: LostProposals,
  ) {}

  async look(tx: Tx, offerId: string): Promise<void> {
    await this.lost.takeBack(tx, offerId);
    await this.closing.offerAppeared(tx, offerId);
  }
}
