import { describe, expect, it } from '@jest/globals';
import type { Candidate } from '../offer-map/offer-candidates.js';
import { leftOf, rank } from './matching.js';

const CANDIDATE: Candidate = {
  offerId: 'b',
  organizationId: 'o',
  organizationName: 'CESFAM',
  name: 'Salud mental',
  missingRequirements: [],
  minAge: 6,
  maxAge: 17,
  own: true,
  periodFrom: '2026-01-01',
  vacancies: 5,
  hasContactEmail: true,
};
const DEMAND = { ageBand: '7-13' } as const;
const nobodyWaits = () => 0;
const order = (candidates: Candidate[], waiting: (id: string) => number = nobodyWaits): string[] =>
  rank(candidates, DEMAND, waiting).map(({ offerId }) => offerId);

describe('who is asked first, and why', () => {
  it('says the points of every ground, which add up', () => {
    const [ranked] = rank([CANDIDATE], DEMAND, nobodyWaits);
    expect(ranked).toMatchObject({ rank: 1, points: 110, vacancies: 5, waiting: 0, askedBefore: false });
    expect(Object.fromEntries(ranked!.grounds.map(({ ground, points }) => [ground, points]))).toEqual({
      need: 40,
      age: 15,
      sex: 0,
      distance: 20,
      requirements: 10,
      vacancy: 25,
      'waiting-list': 0,
      'stale-entry': 0,
    });
  });

  it.each([
    ['its own commune before the region', { own: false }],
    ['the whole band before a part of it', { minAge: 10 }],
    ['who has room before who has none', { vacancies: 0 }],
    ['who says how much room it has before who does not', { periodFrom: undefined, vacancies: 0 }],
    ['whose requirements are met', { missingRequirements: ['fonasa'] }],
    ['whose entry was confirmed', { staleSince: new Date('2026-02-01T12:00:00Z') }],
  ])('%s', (_what, worse) => {
    expect(order([{ ...CANDIDATE, offerId: 'a', ...worse }, CANDIDATE])).toEqual(['b', 'a']);
  });

  it('the shorter list', () => {
    const full = { ...CANDIDATE, vacancies: 0 };
    expect(order([{ ...full, offerId: 'a' }, full], (id) => (id === 'a' ? 30 : 3))).toEqual(['b', 'a']);
  });

  it('is the same however often it is asked, and leaves out who takes no such age', () => {
    const young = { ...CANDIDATE, offerId: 'y', minAge: 0, maxAge: 5 };
    expect(order([CANDIDATE, { ...CANDIDATE, offerId: 'a' }, young])).toEqual(['a', 'b']);
  });

  it('those who were asked are shown, and not asked again', () => {
    const refused = [{ offerId: 'a', reason: 'no-capacity', at: '2026-03-01T12:00:00Z' }];
    const ranked = rank(
      [CANDIDATE, { ...CANDIDATE, offerId: 'a' }, { ...CANDIDATE, offerId: 'c' }],
      DEMAND,
      nobodyWaits,
      refused,
    );
    expect(ranked).toHaveLength(3);
    expect(leftOf(ranked, 'c').map(({ offerId }) => offerId)).toEqual(['b']);
  });
});
