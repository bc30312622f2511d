import { INTEGRATOR, LEADS, NATION, NETWORK, OFFICE, OPERATOR, REGION, type Grants } from './grants.js';

/** Who works on referrals: on those in their charge; the coordination on all of the office. */
const WORKS = {
  ...LEADS,
  'case-manager': 'own',
  'family-therapist': 'own',
  'community-manager': 'own',
  'chcc-support': 'own',
} as const satisfies Grants;

const KEEPS = {
  ...LEADS,
  'case-manager': 'commune',
  'community-manager': 'commune',
  'chcc-support': 'commune',
} as const satisfies Grants;

const OVERSIGHT = { ...OFFICE, ...REGION, ...NATION } as const satisfies Grants;
/** The map holds nothing about families. */
const READS_MAP = { ...OVERSIGHT, ...NETWORK } as const satisfies Grants;

/** offer: the map of services, referrals, waiting lists and gaps. */
export const OFFER_RIGHTS = {
  'map.read': READS_MAP,
  'map.keep': KEEPS,
  /** That an entry is right, and how many places there are: the office, and the institution itself. */
  'map.provide': { ...KEEPS, 'network-member': 'institution' },
  /** The published map: whoever has a token reads what serves their communes. */
  'hsds.read': { ...READS_MAP, ...INTEGRATOR, ...OPERATOR },
  'hsds.import': LEADS,
  'hsds.keep': KEEPS,
  /** Who answers for an institution. */
  'accounts.read': KEEPS,
  'accounts.keep': LEADS,
  /** Where a referral stands, which services fit, and what is due. */
  'referrals.follow': { ...WORKS, ...REGION, ...NATION },
  /** With notes, places and attempts to reach the family. */
  'referrals.read': { ...WORKS, ...REGION },
  'referrals.work': WORKS,
  'referrals.coordinate': LEADS,
  /** Services that would fit somebody: of the map, and no family in it. */
  'candidates.explore': OVERSIGHT,
  'waiting-list.read': OVERSIGHT,
  'vacancies.read': { ...LEADS, ...REGION, ...NATION },
  'gaps.read': OVERSIGHT,
  'gaps.work': OFFICE,
  'gaps.close': LEADS,
  /** What was sent to one's own institution. */
  'institution.referrals': { 'network-member': 'institution' },
  'offer-terms.read': OVERSIGHT,
  'offer-terms.change': LEADS,
} as const satisfies Record<string, Grants>;
