import {
  NO_DETAILS,
  SECTORS,
  SEXES,
  type Cost,
  type OfferDetails,
  type OfferFacts,
  type OfferStatus,
  type Phone,
  type Place,
  type Schedule,
  type Sex,
} from '../offer-map/offer.js';
import type { OrganizationFacts } from '../organization/organization.js';
import { textOf } from './check-rows.js';
import type { Nesting, Values } from './hsds-dataset.js';
import { keyOfTaxonomy, type OlnTaxonomy } from './oln-taxonomies.js';

type Doc = Record<string, unknown>;

const CODE = /^[a-z0-9][a-z0-9.-]{0,79}$/;
const DATE = /^\d{4}-\d\d-\d\d/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a row of `organizations.csv` says to the map. What the map has no place for stays in the row. */
export function organizationFacts(values: Values): OrganizationFacts {
  return present({
    name: limited(values.name, 300) ?? '',
    alternateName: limited(values.alternate_name, 300),
    description: limited(values.description, 5_000),
    kind: 'other' as const,
    website: urlOf(values.website),
    contactEmail: emailOf(values.email),
    status: 'active' as const,
  });
}

/** What the source says of a service; what only an office knows (who keeps the entry) is not among it. */
export type ImportedFacts = Omit<OfferFacts, 'organizationId' | 'personInCharge'> & {
  /** The source speaks of needs and the like in the terms of the map. */
  speaksOurTerms: boolean;
};

/** `id` makes the ids of places whose source has none that can be kept. */
export function offerFacts(
  values: Values,
  nesting: Nesting,
  office: { commune: string; placeId(id: string): string },
): ImportedFacts {
  // Who gives it is a record of its own: nested in each of its services it would be read a thousand times.
  const doc = nesting.docOf('service', values, ['organization', 'program']);
  const terms = termsOf(doc);
  const areas = areasOf(doc);
  const [minAge, maxAge] = agesOf(values);
  return present({
    name: limited(values.name, 300) ?? '',
    description: limited(values.description, 5_000),
    sector: terms.sector.find((code) => (SECTORS as readonly string[]).includes(code)) ?? 'other',
    needs: terms.need,
    motives: terms.motive,
    requirements: terms.requirement,
    sexes: sexesOf(terms.sex),
    minAge,
    maxAge,
    communes: [...new Set([office.commune, ...areas.filter((area) => area.length === 5)])],
    regionWide: areas.includes(office.commune.slice(0, 2)),
    status: statusOf(values.status),
    details: detailsOf(values, doc, office.placeId),
    contacts: docs(doc.contacts).map(contactOf),
    contactEmail: emailOf(values.email),
    speaksOurTerms: Object.values(terms).some((codes) => codes.length > 0),
  });
}

function detailsOf(values: Values, doc: Doc, placeId: (id: string) => string): OfferDetails {
  return present({
    ...NO_DETAILS,
    alternateName: limited(values.alternate_name, 300),
    url: urlOf(values.url),
    wayIn: limited(values.application_process, 5_000),
    fees: limited(values.fees_description, 2_000),
    costs: docs(doc.cost_options).flatMap(costOf),
    languages: docs(doc.languages)
      .map(({ code }) => textOf(code).toLowerCase())
      .filter((code) => /^[a-z]{2,3}$/.test(code)),
    documents: docs(doc.required_documents).flatMap(({ document }) => limited(document, 200) ?? []),
    places: docs(doc.service_at_locations).flatMap((at) => placeOf(at, placeId)),
    schedules: docs(doc.schedules).map(scheduleOf),
    phones: docs(doc.phones).map(phoneOf),
  });
}

function placeOf(at: Doc, placeId: (id: string) => string): Place[] {
  const location = at.location as Doc | undefined;
  if (!location) return [];
  const [address = {}] = docs(location.addresses);
  const id = textOf(location.id);
  return [
    present({
      id: UUID.test(id) ? id.toLowerCase() : placeId(id),
      kind: location.location_type === 'virtual' ? ('virtual' as const) : ('physical' as const),
      name: limited(location.name, 300),
      address: limited([address.address_1, address.address_2].map(textOf).filter(Boolean).join(', '), 300),
      city: limited(address.city, 100),
      region: limited(address.state_province, 100),
      postalCode: limited(address.postal_code, 20),
      url: urlOf(location.url),
      latitude: numberOf(location.latitude),
      longitude: numberOf(location.longitude),
      accessibility: limited(docs(location.accessibility)[0]?.description, 500),
      phones: [...docs(location.phones), ...docs(at.phones)].map(phoneOf),
      schedules: [...docs(location.schedules), ...docs(at.schedules)].map(scheduleOf),
    }),
  ];
}

