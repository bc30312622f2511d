import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { newestFirst, newId, type Page, type PageQuery, type Tx, withinReach } from '@oln/service-kit';
import type { AgeBand } from '../referral/referral.js';
import { GapDemandRow, GapRow } from './gap.entity.js';
import { GapErrors } from './gap.errors.js';
import type { Demand, DemandState, Gap, GapCause, GapKey } from './gap.js';
import { CHASED } from './proposal.js';

export interface GapFilter {
  open?: boolean;
  need?: string;
  sector?: string;
  ageBand?: AgeBand;
  cause?: GapCause;
}

/** Of two who find the same gap one opens it, and the other adds its child. */
const OPEN = `
  insert into gaps (id, commune, version, need, sector, age_band, cause, opened_at, opened_by)
  values ($1, $2, 1, $3, $4, $5, $6, $7, $8)
  on conflict (commune, need, sector, age_band) where closed_at is null do nothing
  returning id`;

const ADD_DEMAND = `
  insert into gap_demands (id, commune, gap_id, referral_id, cause, at, state) values ($1, $2, $3, $4, $5, $6, 'waiting')
  on conflict (gap_id, referral_id) do update set cause = excluded.cause, at = excluded.at, state = 'waiting', offer_id = null,
    proposed_at = null, chases = 0, end_reason = null, ended_at = null, ended_by = null
  where gap_demands.state in ('waiting', 'proposed', 'passed-up', 'ended')`;

/** Since when somebody waits stays: only the gap may be another one. */
const WAIT_AGAIN = `
  update gap_demands set gap_id = $2::uuid, state = 'waiting', offer_id = null, proposed_at = null, chases = 0
   where id = $1 and not exists (
     select from gap_demands other
      where other.gap_id = $2::uuid and other.referral_id = gap_demands.referral_id and other.id <> $1)
  returning id`;

const PROPOSING = `
  select distinct offer_id as id from gap_demands
   where state = 'proposed' and ($1::uuid is null or offer_id > $1) order by offer_id limit $2`;

const LEFT_WAITING = `
  select distinct gap.id from gap_demands demand join gaps gap on gap.id = demand.gap_id
   where demand.state = 'waiting' and gap.closed_reason = 'offer-appeared' and ($1::uuid is null or gap.id > $1)
   order by gap.id limit $2`;

/** The only file that touches the tables `gaps` and `gap_demands`. */
@Injectable()
export class GapRepository {
  async get(tx: Tx, id: string): Promise<Gap> {
    return found(await tx.manager.findOne(GapRow, { where: { id } }));
  }

