import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { InstitutionAccountRow } from './organization.entity.js';

const ADD = `
  insert into institution_accounts (commune, organization_id, person, added_at) values ($1, $2, $3, $4)
  on conflict do nothing returning person`;

const HEARD = `
  insert into map_staff (commune, person, version) values ($1, $2, $3)
  on conflict (commune, person) do update set version = excluded.version where map_staff.version < excluded.version
  returning person`;

/** Who answers for an institution. The only file that touches the tables `institution_accounts` and `map_staff`. */
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

  /** They have left: they answer for nobody in the commune any more. */
  removeAll(tx: Tx, commune: string, person: string): void {
    tx.write('delete from institution_accounts where commune = $1 and person = $2', [commune, person]);
  }

  /** False if newer news of the person was heard before. */
  async isNews(tx: Tx, commune: string, person: string, version: number): Promise<boolean> {
    return (await tx.query(HEARD, [commune, person, version])).length > 0;
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
