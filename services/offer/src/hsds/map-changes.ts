import type { Offer } from '../offer-map/offer.js';
import { datasetOf, Nesting, type Values } from './hsds-dataset.js';
import { offerFacts } from './map-facts.js';

/**
 * What the office has changed since a source spoke of a service: columns, with what the map says now. Whatever nobody
 * touched is given back as it came, in the source's own writing.
 */
export function changesOf(values: Values, offer: Offer): Record<string, string | number | undefined> {
  const said = offerFacts(values, EMPTY, { commune: offer.commune, placeId: (id) => id });
  const pairs: [string, string | number | undefined, string | number | undefined][] = [
    ['name', said.name, offer.name],
    ['alternate_name', said.details.alternateName, offer.details.alternateName],
    ['description', said.description, offer.description],
    ['url', said.details.url, offer.details.url],
    ['email', said.contactEmail, offer.contactEmail],
    ['status', said.status, offer.status],
    ['application_process', said.details.wayIn, offer.details.wayIn],
    ['fees_description', said.details.fees, offer.details.fees],
    ['minimum_age', said.minAge, offer.minAge],
    ['maximum_age', said.maxAge, offer.maxAge],
  ];
  const changed = pairs.filter(([, before, now]) => before !== now);
  return Object.fromEntries(
    changed.map(([column, , now]) => [column, column === 'status' ? String(now).replace('-', ' ') : now]),
  );
}

const EMPTY = new Nesting(datasetOf([]));
