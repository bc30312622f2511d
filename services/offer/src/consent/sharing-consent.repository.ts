import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { isWithheld, type ConsentState } from '@oln/policy';
import { learnConsent, lockByName, type ToldConsent, type Tx } from '@oln/service-kit';
import { SHARING, type Sent } from './sharing-consent.js';

const FAMILIES_OF = 'select distinct family_id as id from sharing_families where person_id = any ($1::uuid[])';
const LEAVE = 'delete from sharing_families where person_id = any ($1::uuid[])';
const LIVE = `
  insert into sharing_families (family_id, person_id, commune)
    select family, person, $3 from unnest($1::uuid[]) family cross join unnest($2::uuid[]) person
  on conflict do nothing`;
const OF_CHILD = 'select state from sharing_consents where person_id = $1';
const OF_FAMILY = `
  select consent.state from sharing_families lives join sharing_consents consent using (person_id) where lives.family_id = $1`;

/** The only file that touches `sharing_consents` and `sharing_families`: what offer knows of consent, from intake's facts. */
@Injectable()
export class SharingConsentRepository {
  /** Gives the families, of before and of now, whose referrals it may mean something for; undefined: it is old news. */
  async learn(tx: Tx, told: ToldConsent): Promise<{ persons: string[]; familyIds: string[] } | undefined> {
    const { commune, familyIds } = told;
    const newer = await learnConsent(tx, 'sharing_consents', told);
    if (newer.length === 0) return undefined;
    const before = idsOf(await tx.query(FAMILIES_OF, [newer]));
    await tx.query(LEAVE, [newer]);
    await tx.query(LIVE, [familyIds, newer, commune]);
    return { persons: newer, familyIds: [...new Set([...before, ...familyIds])].sort() };
  }

  /** Nobody sends these data, and nobody hears that they may not be sent, until the end of the transaction: one of the two sees the other. */
  async hold(tx: Tx, ids: readonly string[]): Promise<void> {
    for (const id of [...new Set(ids)].sort()) await lockByName(tx, `sharing of ${id}`);
  }

  /** Consent is refused or withdrawn, of a family by anybody in it. Where nobody was asked the default of the purpose holds. */
  async isWithheld(tx: Tx, { childId, familyId }: Sent): Promise<boolean> {
    const sql = childId ? OF_CHILD : OF_FAMILY;
    const rows = await tx.query<{ state: ConsentState }>(sql, [childId ?? familyId]);
    const states = rows.map(({ state }) => state);
    return isWithheld(SHARING, states, localDate(tx.asOf.getTime()));
  }
}

const idsOf = (rows: unknown[]): string[] => (rows as { id: string }[]).map(({ id }) => id);
