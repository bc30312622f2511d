import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { Page, PageQuery, Tx } from '@oln/service-kit';
import { In } from 'typeorm';
import { candidatesOf, type Candidate, type CandidateQuery } from './offer-candidates.js';
import { findOffers, type OfferFilter } from './offer-list.js';
import { OfferRow } from './offer.entity.js';
import { OfferErrors } from './offer.errors.js';
import type { Offer } from './offer.js';
import { OfferRows } from './offer.rows.js';

/** Parameters of one statement are limited. */
const AT_ONCE = 500;

/** With `offer-list.ts` and `offer-candidates.ts` the only files that touch the table `offers`. */
@Injectable()
export class OfferRepository {
  constructor(private readonly rows: OfferRows) {}

  /** Reads without a lock: those of the office's map, and those of others that serve it. Throws OFFER.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<Offer> {
    const found = await this.find(tx, id);
    if (!found) throw new RefusedError(refuse(OfferErrors.NOT_FOUND));
    return found;
  }

  async find(tx: Tx, id: string): Promise<Offer | undefined> {
    const row = await tx.manager.findOne(OfferRow, { where: { id } });
    return row ? this.rows.offerOf(row) : undefined;
  }

  /** Does it take children? */
  async isActive(tx: Tx, id: string): Promise<boolean> {
    return (await tx.query(`select 1 from offers where id = $1 and status = 'active'`, [id])).length > 0;
  }

  /** In the order asked for. */
  async several(tx: Tx, ids: readonly string[]): Promise<Offer[]> {
    if (ids.length === 0) return [];
    const rows = await tx.manager.find(OfferRow, { where: { id: In([...ids]) } });
    const byId = new Map(rows.map((row) => [row.id, this.rows.offerOf(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** One change at a time. What another office keeps can be seen here, and is refused as such. */
  async lock(tx: Tx, id: string): Promise<Offer> {
    const row = await tx.manager.findOne(OfferRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (row) return this.rows.offerOf(row);
    await this.get(tx, id);
    throw new RefusedError(refuse(OfferErrors.OF_ANOTHER_OFFICE));
  }

  async insert(tx: Tx, offer: Offer): Promise<void> {
    await tx.manager.insert(OfferRow, this.rows.rowOf(offer));
  }

  async insertAll(tx: Tx, offers: readonly Offer[]): Promise<void> {
    for (let at = 0; at < offers.length; at += AT_ONCE)
      await tx.manager.insert(
        OfferRow,
        offers.slice(at, at + AT_ONCE).map((one) => this.rows.rowOf(one)),
      );
  }

  /** What the map has of a data set: by the id there, its own id and what the source last said. */
  async ofSource(
    tx: Tx,
    commune: string,
    source: string,
  ): Promise<Map<string, { id: string; sourceMark: string | null }>> {
    const sql = 'select id, source_id, source_mark from offers where commune = $1 and source = $2';
    const rows = await tx.query<{ id: string; source_id: string; source_mark: string | null }>(sql, [commune, source]);
    return new Map(rows.map((row) => [row.source_id, { id: row.id, sourceMark: row.source_mark }]));
  }

  async save(tx: Tx, offer: Offer): Promise<void> {
    const { id, ...row } = this.rows.rowOf(offer);
    await tx.manager.update(OfferRow, { id }, row);
  }

  /** By name. */
  async list(tx: Tx, filter: OfferFilter, page: PageQuery): Promise<Page<Offer>> {
    const { items, next } = await findOffers(tx, filter, page);
    return { items: await this.several(tx, items), next };
  }

  /** Active services that may answer a need of a child of the commune, its own first, with their open vacancies. */
  candidates(tx: Tx, query: CandidateQuery): Promise<Candidate[]> {
    return candidatesOf(tx, query);
  }

  /** Active entries of a commune nobody confirmed since `before`, the oldest first, locked; another replica takes others. */
  async unconfirmedSince(tx: Tx, commune: string, before: Date, limit: number): Promise<Offer[]> {
    const rows = await tx.manager
      .createQueryBuilder(OfferRow, 'row')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where(`row.commune = :commune and row.confirmedAt < :before`, { commune, before })
      .andWhere(`row.staleSince is null and row.status = 'active'`)
      .orderBy('row.confirmedAt')
      .addOrderBy('row.id')
      .limit(limit)
      .getMany();
    return rows.map((row) => this.rows.offerOf(row));
  }

  /** Stale entries of a commune whose owner was last asked before `before`, locked; another replica takes others. */
  async askedBefore(tx: Tx, commune: string, before: Date, limit: number): Promise<Offer[]> {
    const rows = await tx.manager
      .createQueryBuilder(OfferRow, 'row')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where(`row.commune = :commune and row.staleSince is not null and row.askedAt < :before`, { commune, before })
      .andWhere(`row.status = 'active'`)
      .orderBy('row.id')
      .limit(limit)
      .getMany();
    return rows.map((row) => this.rows.offerOf(row));
  }

  async asked(tx: Tx, { id }: Offer): Promise<void> {
    await tx.manager.update(OfferRow, { id }, { askedAt: tx.asOf });
  }

  /** Whoever kept these entries has left: the coordinator is asked from now on. */
  leaveUnkept(tx: Tx, commune: string, person: string): void {
    tx.write('update offers set person_in_charge = null where commune = $1 and person_in_charge = $2', [
      commune,
      person,
    ]);
  }

  /** Communes that have a map, one jump of the index each. */
  async communes(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ commune: string }>(COMMUNES);
    return rows.map(({ commune }) => commune);
  }
}

const COMMUNES = `
  with recursive mapped as (
    (select commune from offers order by commune limit 1)
    union all
    select (select commune from offers where commune > mapped.commune order by commune limit 1)
      from mapped where mapped.commune is not null)
  select commune from mapped where commune is not null`;
