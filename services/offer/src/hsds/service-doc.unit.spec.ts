import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideFacts, newOffer } from '../offer-map/decide-offer.js';
import { NO_DETAILS, OFFER_STATUSES, SECTORS, SEXES, type Offer, type OfferFacts } from '../offer-map/offer.js';
import type { Organization } from '../organization/organization.js';
import { datasetOf, flatten, Nesting, rowsOf } from './hsds-dataset.js';
import { offerFacts } from './map-facts.js';
import { serviceDoc } from './service-doc.js';
import { stableId } from './stable-id.js';

const MONDAY = new Date('2026-03-02T13:00:00Z');
const ORGANIZATION: Organization = {
  id: stableId('organization'),
  commune: '13110',
  version: 1,
  name: 'CESFAM',
  kind: 'health',
  status: 'active',
  addedAt: MONDAY,
  changedAt: MONDAY,
};

const codes = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/), { maxLength: 3 });
const text = fc
  .stringMatching(/^[A-Za-zÁáñ ,."'()]{1,40}$/)
  .map((one) => one.trim())
  .filter((one) => one !== '');
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const schedule = fc.record({
  days: fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR'), { minLength: 1 }),
  opensAt: fc.constantFrom('08:30', '09:00'),
  closesAt: fc.constantFrom('17:30', '23:59'),
});
const place = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('physical' as const, 'virtual' as const),
  name: text,
  address: text,
  city: text,
  region: text,
  latitude: fc.constantFrom(-33.52, -20.1),
  accessibility: text,
  phones: fc.array(fc.record({ number: text }), { maxLength: 2 }),
  schedules: fc.array(schedule, { maxLength: 2 }),
});
const facts: fc.Arbitrary<OfferFacts> = fc
  .record({
    organizationId: fc.constant(ORGANIZATION.id),
    name: text,
    description: optional(text),
    sector: fc.constantFrom(...SECTORS),
    needs: codes,
    motives: codes,
    requirements: codes,
    minAge: optional(fc.nat(10)),
    maxAge: optional(fc.integer({ min: 10, max: 18 })),
    sexes: optional(fc.uniqueArray(fc.constantFrom(...SEXES), { minLength: 1 })),
    communes: fc.uniqueArray(fc.constantFrom('13110', '13101', '05101'), { minLength: 1 }),
    regionWide: fc.boolean(),
    status: fc.constantFrom(...OFFER_STATUSES),
    details: fc.record({
      wayIn: text,
      fees: text,
      costs: fc.array(fc.record({ option: text, amount: fc.nat(9_000), currency: fc.constant('CLP') }), {
        maxLength: 2,
      }),
      languages: fc.uniqueArray(fc.constantFrom('es', 'arn', 'ht')),
      documents: fc.uniqueArray(text, { maxLength: 2 }),
      places: fc.uniqueArray(place, { maxLength: 2, selector: ({ id }) => id }),
      schedules: fc.array(schedule, { maxLength: 1 }),
      phones: fc.array(fc.record({ number: text }), { maxLength: 1 }),
    }),
    contacts: fc.constant<OfferFacts['contacts']>([]),
  })
  .map((one) => decideFacts('13110', one) as OfferFacts);

const offerOf = (given: OfferFacts): Offer => newOffer(stableId('offer'), '13110', given, MONDAY);
const published = (offer: Offer): Record<string, unknown> =>
  serviceDoc({ offer, organization: ORGANIZATION, capacities: [] });

/** What another office reads out of what this one publishes. */
function readBack(offer: Offer): unknown {
  const dataset = datasetOf(
    flatten([{ number: 1, doc: JSON.parse(JSON.stringify(published(offer))) as Record<string, unknown> }]),
  );
  const [row] = rowsOf(dataset, 'service');
  return offerFacts(row!.values, new Nesting(dataset), { commune: '13110', placeId: (id) => id });
}

/** In no order that matters: those of a region come first, and sexes in the order of the list. */
const comparable = ({ organizationId: _id, communes, regionWide, sexes, ...given }: OfferFacts): unknown => ({
  ...given,
  sexes: sexes && [...sexes].sort(),
  regionWide,
  communes: communes.filter((one) => !regionWide || one === '13110' || !one.startsWith('13')).sort(),
});

describe('What is published of a service', () => {
  it('says all that another office needs to enter it', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { speaksOurTerms, ...read } = readBack(offerOf(given)) as OfferFacts & { speaksOurTerms: boolean };
        expect(speaksOurTerms).toBe(true);
        expect(comparable(read)).toEqual(JSON.parse(JSON.stringify(comparable(given))));
      }),
      { numRuns: 200 },
    );
  });

  it('names nobody of the institution', () => {
    const offer = offerOf({
      ...{
        organizationId: ORGANIZATION.id,
        name: 'Taller',
        sector: 'community',
        needs: [],
        motives: [],
        requirements: [],
      },
      ...{ communes: ['13110'], regionWide: false, status: 'active', details: NO_DETAILS },
      contacts: [{ name: 'Rosa Pérez', phone: '+56 9 1111 2222' }],
      personInCharge: 'comunitaria-1',
    });
    expect(JSON.stringify(published(offer))).not.toMatch(/Rosa|1111|comunitaria/);
  });
});

describe('Ids of what is no record of ours', () => {
  it('are UUIDs, the same for the same parts, and others for others', () => {
    expect(stableId('phone', 'a', 1)).toBe(stableId('phone', 'a', 1));
    expect(stableId('phone', 'a', 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(
      new Set([stableId('a', 'b'), stableId('ab'), stableId('b', 'a'), stableId('a', '1'), stableId('a', 1)]).size,
    ).toBe(5);
  });
});
