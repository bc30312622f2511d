import { decodeCursor, pageOf, withinReach, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { keyOf } from './offer-candidates.js';
import { regionOf, type OfferStatus } from './offer.js';
import { wantedWords } from './search-words.js';

/** `own`: the office's map. `region`: what serves its commune from elsewhere as well. */
export const OFFER_SCOPES = ['own', 'region'] as const;

export interface OfferFilter {
  scope?: (typeof OFFER_SCOPES)[number];
  need?: string;
  sector?: string;
  /** Commune that is served. */
  commune?: string;
  ageYears?: number;
  text?: string;
  status?: OfferStatus;
  organizationId?: string;
  stale?: boolean;
}

interface Found {
  name: string;
  id: string;
}

/** How a page of ids is found: which index it goes along, and what is left to filter. */
interface Way {
  from: string;
  where: string[];
}

/**
 * Ids of a page by name. Each way goes along one index in the order of names: a look-up by place, by place and need, by
 * place and sector, by organisation, or by words. What else is asked for is filtered on the way.
 */
export async function findOffers(tx: Tx, filter: OfferFilter, page: PageQuery): Promise<Page<string>> {
  const after = decodeCursor(page.cursor, 2) as [string, string] | undefined;
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const limit = `${place(page.limit + 1)}::int`;
  const beyond = after ? [`${place(after[0])}::text`, `${place(after[1])}::uuid`] : undefined;
  const ways = waysOf(tx, filter, { place, beyond, limit });
  // A key names the place that is served: asking for it again would only mislead the planner.
  const rest = restOf(ways.every(isKeyed) ? { ...filter, commune: undefined } : filter, place);
  const parts = ways.map((way) => partOf(way, rest, beyond, limit));
  const rows = await tx.query<Found>(
    `select name, id from (${parts.join(' union ')}) page order by name, id limit ${limit}`,
    values,
  );
  return pageOf(
    rows,
    page.limit,
    ({ name, id }) => [name, id],
    ({ id }) => id,
  );
}

type Places = (value: unknown) => string;

const isKeyed = ({ from }: Pick<Way, 'from'>): boolean => from.startsWith('offer_keys');

function waysOf(tx: Tx, filter: OfferFilter, at: { place: Places; beyond?: string[]; limit: string }): Way[] {
  const { place, beyond, limit } = at;
  const own = filter.scope === 'own' ? [withinReach(tx, 'row.commune')] : [];
  const words = filter.text === undefined ? [] : wantedWords(filter.text);
  if (words.length > 0) {
    const most = isFiltered(filter) ? ALL_BY_WORDS : limit;
    const given = `${place(words)}::text[], ${beyond?.[0] ?? 'null'}, ${beyond?.[1] ?? 'null'}, ${most}`;
    return [{ from: `offers_with_words(${given}) found join offers row on row.id = found.id`, where: own }];
  }
  if (filter.organizationId)
    return [{ from: 'offers row', where: [...own, `row.organization_id = ${place(filter.organizationId)}`] }];
  if (filter.stale)
    return [{ from: 'offers row', where: [withinReach(tx, 'row.commune'), 'row.stale_since is not null'] }];
  const kind = filter.need ? { need: filter.need } : filter.sector ? { sector: filter.sector } : undefined;
  if (tx.context.principal.communes === '*' || (filter.scope === 'own' && !kind))
    return [{ from: 'offers row', where: own }];
  return placesOf(tx, filter.commune).map((served) => ({
    from: `offer_keys found join offers row on row.id = found.offer_id`,
    where: [...own, `found.key = ${place(keyOf(served, kind))}`],
  }));
}

/** Where what is found is filtered further, all of it: a page must not end before the list does. */
const ALL_BY_WORDS = 1_000_000;

const isFiltered = ({ text: _text, ...rest }: OfferFilter): boolean =>
  Object.values(rest).some((value) => value !== undefined && value !== 'region');

/** What is left to filter on the way. */
function restOf(filter: OfferFilter, place: Places): string[] {
  const rest: string[] = [];
  if (filter.need) rest.push(`${place(filter.need)} = any (row.needs)`);
  if (filter.sector) rest.push(`row.sector = ${place(filter.sector)}`);
  if (filter.status) rest.push(`row.status = ${place(filter.status)}`);
  if (filter.stale !== undefined) rest.push(`row.stale_since is ${filter.stale ? 'not ' : ''}null`);
  if (filter.commune) {
    const commune = `${place(filter.commune)}::text`;
    rest.push(`(${commune} = any (row.communes) or (row.region_wide and row.region = left(${commune}, 2)))`);
  }
  if (filter.ageYears !== undefined) {
    const age = `${place(filter.ageYears)}::int`;
    rest.push(`(row.min_age is null or row.min_age <= ${age}) and (row.max_age is null or row.max_age >= ${age})`);
  }
  return rest;
}

/** The order comes from the table whose index leads the way. */
function partOf({ from, where }: Way, rest: string[], beyond: string[] | undefined, limit: string): string {
  const [name, id] = isKeyed({ from }) ? ['found.name', 'found.offer_id'] : ['row.name', 'row.id'];
  const conditions = [...where, ...rest, ...(beyond ? [`(${name}, ${id}) > (${beyond.join(', ')})`] : [])];
  return `(select ${name} as name, ${id} as id from ${from} where ${conditions.join(' and ') || 'true'}
    order by ${name}, ${id} limit ${limit})`;
}

/** A named commune and its region, or those of the caller. */
function placesOf(tx: Tx, commune: string | undefined): string[] {
  const { communes } = tx.context.principal;
  const wanted = commune ? [commune] : [...communes];
  return [...new Set(wanted.flatMap((one) => [one, `R${regionOf(one)}`]))];
}
