import { Injectable } from '@nestjs/common';
import {
  refuse,
  RefusedError,
  type Channel,
  type IntakeOutcome,
  type IntakeStage,
  type Line,
  type Priority,
} from '@oln/contracts';
import {
  columnsOf,
  Conditions,
  decodeCursor,
  insertStatement,
  pageOf,
  withinReach,
  type Page,
  type PageQuery,
  type Tx,
} from '@oln/service-kit';
import type { SelectQueryBuilder } from 'typeorm';
import { rowsOf } from '../persistence/rows-of.js';
import { SealedJson } from '../persistence/sealed-json.js';
import type { RequestSort } from './request-codes.js';
import { RequestRow } from './request.entity.js';
import { RequestErrors } from './request.errors.js';
import { rankOf, requestOf, rowOf, SHOWN, type ShownRow } from './request.rows.js';
import type { IntakeRequest } from './request.js';

export interface RequestFilter {
  commune?: string;
  stage?: IntakeStage;
  outcome?: IntakeOutcome;
  channel?: Channel;
  priority?: Priority;
  motive?: string;
  personInCharge?: string;
  familyId?: string;
  childId?: string;
  /** True: no outcome yet. */
  open?: boolean;
  registeredFrom?: string;
  registeredBefore?: string;
  sort?: RequestSort;
}

/** By every entry of the same children, those that were merged included. */
const IDENTICAL = `
  select id from requests
   where commune = $1 and motive = $2 and stage <> 'closed' and id <> $3
     and id in (select request_id from request_children
                 where child_id in (select entries_of(one) from unnest($4::uuid[]) one))
   order by registered_at, id limit 1`;

const OF_CHILD = 'row.id in (select request_id from request_children where child_id in (select entries_of(:childId)))';

/** The only file that touches the table `requests`. */
@Injectable()
export class RequestRepository {
  constructor(private readonly json: SealedJson) {}

