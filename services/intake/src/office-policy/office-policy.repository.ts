import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { OfficePolicyRow } from './office-policy.entity.js';

const OF_COMMUNE = 'select commune, id, terms, numbers, version from office_policies where commune = $1';

/** The only file that touches the table `office_policies`. */
@Injectable()
export class OfficePolicyRepository {
  async find(tx: Tx, commune: string): Promise<OfficePolicyRow | undefined> {
    const [row] = await tx.query<OfficePolicyRow>(OF_COMMUNE, [commune]);
    return row;
  }

  async put(tx: Tx, row: OfficePolicyRow): Promise<void> {
    const insert = tx.manager.createQueryBuilder().insert().into(OfficePolicyRow).values(row);
    await insert.orUpdate(['terms', 'numbers', 'version'], ['commune']).execute();
  }
}
