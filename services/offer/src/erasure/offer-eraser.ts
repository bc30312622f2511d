import { Injectable } from '@nestjs/common';
import { Eraser, type ErasureOrder, type Tx } from '@oln/service-kit';

/** A referral that ended without a place is not over while the child waits for one, or one is proposed. */
const OPEN = `
  select exists (select from referrals where (child_id = any ($1::uuid[]) or family_id = any ($2::uuid[]))
     and (stage <> 'closed' or stage_since >= $3::timestamptz
          or exists (select from gap_demands demand join gaps gap on gap.id = demand.gap_id
                      where demand.referral_id = referrals.id
                        and (demand.state = 'proposed' or (demand.state = 'waiting' and gap.closed_at is null))))) as open`;

/** What is referred for a child goes with the child; what is for a family, with the last of it. */
const ENDED = `
  select id from referrals where stage = 'closed'
     and (child_id = any ($1::uuid[]) or (child_id is null and family_id = any ($2::uuid[])))`;

const TEXTS = [
  `update referral_notes set note = null, place = null, basis_reason = null where referral_id = any ($1::uuid[])`,
  `update referral_contacts set note = null where referral_id = any ($1::uuid[]) and note is not null`,
  `update answer_links set secret = null, address = null where about = any ($1::uuid[]) and about_kind = 'referral'`,
];

/** Of referrals stay needs, dates, answers and outcomes. What was heard of consent stays: were the person kept after all, a no would be forgotten. */
@Injectable()
export class OfferEraser extends Eraser {
  async hasOpen(tx: Tx, { persons, familyIds, endedBefore }: ErasureOrder): Promise<boolean> {
    const values = [persons, familyIds, endedBefore ?? null];
    const [found] = await tx.query<{ open: boolean }>(OPEN, values);
    return found!.open;
  }

  async erase(tx: Tx, { persons, emptiedFamilyIds }: ErasureOrder): Promise<number> {
    const rows = await tx.query<{ id: string }>(ENDED, [persons, emptiedFamilyIds]);
    const ids = rows.map(({ id }) => id);
    for (const sql of TEXTS) await tx.query(sql, [ids]);
    return ids.length;
  }
}
