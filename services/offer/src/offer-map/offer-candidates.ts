import { localDate } from '@oln/calendar';
import type { Tx } from '@oln/service-kit';
import type { OfferStatus, Sex } from './offer.js';

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
  commune: string;
  organizationId: string;
  organizationName: string;
  name: string;
  sector: string;
  needs: string[];
  motives: string[];
  requirements: string[];
  /** Of these, what the family is not known to bring along. */
  missingRequirements: string[];
  minAge?: number;
  maxAge?: number;
  sexes?: Sex[];
  status: OfferStatus;
  /** In the commune's own map; otherwise of the region. */
  own: boolean;
  regionWide: boolean;
  confirmedAt: Date;
  staleSince?: Date;
  /** First day of the period that runs; absent: the service has declared no places. */
  periodFrom?: string;
  places: number;
  taken: number;
  vacancies: number;
  personInCharge?: string;
  /** There is an address to send a link to. */
  hasContactEmail: boolean;
}

type CandidateRow = Omit<Candidate, 'missingRequirements'>;

/** By the keys of the places it serves: equality, which indexes answer behind the wall. */
const CANDIDATES = `
  select offer.id as "offerId", offer.commune, offer.organization_id as "organizationId",
         coalesce(organization.name, '') as "organizationName", offer.name, offer.sector, offer.needs, offer.motives,
         offer.requirements, offer.min_age as "minAge", offer.max_age as "maxAge", offer.sexes, offer.status,
         offer.commune = $1 as own, offer.region_wide as "regionWide", offer.confirmed_at as "confirmedAt",
         offer.stale_since as "staleSince", offer.person_in_charge as "personInCharge",
         offer.contact_email_sealed is not null as "hasContactEmail", period.period_from::text as "periodFrom",
         coalesce(period.places, 0) as places, coalesce(period.taken, 0) as taken,
         coalesce(period.places - period.taken, 0) as vacancies
    from offer_keys found
    join offers offer on offer.id = found.offer_id
    left join organizations organization on organization.id = offer.organization_id
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
  return rows.map((row) => ({
    ...withoutNulls(row),
    missingRequirements: row.requirements.filter((code) => !requirementsMet.includes(code)),
  }));
}

const withoutNulls = <Row extends object>(row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Row;
