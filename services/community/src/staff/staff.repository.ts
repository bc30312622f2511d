import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { KnownStaffRow } from './staff.entity.js';

/** The only file that touches the table `known_staff`. */
@Injectable()
export class StaffRepository {
  /** Everybody ever known in a commune: some dozens. */
  ofCommune(tx: Tx, commune: string): Promise<KnownStaffRow[]> {
    return tx.manager.find(KnownStaffRow, { where: { commune } });
  }

  /** Written with the rest of the transaction. */
  learn(tx: Tx, row: KnownStaffRow): void {
    tx.write(
      `insert into known_staff (commune, person, roles, active, version) values ($1, $2, $3, $4, $5)
       on conflict (commune, person) do update set roles = excluded.roles, active = excluded.active, version = excluded.version
        where known_staff.version < excluded.version`,
      [row.commune, row.person, row.roles, row.active, row.version],
    );
  }
}
