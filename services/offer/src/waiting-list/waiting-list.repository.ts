import { Injectable } from '@nestjs/common';
import type { AgeBand } from '../referral/referral.js';
import { decodeCursor, pageOf, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { Priority } from '@oln/contracts';

/** Where a referral stands in the order of a list. */
export interface Standing {
  id: string;
  priorityRank: number;
  arrivedAt: Date;
}

export type HeldBack = 'paused' | 'not-yet-available' | 'family-unreached';

export interface WaitingEntry extends Standing {
  /** From 1, counted when it is read: nothing is ever renumbered. */
  position: number;
  commune: string;
  priority: Priority;
  need: string;
  ageBand: AgeBand;
  personInCharge: string;
  availableFrom: Date | null;
  heldBack: HeldBack | null;
  inReview: boolean;
}

interface EntryRow extends Omit<WaitingEntry, 'position'> {
  version: number;
}

const IN_LIST = `stage in ('waiting', 'wait-review')`;
const ORDER = 'priority_rank, arrived_at, id';

/** Why a vacancy passes somebody by; null: it comes to them. `$2`: business time. */
const HELD_BACK = `
  case when paused_since is not null then 'paused'
       when available_from > $2::timestamptz then 'not-yet-available'
       when review_cause = 'family-unreached' then 'family-unreached' end`;

/** Held against its plan by a spec. */
export const FIRST = `
  select id from referrals
   where offer_id = $1 and ${IN_LIST} and ${HELD_BACK} is null
   order by ${ORDER} limit 1`;

const BEFORE = `(${ORDER}) < ($3::smallint, $4::timestamptz, $5::uuid)`;

const IS_BEFORE = `
  select 1 from referrals where offer_id = $1 and ${IN_LIST} and ${HELD_BACK} is null and ${BEFORE} limit 1`;

const PASSED = `
  select id, ${HELD_BACK} as reason from referrals
   where offer_id = $1 and ${IN_LIST} and ${BEFORE} order by ${ORDER} limit 500`;

const AHEAD = `
  select count(*)::int as ahead from referrals
   where offer_id = $1 and ${IN_LIST} and (${ORDER}) < ($2::smallint, $3::timestamptz, $4::uuid)`;

const PAGE = `
  select id, version, commune, priority, priority_rank as "priorityRank", arrived_at as "arrivedAt", need, age_band as "ageBand",
         person_in_charge as "personInCharge", available_from as "availableFrom", ${HELD_BACK} as "heldBack",
         stage = 'wait-review' as "inReview"
    from referrals
   where offer_id = $1 and ${IN_LIST} and (${ORDER}) > ($3::smallint, $4::timestamptz, $5::uuid)
   order by ${ORDER} limit $6`;

/** Services with somebody on their list and room: what a crash or a date between two calls may have left behind. */
const IDLE = `
  select distinct capacities.offer_id as id from capacities join offers on offers.id = capacities.offer_id
   where offers.status = 'active' and capacities.taken < capacities.places and capacities.period_from <= $1::date
     and (capacities.period_to is null or capacities.period_to >= $1::date)
     and exists (select 1 from referrals where offer_id = capacities.offer_id and ${IN_LIST} and ${HELD_BACK} is null)
   limit 200`;

/** Whoever waits behind a thousand others is not told of sooner for knowing how many there are. */
const COUNTED_AT_MOST = 1_000;

/** Held against its plan by a spec: it is told at every change of places, and a list of tens of thousands would be read each time. */
export const COUNT = `
  select count(*)::int as waiting from
    (select 1 from referrals where offer_id = $1 and ${IN_LIST} limit ${COUNTED_AT_MOST}) as counted`;

/** Longer lists than this are long: nobody needs to know by how much to choose. */
const LENGTHS = `
  select offer.id, waiting.length from unnest($1::uuid[]) as offer (id),
         lateral (select count(*)::int as length from
           (select 1 from referrals where offer_id = offer.id and ${IN_LIST} limit 200) as counted) as waiting`;

const FROM_THE_START = [-1, '-infinity', '00000000-0000-0000-0000-000000000000'] as const;

/** The order of the lists: priority, then arrival. Positions are computed, never kept. */
@Injectable()
export class WaitingListRepository {
  /** To whom a vacancy of the service comes. The list is locked by its name (see handing-on). */
  async firstOf(tx: Tx, offerId: string): Promise<string | undefined> {
    return (await tx.query<{ id: string }>(FIRST, [offerId, tx.asOf.toISOString()]))[0]?.id;
  }

  /** Would a vacancy come to somebody else before? */
  async isAnybodyBefore(tx: Tx, offerId: string, standing: Standing): Promise<boolean> {
    return (await tx.query(IS_BEFORE, [offerId, tx.asOf.toISOString(), ...keysOf(standing)])).length > 0;
  }

  /** Who stands before and is passed by, and why. */
  passedOver(tx: Tx, offerId: string, standing: Standing): Promise<{ id: string; reason: HeldBack }[]> {
    return tx.query(PASSED, [offerId, tx.asOf.toISOString(), ...keysOf(standing)]);
  }

  /** From 1. */
  async positionOf(tx: Tx, offerId: string, standing: Standing): Promise<number> {
    const [row] = await tx.query<{ ahead: number }>(AHEAD, [offerId, ...keysOf(standing)]);
    return row!.ahead + 1;
  }

  async page(tx: Tx, offerId: string, { cursor, limit }: PageQuery): Promise<Page<WaitingEntry>> {
    const [rank, arrivedAt, id, seen] = decodeCursor(cursor, 4) ?? [...FROM_THE_START, 0];
    const values = [offerId, tx.asOf.toISOString(), rank, arrivedAt, id, limit + 1];
    const rows = await tx.query<EntryRow>(PAGE, values);
    const entries = rows.map((row, at) => ({ ...row, position: Number(seen) + at + 1 }));
    return pageOf(
      entries,
      limit,
      (entry) => [...keysOf(entry), entry.position],
      (entry) => entry,
    );
  }

  async idleOffers(tx: Tx, today: string): Promise<string[]> {
    return (await tx.query<{ id: string }>(IDLE, [today, tx.asOf.toISOString()])).map(({ id }) => id);
  }

  /** How many wait, up to 200. */
  async lengths(tx: Tx, offerIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ id: string; length: number }>(LENGTHS, [offerIds]);
    return new Map(rows.map(({ id, length }) => [id, length]));
  }

  async countOf(tx: Tx, offerId: string): Promise<number> {
    return (await tx.query<{ waiting: number }>(COUNT, [offerId]))[0]!.waiting;
  }
}

const keysOf = ({ priorityRank, arrivedAt, id }: Standing): [number, string, string] => [
  priorityRank,
  arrivedAt.toISOString(),
  id,
];
