import { describe, expect, it } from '@jest/globals';
import { isRefusal, settle } from '@oln/contracts';
import { changedOffer, decideFacts, newOffer } from './decide-offer.js';
import { NO_DETAILS, type OfferFacts } from './offer.js';

const MONDAY = new Date('2026-03-02T13:00:00Z');
const TUESDAY = new Date('2026-03-03T13:00:00Z');
const FACTS: OfferFacts = {
  organizationId: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11',
  name: 'Taller de crianza',
  sector: 'community',
  needs: ['parenting', 'parenting'],
  motives: [],
  requirements: [],
  sexes: [],
  communes: ['13101'],
  regionWide: false,
  status: 'active',
  details: NO_DETAILS,
  contacts: [],
};

describe('What an office writes down of a service', () => {
  it('serves its own commune whatever is said, each code once, and any sex if none is named', () => {
    const facts = settle(decideFacts('13110', FACTS));
    expect([facts.communes, facts.needs, facts.sexes]).toEqual([['13110', '13101'], ['parenting'], undefined]);
  });

  it('has its ages the right way round', () => {
    const refused = decideFacts('13110', { ...FACTS, minAge: 7, maxAge: 6 });
    expect(isRefusal(refused) && refused.definition.code).toBe('OFFER.AGES_REVERSED');
    expect(isRefusal(decideFacts('13110', { ...FACTS, minAge: 6, maxAge: 6 }))).toBe(false);
  });

  it('counts as confirmed on the day it is entered, and a change alone confirms nothing', () => {
    const offer = newOffer('01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b12', '13110', FACTS, MONDAY);
    const stale = { ...offer, staleSince: MONDAY };
    const changed = changedOffer(stale, { ...FACTS, name: 'Otro' }, TUESDAY);
    expect([offer.confirmedAt, offer.region]).toEqual([MONDAY, '13']);
    expect(changed).toMatchObject({
      name: 'Otro',
      version: 2,
      confirmedAt: MONDAY,
      staleSince: MONDAY,
      changedAt: TUESDAY,
    });
  });
});
