import { Injectable } from '@nestjs/common';
import { Eraser, type ErasureOrder, type GonePersons, type Tx } from '@oln/service-kit';
import { tellDemandEnded } from '../gap/demand-ended.js';

/** For them alone it was asked. */
const THEIRS =
  '(referral.child_id = any ($1::uuid[]) or (referral.child_id is null and referral.family_id = any ($4::uuid[])))';

/**
 * A referral that ended without a place is not over while a service is proposed. Who only waits for one waits no more once they are
 * anonymised; but for a sibling who waits the family must be found.
 */
const OPEN = `
  select exists (select from referrals referral where (child_id = any ($1::uuid[]) or family_id = any ($2::uuid[]))
     and (stage <> 'closed' or stage_since >= $3::timestamptz
          or exists (select from gap_demands demand join gaps gap on gap.id = demand.gap_id
                      where demand.referral_id = referral.id
                        and (demand.state = 'proposed'
                             or (demand.state = 'waiting' and gap.closed_at is null and ${THEIRS} is not true))))) as open`;

/** What is referred for a child goes with the child; what is for a family, with the last of it. */
const ENDED = `
  select id from referrals where stage = 'closed'
     and (child_id = any ($1::uuid[]) or (child_id is null and family_id = any ($2::uuid[])))`;

const TEXTS = [
  `update referral_notes set note = null, place = null, basis_reason = null where referral_id = any ($1::uuid[])`,
  `update referral_contacts set note = null where referral_id = any ($1::uuid[]) and note is not null`,
  `update answer_links set secret = null, address = null where about = any ($1::uuid[]) and about_kind = 'referral'`,
];

/** That somebody waited still counts; who it was cannot be said any more. */
const WAIT_NO_MORE = `
  update gap_demands demand
     set state = 'ended', end_reason = 'anonymised', ended_at = $2, ended_by = $3, referral_id = null, offer_id = null,
         proposed_at = null
    from referrals referral, gaps gap
   where referral.id = demand.referral_id and gap.id = demand.gap_id and demand.state in ('waiting', 'proposed') and ${THEIRS}
  returning demand.id as "demandId", gap.id, gap.commune, gap.version, gap.need, gap.sector`;

interface EndedRow {
  demandId: string;
  id: string;
  commune: string;
  version: number;
  need: string;
  sector: string;
}

/** Of referrals stay needs, dates, answers and outcomes. What was heard of consent stays: were the person kept after all, a no would be forgotten. */
@Injectable()
export class OfferEraser extends Eraser {
  async hasOpen(tx: Tx, { persons, familyIds, emptiedFamilyIds, endedBefore }: ErasureOrder): Promise<boolean> {
    const values = [persons, familyIds, endedBefore ?? null, emptiedFamilyIds];
    const [found] = await tx.query<{ open: boolean }>(OPEN, values);
    return found!.open;
  }

  async erase(tx: Tx, { persons, emptiedFamilyIds }: ErasureOrder): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(ENDED, [persons, emptiedFamilyIds]);
    const ids = rows.map(({ id }) => id);
    for (const sql of TEXTS) await tx.query(sql, [ids]);
    return ids;
  }

  override async gone(tx: Tx, { persons, emptiedFamilyIds }: GonePersons): Promise<void> {
    const by = tx.context.principal.person;
    const ended = await tx.query<EndedRow>(WAIT_NO_MORE, [persons, tx.asOf, by, emptiedFamilyIds]);
    for (const { demandId, ...gap } of ended) tellDemandEnded(tx, gap, { id: demandId, reason: 'anonymised' });
  }
}
