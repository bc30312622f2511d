import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type Priority, type ReferralOutcome, type ReferralStage } from '@oln/contracts';
import { inOrder, type Order, type Page, type PageQuery, type Tx, withinReach } from '@oln/service-kit';
import type { FindOptionsWhere } from 'typeorm';
import { ReferralRow } from './referral.entity.js';
import { ReferralErrors } from './referral.errors.js';
import type { Referral } from './referral.js';
import { referralOf, rowOf } from './referral.rows.js';

export interface ReferralFilter {
  personInCharge?: string;
  stage?: ReferralStage;
  outcome?: ReferralOutcome;
  priority?: Priority;
  need?: string;
  familyId?: string;
  childId?: string;
  caseId?: string;
  requestId?: string;
  offerId?: string;
  organizationId?: string;
  /** True: the outcome is open. False: it is fixed. */
  open?: boolean;
  paused?: boolean;
  sort?: ReferralSort;
}

/** `-`: the newest first. By `stageSince` the first one has been in its stage for the longest. */
export const REFERRAL_SORTS = ['-requestedAt', 'requestedAt', 'stageSince', '-stageSince'] as const;
export type ReferralSort = (typeof REFERRAL_SORTS)[number];

const ORDERS = {
  '-requestedAt': { by: 'requestedAt', from: 'newest' },
  requestedAt: { by: 'requestedAt', from: 'oldest' },
  stageSince: { by: 'stageSince', from: 'oldest' },
  '-stageSince': { by: 'stageSince', from: 'newest' },
} as const satisfies Record<ReferralSort, Order<ReferralRow>>;

/** Nobody walks with more families. */
const MOST_IN_CHARGE = 500;

/** The only file that touches the table `referrals`, but for the order of the lists (waiting-list). */
@Injectable()
export class ReferralRepository {
  /** Reads without a lock. Throws REFERRAL.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<Referral> {
    return found(await tx.manager.findOne(ReferralRow, { where: { id } }));
  }

  async find(tx: Tx, id: string): Promise<Referral | undefined> {
    const row = await tx.manager.findOne(ReferralRow, { where: { id } });
    return row ? referralOf(row) : undefined;
  }

  /** One change at a time per referral: whoever comes second sees what the first one did. */
  async lock(tx: Tx, id: string): Promise<Referral> {
    return found(await tx.manager.findOne(ReferralRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async insert(tx: Tx, referral: Referral): Promise<void> {
    await tx.manager.insert(ReferralRow, rowOf(referral));
  }

  async save(tx: Tx, referral: Referral): Promise<void> {
    const { id, ...row } = rowOf(referral);
    await tx.manager.update(ReferralRow, { id }, row);
  }

  /** Id of the open referral of a child (or of the whole family) for a need. */
  async findOpen(
    tx: Tx,
    { familyId, childId, need }: { familyId: string; childId?: string; need: string },
  ): Promise<string | undefined> {
    const text = `select id from referrals
      where family_id = $1 and coalesce(child_id, family_id) = coalesce($2::uuid, $1::uuid) and need = $3 and outcome is null`;
    return (await tx.query<{ id: string }>(text, [familyId, childId ?? null, need]))[0]?.id;
  }

  list(tx: Tx, filter: ReferralFilter, page: PageQuery): Promise<Page<Referral>> {
    const query = tx.manager.createQueryBuilder(ReferralRow, 'row').where(exact(filter));
    query.andWhere(withinReach(tx, 'row.commune'));
    if (filter.open !== undefined) query.andWhere(`row.outcome is ${filter.open ? '' : 'not '}null`);
    if (filter.paused !== undefined) query.andWhere(`row.pausedSince is ${filter.paused ? 'not ' : ''}null`);
    return inOrder(query, ORDERS[filter.sort ?? '-requestedAt'], page, referralOf);
  }

  /** Referrals that live, of a family or of a case, by id, without a lock. */
  async livingOfFamily(tx: Tx, of: { familyId?: string; caseId?: string }): Promise<Referral[]> {
    const query = tx.manager.createQueryBuilder(ReferralRow, 'row').where(`row.stage <> 'closed'`);
    query.andWhere('(row.family_id = :familyId or row.case_id = :caseId)', {
      familyId: of.familyId ?? null,
      caseId: of.caseId ?? null,
    });
    return (await query.orderBy('row.id').getMany()).map(referralOf);
  }

  /** Referrals that live and are in somebody's charge, by id, without a lock. */
  async livingInCharge(tx: Tx, personInCharge: string, commune: string): Promise<Referral[]> {
    const query = tx.manager.createQueryBuilder(ReferralRow, 'row').where({ personInCharge, commune });
    return (await query.andWhere(`row.stage <> 'closed'`).orderBy('row.id').limit(MOST_IN_CHARGE).getMany()).map(
      referralOf,
    );
  }

  /** Referrals that live, of a child under any of its entries, by id, without a lock. */
  async livingOfChild(tx: Tx, entries: readonly string[]): Promise<Referral[]> {
    const query = tx.manager.createQueryBuilder(ReferralRow, 'row').where(`row.stage <> 'closed'`);
    query.andWhere('row.child_id = any (:entries)', { entries });
    return (await query.orderBy('row.id').getMany()).map(referralOf);
  }

  /** Referrals of a child under any of its entries that have ended. */
  async closedOfChild(tx: Tx, entries: readonly string[]): Promise<Referral[]> {
    const query = tx.manager.createQueryBuilder(ReferralRow, 'row').where(`row.stage = 'closed'`);
    query.andWhere('row.child_id = any (:entries)', { entries });
    return (await query.orderBy('row.id').getMany()).map(referralOf);
  }

  /** Referrals whose process must be running, by id. */
  async living(tx: Tx, after: string | undefined, limit: number): Promise<Referral[]> {
    const query = tx.manager.createQueryBuilder(ReferralRow, 'row').where(`row.stage <> 'closed'`);
    if (after) query.andWhere('row.id > :after', { after });
    return (await query.orderBy('row.id').limit(limit).getMany()).map(referralOf);
  }
}

function exact(filter: ReferralFilter): FindOptionsWhere<ReferralRow> {
  const { open: _open, paused: _paused, sort: _sort, ...wanted } = filter;
  return Object.fromEntries(
    Object.entries(wanted).filter(([, value]) => value !== undefined),
  ) as FindOptionsWhere<ReferralRow>;
}

function found(row: ReferralRow | null): Referral {
  if (!row) throw new RefusedError(refuse(ReferralErrors.NOT_FOUND));
  return referralOf(row);
}
