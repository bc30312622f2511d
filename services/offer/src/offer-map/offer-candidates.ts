import { localDate } from '@oln/calendar';
import type { Tx } from '@oln/service-kit';
import type { Sex } from './offer.js';

export interface CandidateQuery {
  /** Where the family lives. */
  commune: string;
  /** Region of the commune, its first two digits. */
  region: string;
  /** Code of the need. */
  need: string;
  ageYears?: number;
  sex?: Sex;
  /** Codes the family is known to bring along; absent: not known. */
  requirementsMet?: readonly string[];
  /** Default 200. */
  limit?: number;
}

/** A service that may answer a need, with what is needed to rank it and to say why. */
export interface Candidate {
  offerId: string;
  organizationId: string;
  organizationName: string;
  name: string;
  /** Of what it requires, what the family is not known to bring along. */
  missingRequirements: string[];
  minAge?: number;
  maxAge?: number;
  sexes?: Sex[];
  /** In the commune's own map; otherwise of the region. */
  own: boolean;
  staleSince?: Date;
  /** First day of the period that runs; absent: the service has declared no places. */
  periodFrom?: string;
  vacancies: number;
  /** There is an address to send a link to. */
  hasContactEmail: boolean;
}

interface CandidateRow {
  offerId: string;
  organizationId: string;
  organizationName: string;
  name: string;
  requirements: string[];
  minAge: number | null;
  maxAge: number | null;
  sexes: Sex[] | null;
  own: boolean;
  staleSince: Date | null;
  periodFrom: string | null;
  vacancies: number;
  hasContactEmail: boolean;
}

/**
 * By the keys of the places it serves: equality, which indexes answer behind the wall. What stands behind a key is fetched
 * one by one (`limit 1`): joined as a whole, the wall would be asked about every service of the country for a need that
 * many serve.
 */
const CANDIDATES = `
  select offer.id as "offerId", offer.organization_id as "organizationId", coalesce(organization.name, '') as "organizationName",
         offer.name, offer.requirements, offer.min_age as "minAge", offer.max_age as "maxAge", offer.sexes,
         offer.commune = $1 as own, offer.stale_since as "staleSince",
         offer.contact_email_sealed is not null as "hasContactEmail", period.period_from::text as "periodFrom",
         coalesce(period.places - period.taken, 0) as vacancies
    from offer_keys found
   cross join lateral (select * from offers where id = found.offer_id limit 1) offer
    left join lateral (select name from organizations where id = offer.organization_id limit 1) organization on true
    left join lateral (
      select period_from, places, taken from capacities
       where offer_id = offer.id and period_from <= $3::date and (period_to is null or period_to >= $3::date)
       order by period_from desc limit 1) period on true
   where found.key = any ($2::text[]) and offer.status = 'active'
     and ($4::int is null or ((offer.min_age is null or offer.min_age <= $4::int) and (offer.max_age is null or offer.max_age >= $4::int)))
     and ($5::text is null or offer.sexes is null or $5::text = any (offer.sexes))
   order by own desc, (coalesce(period.places - period.taken, 0) > 0) desc, offer.stale_since is null desc, offer.name, offer.id
   limit $6`;

export const keyOf = (place: string, kind?: { need: string } | { sector: string }): string => {
  if (!kind) return place;
  return 'need' in kind ? `${place} need ${kind.need}` : `${place} sector ${kind.sector}`;
};

export async function candidatesOf(tx: Tx, query: CandidateQuery): Promise<Candidate[]> {
  const { commune, region, need, ageYears, sex, requirementsMet = [], limit = 200 } = query;
  const keys = [commune, `R${region}`].map((place) => keyOf(place, { need }));
  const values = [commune, keys, localDate(tx.asOf.getTime()), ageYears ?? null, sex ?? null, limit];
  const rows = await tx.query<CandidateRow>(CANDIDATES, values);
  // A service of the commune that serves the whole region as well is found once only: it has the key of the region.
  return rows.map((row) => candidateOf(row, requirementsMet));
}

/** One literal: hundreds come at once. */
const candidateOf = (row: CandidateRow, requirementsMet: readonly string[]): Candidate => ({
  offerId: row.offerId,
  organizationId: row.organizationId,
  organizationName: row.organizationName,
  name: row.name,
  missingRequirements: row.requirements.filter((code) => !requirementsMet.includes(code)),
  minAge: row.minAge ?? undefined,
  maxAge: row.maxAge ?? undefined,
  sexes: row.sexes ?? undefined,
  own: row.own,
  staleSince: row.staleSince ?? undefined,
  periodFrom: row.periodFrom ?? undefined,
  vacancies: row.vacancies,
  hasContactEmail: row.hasContactEmail,
});
