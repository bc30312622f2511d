import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { OfficePolicyRow } from './office-policy.entity.js';

/** The only file that touches the table `office_policies`. */
@Injectable()
export class OfficePolicyRepository {
  async find(tx: Tx, commune: string): Promise<OfficePolicyRow | undefined> {
    return (await tx.manager.findOne(OfficePolicyRow, { where: { commune } })) ?? undefined;
  }

  async put(tx: Tx, row: OfficePolicyRow): Promise<void> {
    const insert = tx.manager.createQueryBuilder().insert().into(OfficePolicyRow).values(row);
    await insert.orUpdate(['terms', 'numbers', 'version'], ['commune']).execute();
  }
}
