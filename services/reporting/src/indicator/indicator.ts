import type { MeasureName } from '../fact/measures.js';

export interface Words {
  es: string;
  en: string;
}

/** A sum over a measure, or over some of its codes. */
export interface Sum {
  measure: MeasureName;
  codes?: readonly string[];
}

/**
 * How a figure comes about.
 * `count`: the sum. `share`: of another sum; `byCode`: of what has the same code. `coverage`: of what was committed to. `times`: median and
 * 90 % of the values. `ages`: the same of how long what stands has stood. `each`: the mean over those that have any (people).
 */
export type Formula =
  | { form: 'count'; of: Sum }
  | { form: 'share'; of: Sum; per: Sum; byCode?: boolean }
  | { form: 'coverage'; of: Sum }
  | { form: 'times'; of: Sum }
  | { form: 'ages'; of: Sum }
  | { form: 'each'; of: Sum };

export const DIRECTIONS = ['more', 'less', 'neither'] as const;
export const UNITS = [
  'families',
  'children',
  'requests',
  'referrals',
  'gaps',
  'alerts',
  'escalations',
  'measures',
  'tasks',
  'plans',
  'activities',
  'people',
  'share',
  'days',
  'hours',
] as const;
export const PERIODICITIES = ['daily', 'monthly', 'quarterly', 'yearly'] as const;
export const OWNERS = [
  'coordinator',
  'case-manager',
  'family-therapist',
  'community-manager',
  'regional-supervisor',
] as const;
/** What a figure can be divided by. */
export const BREAKDOWNS = ['commune', 'month', 'line', 'code'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** An indicator as data: what is shown, how it is reckoned, from which facts, and whose it is to keep well. */
export interface Indicator {
  id: string;
  name: Words;
  /** The formula in words. */
  meaning: Words;
  /** What is counted, and of what. */
  numerator: Words;
  denominator?: Words;
  formula: Formula;
  /** What is better. */
  better: (typeof DIRECTIONS)[number];
  unit: (typeof UNITS)[number];
  owner: (typeof OWNERS)[number];
  periodicity: (typeof PERIODICITIES)[number];
  /** Types of facts it is made of: `case.moved` of cases. */
  facts: readonly string[];
  by: readonly Breakdown[];
}
