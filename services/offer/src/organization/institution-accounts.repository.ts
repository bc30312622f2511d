import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { InstitutionAccountRow } from './organization.entity.js';

const ADD = `
  insert into institution_accounts (commune, organization_id, person, added_at) values ($1, $2, $3, $4)
  on conflict do nothing returning person`;

/** Who answers for an institution. The only file that touches the table `institution_accounts`. */
@Injectable()
export class InstitutionAccounts {
  /** False if the person answers for it already. */
  async add(tx: Tx, organizationId: string, commune: string, person: string): Promise<boolean> {
    return (await tx.query(ADD, [commune, organizationId, person, tx.asOf])).length > 0;
  }

  /** False if the person did not answer for it. */
  async remove(tx: Tx, organizationId: string, person: string): Promise<boolean> {
    return ((await tx.manager.delete(InstitutionAccountRow, { organizationId, person })).affected ?? 0) > 0;
  }

  /** Institutions a person answers for. */
  async organizationsOf(tx: Tx, person: string): Promise<string[]> {
    const rows = await tx.manager.find(InstitutionAccountRow, { where: { person }, order: { organizationId: 'ASC' } });
    return rows.map(({ organizationId }) => organizationId);
  }

  async peopleOf(tx: Tx, organizationId: string): Promise<string[]> {
    const rows = await tx.manager.find(InstitutionAccountRow, { where: { organizationId }, order: { person: 'ASC' } });
    return rows.map(({ person }) => person);
  }

  async answersFor(tx: Tx, person: string, organizationId: string): Promise<boolean> {
    return tx.manager.existsBy(InstitutionAccountRow, { person, organizationId });
  }
}
