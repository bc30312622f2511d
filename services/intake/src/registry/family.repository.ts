import { Injectable } from '@nestjs/common';
import { newId, type Tx } from '@oln/service-kit';
import { rowsOf } from '../persistence/rows.js';
import type { Family, Member } from './family.js';

interface MemberRow {
  id: string;
  commune: string;
  version: number;
  person_id: string;
  relation: Member['relation'];
  guardianship: Member['guardianship'];
}

const OF_FAMILY = `
  select families.id, families.commune, families.version, member.person_id, member.relation, member.guardianship
    from families join family_members member on member.family_id = families.id and member.until is null
   where families.id = any($1) order by member.since, member.person_id`;

/** The only file that touches families and their members. */
@Injectable()
export class FamilyRepository {
  async add(tx: Tx, commune: string, members: Member[]): Promise<Family> {
    const family: Family = { id: newId(), commune, version: 1, members };
    await rowsOf(tx, 'insert into families (id, commune, version) values ($1, $2, 1)', [family.id, commune]);
    await this.join(tx, family, members);
    return family;
  }

  async find(tx: Tx, id: string): Promise<Family | undefined> {
    return (await this.findMany(tx, [id]))[0];
  }

  async findForChange(tx: Tx, id: string): Promise<Family | undefined> {
    await rowsOf(tx, 'select from families where id = $1 for update', [id]);
    return this.find(tx, id);
  }

  async findMany(tx: Tx, ids: string[]): Promise<Family[]> {
    const families = new Map<string, Family>();
    for (const row of await rowsOf<MemberRow>(tx, OF_FAMILY, [ids])) {
      const family = families.get(row.id) ?? { id: row.id, commune: row.commune, version: row.version, members: [] };
      family.members.push({ personId: row.person_id, relation: row.relation, guardianship: row.guardianship });
      families.set(row.id, family);
    }
    return [...families.values()];
  }

  async familiesOf(tx: Tx, personId: string): Promise<string[]> {
    const rows = await rowsOf<{ family_id: string }>(tx, 'select family_id from family_members where person_id = $1 and until is null order by since', [personId]);
    return rows.map((row) => row.family_id);
  }

  /** Who is no longer named has left; the time they belonged is kept. */
  async replaceMembers(tx: Tx, family: Family, members: Member[]): Promise<Family> {
    const next = { ...family, members, version: family.version + 1 };
    await rowsOf(tx, 'update family_members set until = $2 where family_id = $1 and until is null', [family.id, tx.asOf.toISOString()]);
    await this.join(tx, next, members);
    await rowsOf(tx, 'update families set version = $2 where id = $1', [family.id, next.version]);
    return next;
  }

  /** After a merge the one that stays takes the place of the other. Gives the families it took it in. */
  async replacePerson(tx: Tx, from: string, to: string): Promise<void> {
    await rowsOf(
      tx,
      `update family_members member set person_id = $2 where person_id = $1 and until is null
          and not exists (select from family_members other where other.family_id = member.family_id and other.person_id = $2 and other.until is null)`,
      [from, to],
    );
  }

  private async join(tx: Tx, family: Family, members: Member[]): Promise<void> {
    await rowsOf(
      tx,
      `insert into family_members (family_id, person_id, commune, relation, guardianship, since)
       select $1, row.person_id, $2, row.relation, row.guardianship, $3
         from jsonb_to_recordset($4::jsonb) as row (person_id uuid, relation text, guardianship text)`,
      [
        family.id,
        family.commune,
        tx.asOf.toISOString(),
        JSON.stringify(members.map(({ personId, relation, guardianship }) => ({ person_id: personId, relation, guardianship }))),
      ],
    );
  }
}
