import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { In, IsNull } from 'typeorm';
import { rowsOf } from '../persistence/rows-of.js';
import { FamilyMemberRow, FamilyRow } from './family.entity.js';
import { FamilyErrors } from './family.errors.js';
import type { Family, LeavingReason, Member } from './family.js';

/** By whatever entry the person was entered. */
const FAMILIES_OF = `
  select distinct family_id as id from family_members where left_at is null and person_id in (select entries_of($1)) order by 1`;

/**
 * Its children by the entry that is in use: one statement, because every request that comes in asks it. The entries are
 * found first: compared inside the join, a function would keep row-level security from using the index of persons. Few
 * were merged away; the others need no looking for.
 */
const HOUSEHOLD = `
  with entries as materialized (
    select distinct case when own.merged_into is null then own.id else survivor_of(own.id) end as id
      from family_members member join persons own on own.id = member.person_id
     where member.family_id = $1 and member.left_at is null)
  select commune, array(select person.id from entries join persons person using (id) where person.kind = 'child' and person.deceased_at is null and person.anonymised_at is null) as "childIds"
    from families where id = $1`;

export interface Household {
  commune: string;
  childIds: string[];
}

/** The only file that touches the tables `families` and `family_members`. */
@Injectable()
export class FamilyRepository {
  /** With the members that live in it now. Throws FAMILY.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<Family> {
    return this.withMembers(tx, await tx.manager.findOne(FamilyRow, { where: { id } }));
  }

  /** Throws FAMILY.NOT_FOUND. */
  async household(tx: Tx, id: string): Promise<Household> {
    const [household] = await tx.query<Household>(HOUSEHOLD, [id]);
    if (!household) throw new RefusedError(refuse(FamilyErrors.NOT_FOUND));
    return household;
  }

  async lock(tx: Tx, id: string): Promise<Family> {
    return this.withMembers(
      tx,
      await tx.manager.findOne(FamilyRow, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    );
  }

  async insert(tx: Tx, { members, ...family }: Family): Promise<void> {
    await tx.manager.insert(FamilyRow, { ...family, originFamily: family.originFamily ?? null });
    await tx.manager.insert(
      FamilyMemberRow,
      members.map((member) => memberRow(family, member)),
    );
  }

  async join(tx: Tx, family: Family, member: Member): Promise<void> {
    await tx.manager.insert(FamilyMemberRow, memberRow(family, member));
    await this.raise(tx, family);
  }

  async leave(tx: Tx, family: Family, { id }: Member, leftReason: LeavingReason): Promise<void> {
    await tx.manager.update(FamilyMemberRow, { id }, { leftAt: tx.asOf, leftReason });
    await this.raise(tx, family);
  }

  /** Ids of the families in which the person lives, also by an entry that was merged into this one. */
  async familiesOf(tx: Tx, personId: string): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(tx, FAMILIES_OF, [personId]);
    return rows.map(({ id }) => id);
  }

  async byIds(tx: Tx, ids: string[]): Promise<Family[]> {
    if (ids.length === 0) return [];
    const rows = await tx.manager.find(FamilyRow, { where: { id: In(ids) }, order: { id: 'ASC' } });
    return Promise.all(rows.map((row) => this.withMembers(tx, row)));
  }

  private async raise(tx: Tx, { id, version }: Family): Promise<void> {
    await tx.manager.update(FamilyRow, { id }, { version: version + 1 });
  }

  private async withMembers(tx: Tx, row: FamilyRow | null): Promise<Family> {
    if (!row) throw new RefusedError(refuse(FamilyErrors.NOT_FOUND));
    const where = { familyId: row.id, leftAt: IsNull() };
    const members = await tx.manager.find(FamilyMemberRow, { where, order: { joinedAt: 'ASC', id: 'ASC' } });
    return { ...row, originFamily: row.originFamily ?? undefined, members: members.map(memberOf) };
  }
}

const memberRow = ({ id: familyId, commune }: { id: string; commune: string }, member: Member): FamilyMemberRow => ({
  ...member,
  familyId,
  commune,
  leftAt: member.leftAt ?? null,
  leftReason: member.leftReason ?? null,
});

const memberOf = ({ id, personId, relation, joinedAt }: FamilyMemberRow): Member => ({
  id,
  personId,
  relation,
  joinedAt,
});