  async lock(tx: Tx, id: string): Promise<Gap> {
    return found(await tx.manager.findOne(GapRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  /** True if it was not open yet. */
  async open(tx: Tx, { id, commune, need, sector, ageBand, cause, openedAt, openedBy }: Gap): Promise<boolean> {
    const values = [id, commune, need, sector, ageBand, cause, openedAt.toISOString(), openedBy];
    return (await tx.query(OPEN, values)).length > 0;
  }

  async findOpen(tx: Tx, { commune, need, sector, ageBand }: GapKey): Promise<Gap | undefined> {
    const rows = await tx.manager
      .createQueryBuilder(GapRow, 'row')
      .where('row.commune = :commune and row.need = :need and row.sector = :sector', { commune, need, sector })
      .andWhere('row.age_band = :ageBand and row.closed_at is null', { ageBand })
      .setLock('pessimistic_write')
      .getMany();
    return rows[0] && gapOf(rows[0]);
  }

  async save(tx: Tx, { id, version, closed }: Gap): Promise<void> {
    const closing = {
      closedAt: closed?.at ?? null,
      closedReason: closed?.reason ?? null,
      offerId: closed?.offerId ?? null,
    };
    await tx.manager.update(GapRow, { id }, { version, ...closing });
  }

  list(tx: Tx, filter: GapFilter, page: PageQuery): Promise<Page<Gap>> {
    const { open, ...exact } = filter;
    const wanted = Object.fromEntries(Object.entries(exact).filter(([, value]) => value !== undefined));
    const query = tx.manager.createQueryBuilder(GapRow, 'row').where(wanted).andWhere(withinReach(tx, 'row.commune'));
    if (open !== undefined) query.andWhere(`row.closedAt is ${open ? '' : 'not '}null`);
    return newestFirst(query, 'openedAt', page, gapOf);
  }

  /** Open gaps for any of the needs, locked, by id. */
  async openFor(tx: Tx, needs: readonly string[]): Promise<Gap[]> {
    const rows = await tx.manager
      .createQueryBuilder(GapRow, 'row')
      .where('row.closed_at is null and row.need = any (:needs)', { needs })
      .orderBy('row.id')
      .setLock('pessimistic_write')
      .getMany();
    return rows.map(gapOf);
  }

  async addDemand(tx: Tx, gap: Gap, referralId: string, cause: GapCause): Promise<void> {
    await tx.query(ADD_DEMAND, [newId(), gap.commune, gap.id, referralId, cause, tx.asOf.toISOString()]);
  }

  async demandsOf(tx: Tx, gapId: string, states?: readonly DemandState[]): Promise<Demand[]> {
    const query = tx.manager.createQueryBuilder(GapDemandRow, 'row').where('row.gap_id = :gapId', { gapId });
    if (states) query.andWhere('row.state = any (:states)', { states });
    return (await query.orderBy('row.at').addOrderBy('row.id').getMany()).map(demandOf);
  }

  /** Those to whom the service is proposed, by gap. */
  async proposedBy(tx: Tx, offerId: string): Promise<Demand[]> {
    const query = tx.manager.createQueryBuilder(GapDemandRow, 'row').where({ offerId, state: 'proposed' });
    return (await query.orderBy('row.gapId').addOrderBy('row.at').addOrderBy('row.id').getMany()).map(demandOf);
  }

  /** What waits or is proposed for any of these referrals, locked. */
  async lockLivingOf(tx: Tx, referralIds: readonly string[]): Promise<Demand[]> {
    if (referralIds.length === 0) return [];
    const query = tx.manager
      .createQueryBuilder(GapDemandRow, 'row')
      .where('row.referral_id = any (:referralIds)', { referralIds })
      .andWhere(`row.state in ('waiting', 'proposed')`);
    return (await query.orderBy('row.id').setLock('pessimistic_write').getMany()).map(demandOf);
  }

  /** In an open gap. Whose referral is on record there already waits there, and the earlier wait is past. */
  async waitAgain(tx: Tx, { id }: Demand, openId: string): Promise<void> {
    if ((await tx.query(WAIT_AGAIN, [id, openId])).length > 0) return;
    await tx.query(`update gap_demands set state = 'passed-up' where id = $1`, [id]);
  }

  /** Services that are proposed to somebody, a page by id. */
  proposing(tx: Tx, after: string | undefined, limit: number): Promise<{ id: string }[]> {
    return tx.query(PROPOSING, [after ?? null, limit]);
  }

  /** Gaps that were closed while somebody waited in them, a page by id. */
  leftWaiting(tx: Tx, after: string | undefined, limit: number): Promise<{ id: string }[]> {
    return tx.query(LEFT_WAITING, [after ?? null, limit]);
  }

  /** What is proposed to somebody and may have to be told of once more, a page by id. */
  async proposals(tx: Tx, after: string | undefined, limit: number): Promise<Demand[]> {
    const query = tx.manager.createQueryBuilder(GapDemandRow, 'row');
    query.where(`row.state = 'proposed' and row.chases < :most`, { most: CHASED.length });
    if (after) query.andWhere('row.id > :after', { after });
    return (await query.orderBy('row.id').limit(limit).getMany()).map(demandOf);
  }

  async lockDemand(tx: Tx, gapId: string, id: string): Promise<Demand> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await tx.manager.findOne(GapDemandRow, { where: { gapId, id }, lock });
    if (!row) throw new RefusedError(refuse(GapErrors.DEMAND_NOT_FOUND));
    return demandOf(row);
  }

  async saveDemand(tx: Tx, { id, state, offerId, proposedAt, chases, newReferralId, ended }: Demand): Promise<void> {
    const proposal = { offerId: offerId ?? null, proposedAt: proposedAt ?? null, chases };
    const change = { state, ...proposal, newReferralId: newReferralId ?? null };
    const ending = { endReason: ended?.reason ?? null, endedAt: ended?.at ?? null, endedBy: ended?.by ?? null };
    await tx.manager.update(GapDemandRow, { id }, { ...change, ...ending });
  }

  /** The child was received after all. */
  async meet(tx: Tx, referralId: string): Promise<void> {
    await tx.query(`update gap_demands set state = 'met' where referral_id = $1 and state in ('waiting', 'proposed')`, [
      referralId,
    ]);
  }
}

function found(row: GapRow | null): Gap {
  if (!row) throw new RefusedError(refuse(GapErrors.NOT_FOUND));
  return gapOf(row);
}

const gapOf = (row: GapRow): Gap => ({
  id: row.id,
  commune: row.commune,
  version: row.version,
  need: row.need,
  sector: row.sector,
  ageBand: row.ageBand,
  cause: row.cause,
  openedAt: row.openedAt,
  openedBy: row.openedBy,
  closed: row.closedAt ? { at: row.closedAt, reason: row.closedReason!, offerId: row.offerId ?? undefined } : undefined,
});

const demandOf = ({
  referralId,
  offerId,
  proposedAt,
  newReferralId,
  endReason,
  endedAt,
  endedBy,
  ...row
}: GapDemandRow): Demand => ({
  ...row,
  referralId: referralId ?? undefined,
  offerId: offerId ?? undefined,
  proposedAt: proposedAt ?? undefined,
  newReferralId: newReferralId ?? undefined,
  ended: endReason ? { at: endedAt!, by: endedBy!, reason: endReason } : undefined,
});
