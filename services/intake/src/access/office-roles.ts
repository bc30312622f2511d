import type { Role } from '@oln/contracts';

/** The coordinator; a deputy opens every door of hers, for she stands in whenever the coordinator is away. */
export const LEADS = ['coordinator', 'deputy-coordinator'] as const satisfies readonly Role[];

/** Who receives families at the office and works with the registry. */
export const OFFICE = [
  ...LEADS,
  'case-manager',
  'family-therapist',
  'community-manager',
  'chcc-support',
] as const satisfies readonly Role[];

/** Who sees what waits, beside the office itself. */
export const OVERSIGHT = [...OFFICE, 'regional-supervisor', 'national-supervisor'] as const satisfies readonly Role[];
