import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { assertWithinReach, type Tx } from '@oln/service-kit';
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
    const { kind, roles, person } = tx.context.principal;
    if (kind !== 'person' || !roles.every((role) => role === 'network-member')) return;
    if (!(await this.accounts.answersFor(tx, person, organizationId)))
      throw new RefusedError(refuse(OfferErrors.NOT_YOUR_INSTITUTION));
  }
}
