import type { RightsRule } from '@oln/service-kit';

/** Who works on cases. Whose case it is, is the use case's to check (need to know). */
export const WORK_ON_CASES: RightsRule = { roles: ['case-manager', 'family-therapist', 'coordinator'] };
export const READ_CASES: RightsRule = {
  roles: ['case-manager', 'family-therapist', 'coordinator', 'regional-supervisor', 'national-supervisor'],
};
/** What the coordinator of the office decides. */
export const COORDINATE: RightsRule = { roles: ['coordinator'] };
export const OVERSEE: RightsRule = { roles: ['coordinator', 'regional-supervisor', 'national-supervisor'] };
