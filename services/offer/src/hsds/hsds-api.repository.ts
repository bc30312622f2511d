import { Injectable } from '@nestjs/common';
import { Conditions, type Tx } from '@oln/service-kit';
import { regionOf } from '../offer-map/offer.js';
import { wantedWords } from '../offer-map/search-words.js';
import { TAXONOMY_KEYS, taxonomyId, termId, type OlnTaxonomy } from './oln-taxonomies.js';

/** HSDS numbers its pages. */
export interface Numbered {
  page: number;
  per_page: number;
}

export interface ServicesFilter {
  search?: string;
  taxonomy_term_id?: string;
  taxonomy_id?: string;
  organization_id?: string;
  modified_after?: string;
  postcode?: string;
}

export interface Term {
  taxonomy: OlnTaxonomy;
  code: string;
}

export interface Counted<Item> {
  total: number;
  items: Item[];
}

const COLUMNS: Readonly<Record<OlnTaxonomy, string>> = {
  need: 'row.needs',
  sector: 'array[row.sector]',
  motive: 'row.motives',
  requirement: 'row.requirements',
  sex: `coalesce(row.sexes, '{}')`,
};

/** What of the map is published to a caller: what serves their communes. Reads `offers`, never writes. */
@Injectable()
export class HsdsApiRepository {
  async services(tx: Tx, filter: ServicesFilter, at: Numbered): Promise<Counted<string>> {
    const where = await this.where(tx, filter);
    if (!where) return NOTHING;
    return this.page<{ id: string }, string>(tx, at, where, 'row.id', 'offers row', 'row.name, row.id', ({ id }) => id);
  }

  /** Each place of each service. */
  async places(tx: Tx, filter: ServicesFilter, at: Numbered): Promise<Counted<{ offerId: string; placeId: string }>> {
    const where = await this.where(tx, filter);
    if (!where) return NOTHING;
    if (filter.postcode) where.and(`place ->> 'postalCode' = ?`, filter.postcode);
    const from = `offers row cross join lateral jsonb_array_elements(row.details -> 'places') place`;
    const columns = `row.id as "offerId", place ->> 'id' as "placeId"`;
    return this.page(
      tx,
      at,
      where,
      columns,
      from,
      `row.name, row.id, place ->> 'id'`,
      (found: { offerId: string; placeId: string }) => found,
    );
  }

  async organizations(tx: Tx, search: string | undefined, at: Numbered): Promise<Counted<string>> {
    const reach = new Conditions('true');
    const served = servedBy(tx, reach);
    const where = new Conditions('true');
    where.values.push(...reach.values);
    where.and(`row.id in (select organization_id from offers served where ${served.replaceAll('row.', 'served.')})`);
    if (search) where.and('position(lower(?) in lower(row.name)) > 0', search);
    return this.page<{ id: string }, string>(
      tx,
      at,
      where,
      'row.id',
      'organizations row',
      'row.name, row.id',
      ({ id }) => id,
    );
  }

  /** Services of an organisation that are published to the caller. */
  async servicesOf(tx: Tx, organizationId: string): Promise<string[]> {
    const where = new Conditions('true');
    where.and(servedBy(tx, where)).and('row.organization_id = ?::uuid', organizationId);
    const sql = `select row.id from offers row where ${where.toString()} order by row.name, row.id`;
    return (await tx.query<{ id: string }>(sql, where.values)).map(({ id }) => id);
  }

  /** Codes in use, by taxonomy. */
  async terms(tx: Tx): Promise<Term[]> {
    const where = new Conditions('true');
    where.and(servedBy(tx, where));
    const parts = TAXONOMY_KEYS.map(
      (key) =>
        `select distinct '${key}' as taxonomy, unnest(${COLUMNS[key]}) as code from offers row where ${where.toString()}`,
    );
    return tx.query<Term>(
      `select taxonomy, code from (${parts.join(' union all ')}) terms order by taxonomy, code`,
      where.values,
    );
  }

  /** Undefined: nothing can be found. */
  private async where(tx: Tx, filter: ServicesFilter): Promise<Conditions | undefined> {
    const where = new Conditions('true');
    where.and(servedBy(tx, where));
    const { search, organization_id: organization, modified_after: after, taxonomy_id: taxonomy } = filter;
    const words = search === undefined ? [] : wantedWords(search);
    if (words.length > 0)
      where.and('row.id in (select id from offers_with_words(?::text[], null, null, 100000))', words);
    if (organization !== undefined) {
      if (!isUuid(organization)) return undefined;
      where.and('row.organization_id = ?::uuid', organization);
    }
    if (after) where.and('row.changed_at >= ?::timestamptz', after);
    if (taxonomy !== undefined) {
      const key = TAXONOMY_KEYS.find((one) => taxonomyId(one) === taxonomy);
      if (!key) return undefined;
      where.and(`cardinality(${COLUMNS[key]}) > 0`);
    }
    return this.withTerm(tx, filter.taxonomy_term_id, where);
  }

  /** Ids of terms are made of their codes, not the other way round. */
  private async withTerm(tx: Tx, id: string | undefined, where: Conditions): Promise<Conditions | undefined> {
    if (id === undefined) return where;
    const term = (await this.terms(tx)).find(({ taxonomy, code }) => termId(taxonomy, code) === id);
    return term && where.and(`?::text = any (${COLUMNS[term.taxonomy]})`, term.code);
  }

  private async page<Row, Item>(
    tx: Tx,
    { page, per_page: size }: Numbered,
    where: Conditions,
    columns: string,
    from: string,
    order: string,
    itemOf: (row: Row) => Item,
  ): Promise<Counted<Item>> {
    const counting = `select count(*)::int as total from ${from} where ${where.toString()}`;
    const [counted] = await tx.query<{ total: number }>(counting, where.values);
    const reading = `select ${columns} from ${from} where ${where.toString()} order by ${order}`;
    const rows = await tx.query<Row>(`${reading} limit ${size} offset ${(page - 1) * size}`, where.values);
    return { total: counted!.total, items: rows.map(itemOf) };
  }
}

const NOTHING = { total: 0, items: [] };

/** Services that serve the caller's communes, by their keys. */
function servedBy({ context }: Tx, where: Conditions): string {
  const { communes } = context.principal;
  if (communes === '*') return 'true';
  const places = [...new Set(communes.flatMap((commune) => [commune, `R${regionOf(commune)}`]))];
  return `row.id in (select offer_id from offer_keys where key = any (${where.place(places)}::text[]))`;
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
