import { ACCESS_INDICATORS } from './access-indicators.js';
import { COMMUNITY_INDICATORS } from './community-indicators.js';
import { COURSE_INDICATORS } from './course-indicators.js';
import { FAMILY_INDICATORS } from './family-indicators.js';
import type { Indicator } from './indicator.js';
import { PROTECTION_INDICATORS } from './protection-indicators.js';

export type { Indicator } from './indicator.js';

/** Every indicator of the house, in the order in which they are shown. docs/indicators.md is made of it. */
export const INDICATORS: readonly Indicator[] = [
  ...FAMILY_INDICATORS,
  ...COURSE_INDICATORS,
  ...ACCESS_INDICATORS,
  ...PROTECTION_INDICATORS,
  ...COMMUNITY_INDICATORS,
];

const BY_ID = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));

export const findIndicator = (id: string): Indicator | undefined => BY_ID.get(id);