  /** Throws INTAKE.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<IntakeRequest> {
    return found(await tx.manager.findOne(RequestRow, { where: { id } }));
  }

  /** One change at a time per request: whoever comes second sees what the first one did. */
  async lock(tx: Tx, id: string): Promise<IntakeRequest> {
    return found(await tx.manager.findOne(RequestRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  /** Written with the rest of the transaction. */
  insert(tx: Tx, request: IntakeRequest, narrative?: string): void {
    const { text, values } = this.insertion(tx, request, narrative);
    tx.write(text, values);
  }

  /** False if the same row, event or alert has a request already. */
  async insertOnce(tx: Tx, request: IntakeRequest, narrative?: string): Promise<boolean> {
    const { text, values } = this.insertion(tx, request, narrative);
    return (await tx.query(`${text} on conflict do nothing returning id`, values)).length > 0;
  }

  private insertion(tx: Tx, request: IntakeRequest, narrative?: string): { text: string; values: unknown[] } {
    const row = rowOf(request);
    row.narrative = narrative === undefined ? null : this.json.seal(narrative, placeOf(request.id));
    return insertStatement(tx, RequestRow, row);
  }

  async save(tx: Tx, request: IntakeRequest): Promise<void> {
    const { id, ...row } = rowOf(request);
    await tx.manager.update(RequestRow, { id }, row);
  }

  async byOrigin(tx: Tx, commune: string, originKey: string): Promise<IntakeRequest | undefined> {
    const row = await tx.manager.findOne(RequestRow, { where: { commune, originKey } });
    return row ? requestOf(row) : undefined;
  }

  async narrative(tx: Tx, id: string): Promise<string | undefined> {
    const [row] = await rowsOf<{ narrative: Buffer | null }>(tx, 'select narrative from requests where id = $1', [id]);
    return row?.narrative ? this.json.open<string>(row.narrative, placeOf(id)) : undefined;
  }

  /** An open request of one of the same children for the same motive: the oldest. */
  async identicalOpen(
    tx: Tx,
    { id, commune, motive, children }: Pick<IntakeRequest, 'id' | 'commune' | 'motive' | 'children'>,
  ): Promise<string | undefined> {
    const [row] = await rowsOf<{ id: string }>(tx, IDENTICAL, [commune, motive, id, children]);
    return row?.id;
  }

  /** Open requests of a family, oldest first, locked. */
  async openOfFamily(tx: Tx, familyId: string): Promise<IntakeRequest[]> {
    return this.openWhere(tx, (query) => query.where('row.familyId = :familyId', { familyId }));
  }

  /** Open requests in which the child is, in one order for all, locked. */
  async openOfChild(tx: Tx, childId: string): Promise<IntakeRequest[]> {
    return this.openWhere(tx, (query) => query.where(OF_CHILD, { childId }));
  }

  async openInCharge(tx: Tx, commune: string, personInCharge: string): Promise<IntakeRequest[]> {
    return this.openWhere(tx, (query) =>
      query.where('row.commune = :commune and row.personInCharge = :personInCharge', { commune, personInCharge }),
    );
  }

  /** Whether the family had a request before this one. */
  async attendedBefore(tx: Tx, familyId: string, id: string): Promise<boolean> {
    const [row] = await rowsOf<{ before: boolean }>(
      tx,
      `select exists (select 1 from requests where family_id = $1 and id <> $2 and outcome = 'assigned') as before`,
      [familyId, id],
    );
    return row?.before ?? false;
  }

  /** First of the queue that waits for room in a line. */
  async firstForAssignment(tx: Tx, commune: string, line: Line): Promise<IntakeRequest | undefined> {
    const row = await tx.manager.findOne(RequestRow, {
      where: { commune, line, stage: 'assignment' },
      order: { queueRank: 'ASC', receivedAt: 'ASC', id: 'ASC' },
    });
    return row ? requestOf(row) : undefined;
  }

  /** As rows: what is shown, without a state of each. */
  async list(tx: Tx, filter: RequestFilter, page: PageQuery): Promise<Page<ShownRow>> {
    const where = filtered(new Conditions(withinReach(tx, 'row.commune')), filter);
    const after = decodeCursor(page.cursor, 2);
    const [behind, direction] = filter.sort === 'oldest' ? (['>', 'asc'] as const) : (['<', 'desc'] as const);
    if (after) where.and(`(row.registered_at, row.id) ${behind} (?, ?)`, after[0], after[1]);
    const limit = where.place(page.limit + 1);
    const rows = await tx.query<ShownRow>(
      `select ${columnsOf(tx.source, RequestRow, SHOWN)} from requests row where ${where}
        order by row.registered_at ${direction}, row.id ${direction} limit ${limit}`,
      where.values,
    );
    return pageOf(
      rows,
      page.limit,
      ({ registeredAt, id }) => [registeredAt.toISOString(), id],
      (row) => row,
    );
  }

  /** Requests whose process must be running, by id. */
  async living(tx: Tx, after: string | undefined, limit: number, commune?: string): Promise<IntakeRequest[]> {
    const query = tx.manager.createQueryBuilder(RequestRow, 'row').where(`row.stage <> 'closed'`);
    if (after) query.andWhere('row.id > :after', { after });
    if (commune) query.andWhere('row.commune = :commune', { commune });
    return (await query.orderBy('row.id').limit(limit).getMany()).map(requestOf);
  }

  private async openWhere(
    tx: Tx,
    narrow: (query: SelectQueryBuilder<RequestRow>) => SelectQueryBuilder<RequestRow>,
  ): Promise<IntakeRequest[]> {
    const query = narrow(tx.manager.createQueryBuilder(RequestRow, 'row')).andWhere(`row.stage <> 'closed'`);
    const rows = await query.setLock('pessimistic_write').orderBy('row.id').limit(1_000).getMany();
    return rows.map(requestOf);
  }
}

const EXACT = {
  commune: 'commune',
  stage: 'stage',
  outcome: 'outcome',
  channel: 'channel',
  motive: 'motive',
  personInCharge: 'person_in_charge',
  familyId: 'family_id',
} as const;

function filtered(where: Conditions, filter: RequestFilter): Conditions {
  for (const [name, column] of Object.entries(EXACT)) {
    const value = filter[name as keyof typeof EXACT];
    if (value !== undefined) where.and(`row.${column} = ?`, value);
  }
  if (filter.priority) where.and('row.priority_rank = ?', rankOf(filter.priority));
  if (filter.childId) where.and(OF_CHILD.replace(':childId', '?'), filter.childId);
  if (filter.open !== undefined) where.and(`row.stage ${filter.open ? '<>' : '='} 'closed'`);
  if (filter.registeredFrom) where.and('row.registered_at >= ?', filter.registeredFrom);
  if (filter.registeredBefore) where.and('row.registered_at < ?', filter.registeredBefore);
  return where;
}

const placeOf = (id: string): string => `request.narrative:${id}`;

function found(row: RequestRow | null): IntakeRequest {
  if (!row) throw new RefusedError(refuse(RequestErrors.NOT_FOUND));
  return requestOf(row);
}
