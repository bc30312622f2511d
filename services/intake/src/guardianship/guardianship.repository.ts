import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { GuardianshipRow } from './guardianship.entity.js';
import { GuardianshipErrors } from './guardianship.errors.js';
import type { Guardianship } from './guardianship.js';

/** The only file that touches the table `guardianships`. */
@Injectable()
export class GuardianshipRepository {
  /** Throws GUARDIANSHIP.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<Guardianship> {
    const row = await tx.manager.findOne(GuardianshipRow, { where: { id } });
    if (!row) throw new RefusedError(refuse(GuardianshipErrors.NOT_FOUND));
    return guardianshipOf(row);
  }

  async lock(tx: Tx, id: string): Promise<Guardianship> {
    const row = await tx.manager.findOne(GuardianshipRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new RefusedError(refuse(GuardianshipErrors.NOT_FOUND));
    return guardianshipOf(row);
  }

  async insert(tx: Tx, guardianship: Guardianship): Promise<void> {
    await tx.manager.insert(GuardianshipRow, rowOf(guardianship));
  }

  async save(tx: Tx, guardianship: Guardianship): Promise<void> {
    const { id, ...row } = rowOf(guardianship);
    await tx.manager.update(GuardianshipRow, { id }, row);
  }

  /** By every entry of the child, past ones included, newest first. */
  async ofChild(tx: Tx, childId: string): Promise<Guardianship[]> {
    const query = tx.manager.createQueryBuilder(GuardianshipRow, 'row');
    query.where('row.childId = any (array(select entries_of(:childId)))', { childId });
    return (await query.orderBy('row.since', 'DESC').addOrderBy('row.id', 'DESC').limit(100).getMany()).map(
      guardianshipOf,
    );
  }
}

const guardianshipOf = (row: GuardianshipRow): Guardianship => ({
  ...row,
  guardianId: row.guardianId ?? undefined,
  institution: row.institution ?? undefined,
  until: row.until ?? undefined,
});

const rowOf = (guardianship: Guardianship): GuardianshipRow => ({
  ...guardianship,
  guardianId: guardianship.guardianId ?? null,
  institution: guardianship.institution ?? null,
  until: guardianship.until ?? null,
});
