import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { assertWithinReach, mayTouch, type Tx } from '@oln/service-kit';
import { InstitutionAccounts } from '../organization/institution-accounts.repository.js';
import { OfferErrors } from './offer.errors.js';
import type { Offer } from './offer.js';

/** Who speaks for a service: the office that keeps its entry, and whoever answers for its institution. */
@Injectable()
export class ProviderRights {
  constructor(private readonly accounts: InstitutionAccounts) {}

  /** Throws OFFER.NOT_YOUR_INSTITUTION. */
  async assert(tx: Tx, { commune, organizationId }: Offer): Promise<void> {
    assertWithinReach(tx, commune);
    const { principal } = tx.context;
    // Somebody of the office; who is of an institution answers for it, or does not.
    if (mayTouch(principal, 'map.provide', { commune })) return;
    if (!(await this.accounts.answersFor(tx, principal.person, organizationId)))
      throw new RefusedError(refuse(OfferErrors.NOT_YOUR_INSTITUTION));
  }
}
