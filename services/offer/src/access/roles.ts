import type { RightsRule } from '@oln/service-kit';

/** Who receives families at the office and works with them. */
export const OFFICE: RightsRule = {
  roles: ['coordinator', 'deputy-coordinator', 'case-manager', 'family-therapist', 'community-manager', 'chcc-support'],
};
/** Who sees what waits, beside the office itself. */
export const OVERSIGHT: RightsRule = { roles: [...OFFICE.roles, 'regional-supervisor', 'national-supervisor'] };
/** What the coordinator of the office decides; the deputy in their absence. */
export const COORDINATE: RightsRule = { roles: ['coordinator', 'deputy-coordinator'] };