const phoneOf = ({ number, extension, description }: Doc): Phone =>
  present({ number: limited(number, 60) ?? '', extension: wholeOf(extension), description: limited(description, 300) });

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const scheduleOf = (doc: Doc): Schedule =>
  present({
    days: textOf(doc.byday)
      .toUpperCase()
      .split(/[,; ]+/)
      .filter((day) => DAYS.includes(day)),
    opensAt: TIME.exec(textOf(doc.opens_at))?.[0],
    closesAt: TIME.exec(textOf(doc.closes_at))?.[0],
    validFrom: DATE.exec(textOf(doc.valid_from))?.[0],
    validTo: DATE.exec(textOf(doc.valid_to))?.[0],
    description: limited(doc.description, 500),
  });

function costOf({ option, amount, currency, amount_description: description }: Doc): Cost[] {
  const said = limited(option, 300) ?? limited(description, 300);
  if (!said) return [];
  const code = textOf(currency).toUpperCase();
  return [
    present({
      option: said,
      amount: numberOf(amount),
      currency: /^[A-Z]{3}$/.test(code) ? code : undefined,
      description: limited(description, 500),
    }),
  ];
}

const contactOf = ({ name, title, email, phones }: Doc): OfferFacts['contacts'][number] =>
  present({
    name: limited(name, 200),
    title: limited(title, 200),
    email: emailOf(email),
    phone: limited(docs(phones)[0]?.number, 60),
  });

/** Terms of our own taxonomies; those of others stay in the row. */
function termsOf(doc: Doc): Record<OlnTaxonomy, string[]> {
  const terms: Record<OlnTaxonomy, string[]> = { need: [], sector: [], motive: [], requirement: [], sex: [] };
  for (const { taxonomy_term: term } of docs(doc.attributes)) {
    const { code, taxonomy, taxonomy_detail: detail } = (term ?? {}) as Doc;
    const key = keyOfTaxonomy(textOf(taxonomy)) ?? keyOfTaxonomy(textOf((detail as Doc | undefined)?.name));
    const text = textOf(code);
    if (key && CODE.test(text) && !terms[key].includes(text)) terms[key].push(text);
  }
  return terms;
}

const areasOf = (doc: Doc): string[] =>
  docs(doc.service_areas)
    .filter(({ extent_type: type }) => type === 'cut')
    .map(({ extent }) => textOf(extent))
    .filter((code) => /^(\d{2}|\d{5})$/.test(code));

function sexesOf(codes: readonly string[]): Sex[] | undefined {
  const known = SEXES.filter((sex) => codes.includes(sex));
  return known.length > 0 ? known : undefined;
}

function statusOf(value: unknown): OfferStatus {
  const text = textOf(value).toLowerCase().replace(' ', '-');
  return text === 'active' || text === 'defunct' || text === 'temporarily-closed' ? text : 'inactive';
}

/** Ages the wrong way round limit nobody: the office is told. */
function agesOf(values: Values): [number | undefined, number | undefined] {
  const [min, max] = [ageOf(values.minimum_age), ageOf(values.maximum_age)];
  return min !== undefined && max !== undefined && min > max ? [undefined, undefined] : [min, max];
}

function ageOf(value: unknown): number | undefined {
  const age = numberOf(value);
  return age === undefined || age < 0 || age > 120 ? undefined : Math.floor(age);
}

const numberOf = (value: unknown): number | undefined => {
  const text = textOf(value);
  return text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
};
const wholeOf = (value: unknown): number | undefined => {
  const number = numberOf(value);
  return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
};
const emailOf = (value: unknown): string | undefined => {
  const text = textOf(value);
  return /^[^\s@<>"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text) ? text.slice(0, 200) : undefined;
};

const urlOf = (value: unknown): string | undefined => /^https?:\/\/[^\s<>"]{1,490}$/.exec(textOf(value))?.[0];

/** Trimmed, without what PostgreSQL refuses, cut where the map's field ends: the row has the whole. */
function limited(value: unknown, most: number): string | undefined {
  const text = textOf(value)
    .replace(/\u0000/g, '')
    .slice(0, most)
    .trim();
  return text === '' ? undefined : text;
}

const docs = (part: unknown): Doc[] => (Array.isArray(part) ? (part as Doc[]) : []);

const present = <Facts extends object>(facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts;
