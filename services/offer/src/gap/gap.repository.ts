import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { newestFirst, newId, type Page, type PageQuery, type Tx, withinReach } from '@oln/service-kit';
import type { AgeBand } from '../referral/referral.js';
import { GapDemandRow, GapRow } from './gap.entity.js';
import { GapErrors } from './gap.errors.js';
import type { Demand, DemandState, Gap, GapCause, GapKey } from './gap.js';

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
    end_reason = null, ended_at = null, ended_by = null
  where gap_demands.state in ('waiting', 'proposed', 'passed-up', 'ended')`;

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
    return (await query.orderBy('row.at').addOrderBy('row.id').limit(1_000).getMany()).map(demandOf);
  }

  async lockDemand(tx: Tx, gapId: string, id: string): Promise<Demand> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await tx.manager.findOne(GapDemandRow, { where: { gapId, id }, lock });
    if (!row) throw new RefusedError(refuse(GapErrors.DEMAND_NOT_FOUND));
    return demandOf(row);
  }

  async saveDemand(tx: Tx, { id, state, offerId, newReferralId, ended }: Demand): Promise<void> {
    const change = { state, offerId: offerId ?? null, newReferralId: newReferralId ?? null };
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
  newReferralId,
  endReason,
  endedAt,
  endedBy,
  ...row
}: GapDemandRow): Demand => ({
  ...row,
  referralId: referralId ?? undefined,
  offerId: offerId ?? undefined,
  newReferralId: newReferralId ?? undefined,
  ended: endReason ? { at: endedAt!, by: endedBy!, reason: endReason } : undefined,
});
