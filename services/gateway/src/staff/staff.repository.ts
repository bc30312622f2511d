import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@oln/contracts';
import type { Place } from '@oln/identity';
import { CIPHER, newId, withinReach, type FieldCipher, type Tx } from '@oln/service-kit';
import type { StaffMember } from './staff.js';
import { StaffRow } from './staff.entity.js';

const SEALED = 'staff.email';

const GONE = `
  select commune, person from staff gone
   where not active and exists (select from staff there where there.commune = gone.commune and there.active and there.roles && $1)`;

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

  /** Who works in the offices within reach: who they are, and in which roles. */
  async atWork(tx: Tx, commune?: string): Promise<Pick<StaffMember, 'person' | 'roles'>[]> {
    return tx.manager.query(
      `select person, roles from staff
        where active and ${withinReach(tx, 'commune')} and ($1::text is null or commune = $1)
        order by commune, person limit 2000`,
      [commune ?? null],
    );
  }

  /** Who has left offices in which somebody who is there has one of these roles. */
  async gone(tx: Tx, roles: readonly Role[]): Promise<Pick<StaffMember, 'commune' | 'person'>[]> {
    return tx.query(GONE, [roles]);
  }

  /** Offices in which somebody works, in the order of their codes. */
  async placesOf(tx: Tx, person: string): Promise<Place[]> {
    const rows = await tx.manager.find(StaffRow, { where: { person, active: true }, order: { commune: 'ASC' } });
    return rows.map(({ commune, roles, institution }) => ({ commune, roles, ...(institution ? { institution } : {}) }));
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

  /** Somebody whom another registered at the same moment is a conflict of the table's key. */
  async add(tx: Tx, member: StaffMember): Promise<string> {
    const id = newId();
    await tx.manager.insert(StaffRow, {
      ...member,
      id,
      email: this.sealed(member),
      institution: member.institution ?? null,
    });
    return id;
  }

  async change(tx: Tx, { commune, person, ...member }: StaffMember): Promise<void> {
    await tx.manager.update(
      StaffRow,
      { commune, person },
      {
        ...member,
        email: this.sealed(member),
        institution: member.institution ?? null,
      },
    );
  }

  private sealed({ email }: Pick<StaffMember, 'email'>): Buffer | null {
    return email ? this.cipher.seal(email, SEALED) : null;
  }

  private member({ id: _id, email, institution, ...row }: StaffRow): StaffMember {
    return {
      ...row,
      email: email ? this.cipher.open(email, SEALED) : undefined,
      ...(institution ? { institution } : {}),
    };
  }
}
