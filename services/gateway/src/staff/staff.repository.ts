import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@oln/contracts';
import { CIPHER, newId, type FieldCipher, type Tx } from '@oln/service-kit';
import type { StaffMember } from './staff.js';
import { StaffRow } from './staff.entity.js';

const SEALED = 'staff.email';

/** The only file that touches the table `staff`. */
@Injectable()
export class StaffRepository {
  constructor(@Inject(CIPHER) private readonly cipher: FieldCipher) {}

  async find(tx: Tx, commune: string, person: string): Promise<{ id: string; member: StaffMember } | undefined> {
    const row = await tx.manager.findOne(StaffRow, { where: { commune, person }, lock: { mode: 'pessimistic_write' } });
    return row ? { id: row.id, member: this.member(row) } : undefined;
  }

  async list(tx: Tx, commune: string): Promise<StaffMember[]> {
    const rows = await tx.manager.find(StaffRow, { where: { commune }, order: { person: 'ASC' }, take: 500 });
    return rows.map((row) => this.member(row));
  }

  /** Active people with the role in the commune. */
  async withRole(tx: Tx, commune: string, role: Role): Promise<StaffMember[]> {
    const rows = await tx.manager
      .createQueryBuilder(StaffRow, 'staff')
      .where('staff.commune = :commune and staff.active and :role = any(staff.roles)', { commune, role })
      .getMany();
    return rows.map((row) => this.member(row));
  }

  async get(tx: Tx, commune: string, person: string): Promise<StaffMember | undefined> {
    const row = await tx.manager.findOne(StaffRow, { where: { commune, person } });
    return row ? this.member(row) : undefined;
  }

  async put(tx: Tx, id: string | undefined, member: StaffMember): Promise<string> {
    const rowId = id ?? newId();
    const email = member.email ? this.cipher.seal(member.email, SEALED) : null;
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(StaffRow)
      .values({ ...member, id: rowId, email })
      .orUpdate(['roles', 'active', 'caseloads', 'language', 'email', 'mail', 'version'], ['commune', 'person'])
      .execute();
    return rowId;
  }

  private member({ id: _id, email, ...row }: StaffRow): StaffMember {
    return { ...row, email: email ? this.cipher.open(email, SEALED) : undefined };
  }
}
