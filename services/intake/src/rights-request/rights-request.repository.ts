import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type PersonalRight, type RightsRequestStage } from '@oln/contracts';
import { newestFirst, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { rowsOf } from '../persistence/rows-of.js';
import { SealedJson } from '../persistence/sealed-json.js';
import { RightsRequestRow } from './rights-request.entity.js';
import { RightsRequestErrors } from './rights-request.errors.js';
import type { RightsRequest } from './rights-request.js';
import { requestOf, rowOf } from './rights-request.rows.js';

/** In people's own words. */
export interface AskedText {
  text: string;
  /** Who asks, where they are nobody of the registry. */
  requester?: string;
  /** Court order, letter or certificate by which somebody acts for another. */
  document?: string;
}

export interface RightsRequestFilter {
  personId?: string;
  familyId?: string;
  personInCharge?: string;
  right?: PersonalRight;
  stage?: RightsRequestStage;
  open?: boolean;
}

/** By whatever entry of a person it was asked. */
const OF_PERSON = 'row.personId = any (array(select entries_of(:personId)))';

/** The only file that touches the table `rights_requests`. */
@Injectable()
export class RightsRequestRepository {
  constructor(private readonly json: SealedJson) {}

  /** Throws RIGHTS_REQUEST.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<RightsRequest> {
    return found(await tx.manager.findOne(RightsRequestRow, { where: { id } }));
  }

  /** One change at a time: whoever comes second sees what the first one did. */
  async lock(tx: Tx, id: string): Promise<RightsRequest> {
    return found(await tx.manager.findOne(RightsRequestRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async insert(tx: Tx, request: RightsRequest, asked: AskedText): Promise<void> {
    await tx.manager.insert(RightsRequestRow, rowOf(request));
    const sealed = this.json.seal(asked, placeOf('asked', request.id));
    await rowsOf(tx, 'update rights_requests set asked = $2 where id = $1', [request.id, sealed]);
  }

  async save(tx: Tx, request: RightsRequest): Promise<void> {
    const { id, ...row } = rowOf(request);
    await tx.manager.update(RightsRequestRow, { id }, row);
  }

  async putAnswer(tx: Tx, id: string, answer: string): Promise<void> {
    const sealed = this.json.seal(answer, placeOf('answer', id));
    await rowsOf(tx, 'update rights_requests set answer = $2 where id = $1', [id, sealed]);
  }

  /** What was asked and what was answered, opened. Nothing where it was erased. */
  async texts(tx: Tx, id: string): Promise<{ asked?: AskedText; answer?: string }> {
    const sql = 'select asked, answer from rights_requests where id = $1';
    const [row] = await rowsOf<{ asked: Buffer | null; answer: Buffer | null }>(tx, sql, [id]);
    return {
      asked: row?.asked ? this.json.open<AskedText>(row.asked, placeOf('asked', id)) : undefined,
      answer: row?.answer ? this.json.open<string>(row.answer, placeOf('answer', id)) : undefined,
    };
  }

  /** Newest first. */
  async list(tx: Tx, { personId, open, ...exact }: RightsRequestFilter, page: PageQuery): Promise<Page<RightsRequest>> {
    const query = tx.manager.createQueryBuilder(RightsRequestRow, 'row').where('true');
    if (personId) query.andWhere(OF_PERSON, { personId });
    if (open !== undefined) query.andWhere(`row.stage ${open ? '<>' : '='} 'closed'`);
    for (const [name, value] of Object.entries(exact))
      if (value !== undefined) query.andWhere(`row.${name} = :${name}`, { [name]: value });
    return newestFirst(query, 'registeredAt', page, requestOf);
  }

  /** What is not closed, by id. */
  async living(tx: Tx, after: string | undefined, limit: number): Promise<RightsRequest[]> {
    const query = tx.manager.createQueryBuilder(RightsRequestRow, 'row').where(`row.stage <> 'closed'`);
    if (after) query.andWhere('row.id > :after', { after });
    return (await query.orderBy('row.id').limit(limit).getMany()).map(requestOf);
  }

  /** Open ones in somebody's charge, in one order for all, locked. */
  async openInCharge(tx: Tx, commune: string, personInCharge: string): Promise<RightsRequest[]> {
    const query = tx.manager
      .createQueryBuilder(RightsRequestRow, 'row')
      .where(`row.stage <> 'closed' and row.commune = :commune`, { commune })
      .andWhere('row.personInCharge = :personInCharge', { personInCharge });
    return (await query.setLock('pessimistic_write').orderBy('row.id').limit(1_000).getMany()).map(requestOf);
  }
}

const placeOf = (what: 'asked' | 'answer', id: string): string => `rights-request.${what}:${id}`;

function found(row: RightsRequestRow | null): RightsRequest {
  if (!row) throw new RefusedError(refuse(RightsRequestErrors.NOT_FOUND));
  return requestOf(row);
}
