import type { Role } from '@oln/contracts';

/** Who receives families at the office and works with the registry. */
export const OFFICE = [
  'coordinator',
  'case-manager',
  'family-therapist',
  'community-manager',
  'chcc-support',
] as const satisfies readonly Role[];

/** Who sees what waits, beside the office itself. */
export const OVERSIGHT = [...OFFICE, 'regional-supervisor', 'national-supervisor'] as const satisfies readonly Role[];
