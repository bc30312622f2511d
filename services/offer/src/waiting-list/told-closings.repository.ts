import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';

/** Of whom is told. */
export interface AtClosedService {
  id: string;
  commune: string;
  version: number;
  personInCharge: string;
}

const IS_TOLD = `exists (select 1 from told_closings told where told.offer_id = referrals.offer_id and told.referral_id = referrals.id)`;

/** Of two who look at the same time one tells. */
const MARK = `
  with untold as materialized (
    select id, commune, version, person_in_charge from referrals
     where offer_id = $1::uuid and stage <> 'closed' and not ${IS_TOLD}
     order by id limit $2),
  marked as (
    insert into told_closings (offer_id, referral_id, commune, told_at)
    select $1::uuid, id, commune, $3::timestamptz from untold
    on conflict do nothing returning referral_id)
  select id, commune, version, person_in_charge as "personInCharge"
    from untold join marked on marked.referral_id = untold.id order by id`;

const UNTOLD = `
  select distinct referrals.offer_id as id from referrals join offers on offers.id = referrals.offer_id
   where referrals.stage <> 'closed' and offers.status <> 'active' and not ${IS_TOLD}
   limit $1`;

/** The only file that touches the table `told_closings`: for which referrals it was told that their service takes nobody any more. */
@Injectable()
export class ToldClosings {
  /** Living referrals at a service for which it was not told yet; from here on it was. */
  mark(tx: Tx, offerId: string, limit: number): Promise<AtClosedService[]> {
    return tx.query(MARK, [offerId, limit, tx.asOf.toISOString()]);
  }

  /** The service takes children again: should it close once more, it is told once more. */
  async forget(tx: Tx, offerId: string): Promise<void> {
    await tx.query('delete from told_closings where offer_id = $1', [offerId]);
  }

  /** Services that take nobody, with referrals for which that was not told. */
  async untold(tx: Tx, limit: number): Promise<string[]> {
    return (await tx.query<{ id: string }>(UNTOLD, [limit])).map(({ id }) => id);
  }
}
