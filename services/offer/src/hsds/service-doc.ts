import { localDate } from '@oln/calendar';
import type { Capacity } from '../capacity/capacity.js';
import type { Offer, Phone, Place, Schedule } from '../offer-map/offer.js';
import type { Organization } from '../organization/organization.js';
import { taxonomyDoc, termDoc, type OlnTaxonomy } from './oln-taxonomies.js';
import { stableId } from './stable-id.js';

type Doc = Record<string, unknown>;

export interface Published {
  offer: Offer;
  organization: Organization;
  capacities: readonly Capacity[];
}

/** Absent is left out: HSDS has no null for most fields. */
const doc = (fields: Doc): Doc => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
const listed = (name: string, docs: Doc[]): Doc => (docs.length > 0 ? { [name]: docs } : {});

export function organizationDoc({ id, name, alternateName, description, website, contactEmail }: Organization): Doc {
  return doc({
    id,
    name,
    alternate_name: alternateName,
    description: description ?? name,
    email: contactEmail,
    website,
  });
}

/** What a list shows of a service: fields of one value, and who gives it. */
export function serviceSummary({ offer, organization }: Omit<Published, 'capacities'>): Doc {
  const { details } = offer;
  return doc({
    id: offer.id,
    organization_id: offer.organizationId,
    name: offer.name,
    alternate_name: details.alternateName,
    description: offer.description,
    url: details.url,
    email: offer.contactEmail,
    status: offer.status === 'temporarily-closed' ? 'temporarily closed' : offer.status,
    application_process: details.wayIn,
    fees_description: details.fees,
    minimum_age: offer.minAge,
    maximum_age: offer.maxAge,
    assured_date: localDate(offer.confirmedAt.getTime()),
    last_modified: offer.changedAt.toISOString(),
    organization: organizationDoc(organization),
  });
}

/** A service with all that belongs to it (HSDS `service`), and its places as an extension. Names of people are never published. */
export function serviceDoc(published: Published): Doc {
  const { offer, capacities } = published;
  const { id, details } = offer;
  return {
    ...serviceSummary(published),
    ...listed(
      'phones',
      details.phones.map((phone, at) => phoneDoc(phone, { service_id: id }, id, at)),
    ),
    ...listed(
      'schedules',
      details.schedules.map((one, at) => scheduleDoc(one, { service_id: id }, id, at)),
    ),
    service_areas: areasOf(offer),
    ...listed(
      'service_at_locations',
      details.places.map((place) => serviceAtLocation(offer, place)),
    ),
    ...listed(
      'languages',
      details.languages.map((code) => ({ id: stableId('language', id, code), service_id: id, code })),
    ),
    ...listed(
      'cost_options',
      details.costs.map((cost, at) => costDoc(id, cost, at)),
    ),
    ...listed(
      'required_documents',
      details.documents.map((document) => ({ id: stableId('document', id, document), service_id: id, document })),
    ),
    ...listed('attributes', attributesOf(offer)),
    ...listed('x_capacity', capacities.map(capacityDoc)),
  };
}

export function serviceAtLocation({ id, organizationId }: Offer, place: Place): Doc {
  const own = serviceAtLocationId(id, place.id);
  return { id: own, service_id: id, location_id: place.id, location: locationDoc(place, organizationId) };
}

export const serviceAtLocationId = (offerId: string, placeId: string): string =>
  stableId('service-at-location', offerId, placeId);

function locationDoc(place: Place, organizationId: string): Doc {
  const { id } = place;
  const accessibility = place.accessibility
    ? [{ id: stableId('accessibility', id), location_id: id, description: place.accessibility }]
    : [];
  return {
    ...doc({
      id,
      location_type: place.kind,
      url: place.url,
      organization_id: organizationId,
      name: place.name,
      latitude: place.latitude,
      longitude: place.longitude,
    }),
    ...listed('addresses', addressesOf(place)),
    ...listed('accessibility', accessibility),
    ...listed(
      'phones',
      place.phones.map((phone, at) => phoneDoc(phone, { location_id: id }, id, at)),
    ),
    ...listed(
      'schedules',
      place.schedules.map((one, at) => scheduleDoc(one, { location_id: id }, id, at)),
    ),
  };
}

/** HSDS wants an address whole; where the postal code is not known it says so by an empty text. */
function addressesOf({ id, address, city, region, postalCode }: Place): Doc[] {
  if (!address) return [];
  const where = { address_1: address, city: city ?? '', state_province: region ?? '', postal_code: postalCode ?? '' };
  return [{ id: stableId('address', id), location_id: id, ...where, country: 'CL', address_type: 'physical' }];
}

const phoneDoc = ({ number, extension, description }: Phone, of: Doc, holder: string, at: number): Doc =>
  doc({ id: stableId('phone', holder, at), ...of, number, extension, description });

const scheduleDoc = (schedule: Schedule, of: Doc, holder: string, at: number): Doc =>
  doc({
    id: stableId('schedule', holder, at),
    ...of,
    valid_from: schedule.validFrom,
    valid_to: schedule.validTo,
    freq: schedule.days.length > 0 ? 'WEEKLY' : undefined,
    byday: schedule.days.length > 0 ? schedule.days.join(',') : undefined,
    opens_at: schedule.opensAt,
    closes_at: schedule.closesAt,
    description: schedule.description,
  });

function costDoc(
  id: string,
  { option, amount, currency, description }: Offer['details']['costs'][number],
  at: number,
): Doc {
  return doc({
    id: stableId('cost', id, at),
    service_id: id,
    option,
    amount,
    currency,
    amount_description: description,
  });
}

/** `cut`: code of a commune or, of two digits, of a region. */
function areasOf({ id, communes, region, regionWide }: Offer): Doc[] {
  const areas = regionWide ? [region, ...communes.filter((commune) => !commune.startsWith(region))] : communes;
  return areas.map((extent) => ({
    id: stableId('service-area', id, extent),
    service_id: id,
    name: extent.length === 2 ? `Región ${extent}` : `Comuna ${extent}`,
    extent,
    extent_type: 'cut',
  }));
}

function attributesOf({ id, needs, sector, motives, requirements, sexes = [] }: Offer): Doc[] {
  const codes: [OlnTaxonomy, readonly string[]][] = [
    ['sector', [sector]],
    ['need', needs],
    ['motive', motives],
    ['requirement', requirements],
    ['sex', sexes],
  ];
  return codes.flatMap(([key, terms]) => terms.map((code) => attributeDoc(id, key, code)));
}

function attributeDoc(id: string, key: OlnTaxonomy, code: string): Doc {
  const term = termDoc(key, code);
  const own = { id: stableId('attribute', id, key, code), link_id: id, link_entity: 'service', link_type: key };
  return { ...own, taxonomy_term_id: term.id, taxonomy_term: { ...term, taxonomy_detail: taxonomyDoc(key) } };
}

export const capacityDoc = ({ offerId, periodFrom, periodTo, places, taken }: Capacity): Doc =>
  doc({
    id: stableId('capacity', offerId, periodFrom),
    service_id: offerId,
    valid_from: periodFrom,
    valid_to: periodTo,
    places,
    taken,
    vacancies: places - taken,
  });
