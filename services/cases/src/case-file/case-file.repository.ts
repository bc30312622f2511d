import { Injectable } from '@nestjs/common';
import { CASE_STAGES, refuse, RefusedError, type CaseStage, type Line } from '@oln/contracts';
import { inOrder, type Order, type Page, type PageQuery, type Tx, withinReach } from '@oln/service-kit';
import { In, IsNull, type FindOptionsWhere, type SelectQueryBuilder } from 'typeorm';
import { CaseFileRow } from './case-file.entity.js';
import { CaseErrors } from './case-file.errors.js';
import type { CaseFile } from './case-file.js';
import { caseOf, rowOf } from './case-file.rows.js';

export interface CaseFilter {
  personInCharge?: string;
  stage?: CaseStage;
  line?: Line;
  outcome?: string;
  familyId?: string;
  childId?: string;
  requestId?: string;
  /** True: the outcome is open. False: it is fixed. */
  open?: boolean;
  paused?: boolean;
  sort?: CaseSort;
}

/** `-`: the newest first. By `stageSince` the first one has been in its stage for the longest. */
export const CASE_SORTS = ['-openedAt', 'openedAt', 'stageSince', '-stageSince'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

const ORDERS = {
  '-openedAt': { by: 'openedAt', from: 'newest' },
  openedAt: { by: 'openedAt', from: 'oldest' },
  stageSince: { by: 'stageSince', from: 'oldest' },
  '-stageSince': { by: 'stageSince', from: 'newest' },
} as const satisfies Record<CaseSort, Order<CaseFileRow>>;

const OF_CHILD = 'select case_id from case_children where child_id = :childId';

const LIVING = CASE_STAGES.filter((stage) => stage !== 'ended');

/** The only file that touches the table `case_files`. */
@Injectable()
export class CaseFileRepository {
  /** Reads without a lock. Throws CASE.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<CaseFile> {
    return found(await tx.manager.findOne(CaseFileRow, { where: { id } }));
  }

  /** One change at a time per case: whoever comes second sees what the first one did. */
  async lock(tx: Tx, id: string): Promise<CaseFile> {
    return found(await tx.manager.findOne(CaseFileRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  /** False if the request has a case in this line already. */
  async insert(tx: Tx, file: CaseFile): Promise<boolean> {
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(CaseFileRow)
      .values(rowOf(file))
      .orIgnore()
      .returning('id')
      .execute();
    const isNew = (raw as unknown[]).length > 0;
    if (isNew) await this.keepChildren(tx, file);
    return isNew;
  }

  async save(tx: Tx, file: CaseFile): Promise<void> {
    const { id, ...row } = rowOf(file);
    await tx.manager.update(CaseFileRow, { id }, row);
  }

  /** Under row-level security no index looks into the list of children: cases of a child are found by rows of their own. */
  async keepChildren(tx: Tx, { id, commune, children }: CaseFile): Promise<void> {
    await tx.manager.query('delete from case_children where case_id = $1', [id]);
    await tx.manager.query(
      'insert into case_children (commune, case_id, child_id) select distinct $1, $2::uuid, unnest($3::uuid[])',
      [commune, id, children],
    );
  }

  list(tx: Tx, filter: CaseFilter, page: PageQuery): Promise<Page<CaseFile>> {
    const query = tx.manager.createQueryBuilder(CaseFileRow, 'row').where(exact(filter));
    query.andWhere(withinReach(tx, 'row.commune'));
    if (filter.childId) query.andWhere(`row.id in (${OF_CHILD})`, { childId: filter.childId });
    if (filter.open !== undefined) query.andWhere(`row.outcome is ${filter.open ? '' : 'not '}null`);
    if (filter.paused !== undefined) query.andWhere(`row.pausedSince is ${filter.paused ? 'not ' : ''}null`);
    return inOrder(query, ORDERS[filter.sort ?? '-openedAt'], page, caseOf);
  }

  /** Cases in which the child still is and whose process lives. */
  async livingOfChild(tx: Tx, childId: string): Promise<CaseFile[]> {
    const rows = await tx.manager
      .createQueryBuilder(CaseFileRow, 'file')
      .setLock('pessimistic_write')
      .where(`file.id in (${OF_CHILD}) and file.stage <> 'ended'`, { childId })
      .orderBy('file.id')
      .getMany();
    return rows.map(caseOf);
  }

  /** Open cases of the children, in order, locked: whoever locks several does so by id, and before their escalations. */
  async lockOpenOfChildren(tx: Tx, children: readonly string[]): Promise<CaseFile[]> {
    return (await openOf(tx, children).setLock('pessimistic_write').getMany()).map(caseOf);
  }

  /** The open case of one of the children, if there is one, as it is now. */
  async findOpenOfChildren(tx: Tx, children: readonly string[]): Promise<CaseFile | undefined> {
    const row = await openOf(tx, children).limit(1).getOne();
    return row ? caseOf(row) : undefined;
  }

  /** Cases of a family whose process lives, locked in the order of their ids: who needs several never waits in a ring. */
  async lockLivingOfFamily(tx: Tx, familyId: string): Promise<CaseFile[]> {
    const rows = await tx.manager
      .createQueryBuilder(CaseFileRow, 'file')
      .setLock('pessimistic_write')
      .where(`file.familyId = :familyId and file.stage <> 'ended'`, { familyId })
      .orderBy('file.id')
      .getMany();
    return rows.map(caseOf);
  }

  /** Other cases of the family whose outcome is open. Reads without a lock. */
  async othersOpen(tx: Tx, { id, familyId }: CaseFile): Promise<CaseFile[]> {
    const rows = await tx.manager.find(CaseFileRow, { where: { familyId, outcome: IsNull() }, order: { id: 'ASC' } });
    return rows.filter((row) => row.id !== id).map(caseOf);
  }

  /** Ids of living cases in somebody's charge, in order, at most `limit`. */
  async idsInCharge(tx: Tx, personInCharge: string, commune: string, limit: number): Promise<string[]> {
    const rows = await tx.manager.find(CaseFileRow, {
      select: { id: true },
      where: { personInCharge, commune, stage: In(LIVING) },
      order: { id: 'ASC' },
      take: limit,
    });
    return rows.map((row) => row.id);
  }

  async countInCharge(tx: Tx, personInCharge: string, commune: string): Promise<number> {
    return tx.manager.count(CaseFileRow, { where: { personInCharge, commune, stage: In(LIVING) } });
  }

  /** Open families by professional and line: what counts against the maximum of a caseload. */
  async caseloads(tx: Tx, commune: string): Promise<{ person: string; line: Line; families: number }[]> {
    return (await tx.manager.query(
      `select person_in_charge as person, line, count(*)::int as families from case_files
        where commune = $1 and outcome is null group by 1, 2 order by 1, 2`,
      [commune],
    )) as { person: string; line: Line; families: number }[];
  }

  /** Cases of a line whose process must be running, by id. */
  async living(tx: Tx, line: Line, after: string | undefined, limit: number): Promise<CaseFile[]> {
    const query = tx.manager.createQueryBuilder(CaseFileRow, 'file').where(`file.stage <> 'ended'`);
    query.andWhere('file.line = :line', { line });
    if (after) query.andWhere('file.id > :after', { after });
    return (await query.orderBy('file.id').limit(limit).getMany()).map(caseOf);
  }
}

const openOf = (tx: Tx, children: readonly string[]): SelectQueryBuilder<CaseFileRow> =>
  tx.manager
    .createQueryBuilder(CaseFileRow, 'file')
    .where('file.id in (select case_id from case_children where child_id = any (:children))', { children })
    .andWhere('file.outcome is null')
    .orderBy('file.id');

function exact({
  personInCharge,
  stage,
  line,
  outcome,
  familyId,
  requestId,
}: CaseFilter): FindOptionsWhere<CaseFileRow> {
  const wanted = { personInCharge, stage, line, outcome, familyId, requestId };
  return Object.fromEntries(
    Object.entries(wanted).filter(([, value]) => value !== undefined),
  ) as FindOptionsWhere<CaseFileRow>;
}

function found(row: CaseFileRow | null): CaseFile {
  if (!row) throw new RefusedError(refuse(CaseErrors.NOT_FOUND));
  return caseOf(row);
}
