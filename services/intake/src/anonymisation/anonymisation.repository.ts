import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type AnonymisationStage } from '@oln/contracts';
import { newestFirst, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { AnonymisationRow } from './anonymisation.entity.js';
import { AnonymisationErrors } from './anonymisation.errors.js';
import type { Anonymisation } from './anonymisation.js';
import { anonymisationOf, rowOf } from './anonymisation.rows.js';

export interface AnonymisationFilter {
  personId?: string;
  stage?: AnonymisationStage;
  rightsRequestId?: string;
}

const OF_PERSON = 'row.personId = any (array(select entries_of(:personId)))';

/** The only file that touches the table `anonymisations`. */
@Injectable()
export class AnonymisationRepository {
  /** Throws ANONYMISATION.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<Anonymisation> {
    return found(await tx.manager.findOne(AnonymisationRow, { where: { id } }));
  }

  /** One change at a time: whoever comes second sees what the first one did. */
  async lock(tx: Tx, id: string): Promise<Anonymisation> {
    return found(await tx.manager.findOne(AnonymisationRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  /** Open ones of a person, under whichever entry, locked. */
  async openOf(tx: Tx, personId: string): Promise<Anonymisation[]> {
    const query = tx.manager
      .createQueryBuilder(AnonymisationRow, 'row')
      .where(`row.stage <> 'closed'`)
      .andWhere(OF_PERSON, { personId });
    return (await query.setLock('pessimistic_write').orderBy('row.id').getMany()).map(anonymisationOf);
  }

  /** False if there is an open one of the entry already. */
  async insertOnce(tx: Tx, one: Anonymisation): Promise<boolean> {
    const insert = tx.manager.createQueryBuilder().insert().into(AnonymisationRow).values(rowOf(one));
    const { raw } = await insert.orIgnore().returning('id').execute();
    return (raw as unknown[]).length > 0;
  }

  async save(tx: Tx, one: Anonymisation): Promise<void> {
    const { id, ...row } = rowOf(one);
    await tx.manager.update(AnonymisationRow, { id }, row);
  }

  /** Newest first. */
  async list(tx: Tx, { personId, ...exact }: AnonymisationFilter, page: PageQuery): Promise<Page<Anonymisation>> {
    const query = tx.manager.createQueryBuilder(AnonymisationRow, 'row').where('true');
    if (personId) query.andWhere(OF_PERSON, { personId });
    for (const [name, value] of Object.entries(exact))
      if (value !== undefined) query.andWhere(`row.${name} = :${name}`, { [name]: value });
    return newestFirst(query, 'openedAt', page, anonymisationOf);
  }

  /** What is not closed, by id. */
  async living(tx: Tx, after: string | undefined, limit: number): Promise<Anonymisation[]> {
    const query = tx.manager.createQueryBuilder(AnonymisationRow, 'row').where(`row.stage <> 'closed'`);
    if (after) query.andWhere('row.id > :after', { after });
    return (await query.orderBy('row.id').limit(limit).getMany()).map(anonymisationOf);
  }
}

function found(row: AnonymisationRow | null): Anonymisation {
  if (!row) throw new RefusedError(refuse(AnonymisationErrors.NOT_FOUND));
  return anonymisationOf(row);
}
