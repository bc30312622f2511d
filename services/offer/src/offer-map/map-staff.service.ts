import { Injectable } from '@nestjs/common';
import type { EventData, gatewayEvents, OlnEvent } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { InstitutionAccounts } from '../organization/institution-accounts.repository.js';
import { OrganizationRepository } from '../organization/organization.repository.js';
import { OfferRepository } from './offer.repository.js';

export type StaffChanged = OlnEvent<EventData<typeof gatewayEvents.staffChanged>>;

/** People of the directory: who joins an institution answers for it, who leaves keeps no entry and answers for nobody. */
@Injectable()
export class MapStaff {
  constructor(
    private readonly accounts: InstitutionAccounts,
    private readonly organizations: OrganizationRepository,
    private readonly offers: OfferRepository,
  ) {}

  async changed(tx: Tx, { commune, entityversion, data }: StaffChanged): Promise<void> {
    const { person, active, institution } = data;
    if (!(await this.accounts.isNews(tx, commune, person, entityversion))) return;
    if (!active) {
      this.accounts.removeAll(tx, commune, person);
      this.offers.leaveUnkept(tx, commune, person);
      return;
    }
    // The map may not have the institution: whoever enters it names its accounts then.
    const organization = institution ? await this.organizations.find(tx, institution) : undefined;
    if (organization?.commune === commune) await this.accounts.add(tx, organization.id, commune, person);
  }
}
