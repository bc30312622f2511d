import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { PersonMergeRow } from './person-merge.entity.js';
import { PersonMergeErrors } from './person-merge.errors.js';
import type { PersonMerge } from './person-merge.js';

/** The only file that writes the table `person_merges`. */
@Injectable()
export class PersonMergeRepository {
  async get(tx: Tx, id: string): Promise<PersonMerge> {
    return mergeOf(await tx.manager.findOne(PersonMergeRow, { where: { id } }));
  }

  async lock(tx: Tx, id: string): Promise<PersonMerge> {
    return mergeOf(await tx.manager.findOne(PersonMergeRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async insert(tx: Tx, merge: PersonMerge): Promise<void> {
    await tx.manager.insert(PersonMergeRow, rowOf(merge));
  }

  async save(tx: Tx, merge: PersonMerge): Promise<void> {
    const { id, ...row } = rowOf(merge);
    await tx.manager.update(PersonMergeRow, { id }, row);
  }

  /** Every merge the entry took part in, newest first. */
  async ofPerson(tx: Tx, personId: string): Promise<PersonMerge[]> {
    const where = [{ merged: personId }, { survivor: personId }];
    return (await tx.manager.find(PersonMergeRow, { where, order: { mergedAt: 'DESC' }, take: 100 })).map(mergeOf);
  }
}

function mergeOf(row: PersonMergeRow | null): PersonMerge {
  if (!row) throw new RefusedError(refuse(PersonMergeErrors.NOT_FOUND));
  const { undoneAt, undoneBy, undoReason, ...merge } = row;
  return { ...merge, undone: undoneAt ? { at: undoneAt, by: undoneBy!, reason: undoReason! } : undefined };
}

const rowOf = ({ undone, ...merge }: PersonMerge): PersonMergeRow => ({
  ...merge,
  undoneAt: undone?.at ?? null,
  undoneBy: undone?.by ?? null,
  undoReason: undone?.reason ?? null,
});
