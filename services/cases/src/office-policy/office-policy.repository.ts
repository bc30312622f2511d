import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { lockByName } from '../persistence/lock-by-name.js';
import { OfficePolicyRow } from './office-policy.entity.js';

/** The only file that touches the table `office_policies`. */
@Injectable()
export class OfficePolicyRepository {
  async find(tx: Tx, commune: string): Promise<OfficePolicyRow | undefined> {
    return (await tx.manager.findOne(OfficePolicyRow, { where: { commune } })) ?? undefined;
  }

  /** For a change: whoever comes second, also when there is no row yet, sees what the first one did. */
  async lock(tx: Tx, commune: string): Promise<OfficePolicyRow | undefined> {
    await lockByName(tx, `office-policy ${commune}`);
    return this.find(tx, commune);
  }

  async put(tx: Tx, row: OfficePolicyRow): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(OfficePolicyRow)
      .values(row)
      .orUpdate(['terms', 'numbers', 'version'], ['commune'])
      .execute();
  }
}
