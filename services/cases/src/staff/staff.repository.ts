import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { KnownStaffRow } from './staff.entity.js';

/** Who has left the office and is in charge of something, and the youngest of it. */
export interface LeftInCharge {
  commune: string;
  person: string;
  /** When it was told last. */
  told: number;
  inCharge: number;
  /** Absent if it is nothing any more. */
  kind: 'case' | 'escalation' | 'measure' | null;
  id: string | null;
  version: number | null;
}

const IN_CHARGE = Object.entries({ case: 'case_files', escalation: 'escalations', measure: 'measures' }).map(
  ([kind, table]) => `
    select '${kind}' as kind, id, version from ${table}
     where person_in_charge = staff.person and commune = staff.commune and stage <> 'ended'`,
);
const LEFT = `
  select staff.commune, staff.person, staff.told_in_charge as told, held.*
    from known_staff staff cross join lateral (
      select count(*)::int as "inCharge", (array_agg(kind order by id desc))[1] as kind, (array_agg(id order by id desc))[1] as id,
             (array_agg(version order by id desc))[1] as version
        from (${IN_CHARGE.join(' union all ')}) as records) held
   where not staff.active and staff.told_in_charge <> held."inCharge"`;

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
      `insert into known_staff (commune, person, roles, active, version, told_in_charge) values ($1, $2, $3, $4, $5, $6)
       on conflict (commune, person) do update set roles = excluded.roles, active = excluded.active, version = excluded.version,
              told_in_charge = excluded.told_in_charge
        where known_staff.version < excluded.version`,
      [row.commune, row.person, row.roles, row.active, row.version, row.toldInCharge],
    );
  }

  /** Who has left, and is in charge of more, or of less, than was told of last. */
  leftInCharge(tx: Tx, limit: number): Promise<LeftInCharge[]> {
    return tx.manager.query(`${LEFT} order by staff.commune, staff.person limit $1`, [limit]);
  }

  /** The same of one of them, locked. */
  async lockLeft(tx: Tx, { commune, person }: LeftInCharge): Promise<LeftInCharge | undefined> {
    const values = [commune, person];
    const sql = `${LEFT} and staff.commune = $1 and staff.person = $2 for update of staff`;
    return (await tx.manager.query<LeftInCharge[]>(sql, values))[0];
  }

  async keepTold(tx: Tx, { commune, person, inCharge }: LeftInCharge): Promise<void> {
    const sql = 'update known_staff set told_in_charge = $3 where commune = $1 and person = $2';
    await tx.manager.query(sql, [commune, person, inCharge]);
  }
}
