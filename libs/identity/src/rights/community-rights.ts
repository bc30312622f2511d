import { LEADS, NATION, REGION, type Grants } from './grants.js';

/** Who works with communities: on all plans of the office. */
const WORKS = { ...LEADS, 'community-manager': 'commune' } as const satisfies Grants;
const OVERSIGHT = { ...WORKS, ...REGION, ...NATION } as const satisfies Grants;

/** community: plans of communities, their activities, and who takes part. */
export const COMMUNITY_RIGHTS = {
  /** Where plans stand, their activities and how many took part: codes, dates and sums without small ones. */
  'community-plans.follow': OVERSIGHT,
  /** Where documents lie. */
  'community-plans.read': WORKS,
  'community-plans.work': WORKS,
  /** Who is in charge, and how a plan ends. */
  'community-plans.lead': LEADS,
  /** Who took part, how many of which age and sex, and what children said. */
  'participation.read': WORKS,
  'participation.work': WORKS,
  'community-terms.read': OVERSIGHT,
  'community-terms.change': LEADS,
} as const satisfies Record<string, Grants>;
