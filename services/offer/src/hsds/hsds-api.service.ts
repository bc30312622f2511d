import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { type Tx, UnitOfWork } from '@oln/service-kit';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { OrganizationRepository } from '../organization/organization.repository.js';
import type { HsdsOrganizationsQuery, HsdsPlacesQuery, HsdsServicesQuery, HsdsTermsQuery } from './hsds-api.dto.js';
import { HsdsApiRepository, type Counted, type Numbered, type Term } from './hsds-api.repository.js';
import { HsdsErrors } from './hsds.errors.js';
import { TAXONOMY_KEYS, taxonomyDoc, taxonomyId, termDoc, termId } from './oln-taxonomies.js';
import { PublishedMap } from './published-map.service.js';
import { organizationDoc, serviceAtLocation, serviceAtLocationId } from './service-doc.js';

type Doc = Record<string, unknown>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The read API of HSDS 3.0 over what serves the caller's communes. */
@Injectable()
export class HsdsApiService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly map: HsdsApiRepository,
    private readonly offers: OfferRepository,
    private readonly published: PublishedMap,
  ) {}

  services(query: Omit<HsdsServicesQuery, keyof Numbered | 'format'>, at: Numbered): Promise<Counted<Doc>> {
    return this.work.read('hsds.services', async (tx) => {
      const { total, items } = await this.map.services(tx, query, at);
      const offers = await this.offers.several(tx, items);
      if (query.minimal)
        return { total, items: offers.map(({ id, changedAt }) => ({ id, last_modified: changedAt.toISOString() })) };
      return {
        total,
        items: await (query.full ? this.published.full(tx, offers) : this.published.summaries(tx, offers)),
      };
    });
  }

  service(id: string): Promise<Doc> {
    return this.work.read('hsds.service', async (tx) => {
      const offer = UUID.test(id) ? await this.offers.find(tx, id) : undefined;
      return found((await this.published.full(tx, offer ? [offer] : []))[0]);
    });
  }

  places(query: Omit<HsdsPlacesQuery, keyof Numbered | 'format'>, at: Numbered): Promise<Counted<Doc>> {
    return this.work.read('hsds.places', async (tx) => {
      const { total, items } = await this.map.places(tx, query, at);
      return { total, items: await this.placeDocs(tx, items, query.full ?? false) };
    });
  }

  /** Ids of places of services are made of the two: they are looked for one by one. */
  place(id: string): Promise<Doc> {
    return this.work.read('hsds.place', async (tx) => {
      const { items } = await this.map.places(tx, {}, { page: 1, per_page: 200_000 });
      const wanted = items.find(({ offerId, placeId }) => serviceAtLocationId(offerId, placeId) === id);
      return found((await this.placeDocs(tx, wanted ? [wanted] : [], true))[0]);
    });
  }

  taxonomies(search: string | undefined, at: Numbered): Counted<Doc> {
    const all = TAXONOMY_KEYS.map(taxonomyDoc).filter((doc) => mentions(doc, search));
    return { total: all.length, items: all.slice((at.page - 1) * at.per_page, at.page * at.per_page) };
  }

  taxonomy(id: string): Doc {
    const key = TAXONOMY_KEYS.find((one) => taxonomyId(one) === id);
    return found(key && taxonomyDoc(key));
  }

  terms(
    { search, taxonomy_id: taxonomy, parent_id: parent }: Omit<HsdsTermsQuery, keyof Numbered | 'format'>,
    at: Numbered,
  ): Promise<Counted<Doc>> {
    return this.work.read('hsds.terms', async (tx) => {
      const terms = parent === undefined ? await this.map.terms(tx) : [];
      const all = terms.filter((one) => taxonomy === undefined || taxonomyId(one.taxonomy) === taxonomy).map(docOfTerm);
      const wanted = all.filter((doc) => mentions(doc, search));
      return { total: wanted.length, items: wanted.slice((at.page - 1) * at.per_page, at.page * at.per_page) };
    });
  }

  term(id: string): Promise<Doc> {
    return this.work.read('hsds.term', async (tx) => {
      const term = (await this.map.terms(tx)).find(({ taxonomy, code }) => termId(taxonomy, code) === id);
      return found(term && { ...docOfTerm(term), taxonomy_detail: taxonomyDoc(term.taxonomy) });
    });
  }

  private async placeDocs(
    tx: Tx,
    wanted: readonly { offerId: string; placeId: string }[],
    full: boolean,
  ): Promise<Doc[]> {
    const offers = await this.offers.several(tx, [...new Set(wanted.map(({ offerId }) => offerId))]);
    const byId = new Map(offers.map((offer) => [offer.id, offer]));
    return wanted.flatMap(({ offerId, placeId }) => {
      const offer = byId.get(offerId);
      const place = offer?.details.places.find(({ id }) => id === placeId);
      if (!offer || !place) return [];
      const { location, ...own } = serviceAtLocation(offer, place);
      return [full ? { ...own, location } : { ...own, location: withoutLists(location as Doc) }];
    });
  }
}

/** Organisations as HSDS publishes them. */
@Injectable()
export class HsdsOrganizationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly map: HsdsApiRepository,
    private readonly organizations: OrganizationRepository,
    private readonly offers: OfferRepository,
    private readonly published: PublishedMap,
  ) {}

  list(
    { search, full, full_service: whole }: Omit<HsdsOrganizationsQuery, keyof Numbered | 'format'>,
    at: Numbered,
  ): Promise<Counted<Doc>> {
    return this.work.read('hsds.organizations', async (tx) => {
      const { total, items } = await this.map.organizations(tx, search, at);
      const found = await this.organizations.several(tx, items);
      if (!full && !whole) return { total, items: found.map(organizationDoc) };
      const docs: Doc[] = [];
      for (const one of found)
        docs.push({ ...organizationDoc(one), ...(await this.servicesOf(tx, one.id, whole ?? false)) });
      return { total, items: docs };
    });
  }

  get(id: string, whole: boolean): Promise<Doc> {
    return this.work.read('hsds.organization', async (tx) => {
      const organization = UUID.test(id) ? await this.organizations.find(tx, id) : undefined;
      const services = organization ? await this.servicesOf(tx, organization.id, whole) : {};
      return found(organization && { ...organizationDoc(organization), ...services });
    });
  }

  private async servicesOf(tx: Tx, organizationId: string, whole: boolean): Promise<Doc> {
    const ids = await this.map.servicesOf(tx, organizationId);
    if (!whole) return { services: ids.map((id) => ({ id })) };
    return { services: await this.published.full(tx, await this.offers.several(tx, ids)) };
  }
}

const docOfTerm = ({ taxonomy, code }: Term): Doc => termDoc(taxonomy, code);

const withoutLists = (doc: Doc): Doc =>
  Object.fromEntries(Object.entries(doc).filter(([, value]) => !Array.isArray(value)));

function mentions(doc: Doc, search: string | undefined): boolean {
  return search === undefined || JSON.stringify(doc).toLowerCase().includes(search.toLowerCase());
}

function found<Found>(doc: Found | undefined): Found {
  if (doc === undefined) throw new RefusedError(refuse(HsdsErrors.NOT_FOUND));
  return doc;
}
