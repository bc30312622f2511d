import type { RightsRule } from '@oln/service-kit';

/** Who works on cases. Whose case it is, is the use case's to check (need to know). */
export const WORK_ON_CASES: RightsRule = { roles: ['case-manager', 'family-therapist', 'coordinator'] };
export const READ_CASES: RightsRule = {
  roles: ['case-manager', 'family-therapist', 'coordinator', 'regional-supervisor', 'national-supervisor'],
};
/** What the coordinator of the office decides. */
export const COORDINATE: RightsRule = { roles: ['coordinator'] };
export const OVERSEE: RightsRule = { roles: ['coordinator', 'regional-supervisor', 'national-supervisor'] };

/** Who opens and carries escalations and protection measures. */
export const WORK_ON_PROTECTION: RightsRule = {
  roles: ['case-manager', 'family-therapist', 'coordinator', 'deputy-coordinator'],
};
export const READ_PROTECTION: RightsRule = {
  roles: [...WORK_ON_PROTECTION.roles, 'regional-supervisor', 'national-supervisor'],
};
/** What the coordinator decides: a deputy in her place, and the region where nobody does. */
export const DECIDE_PROTECTION: RightsRule = { roles: ['coordinator', 'deputy-coordinator', 'regional-supervisor'] };
/** What belongs to the office alone. */
export const LEAD_PROTECTION: RightsRule = { roles: ['coordinator', 'deputy-coordinator'] };
/** An institution that was notified says itself that it has it. */
export const ACKNOWLEDGE: RightsRule = { roles: [...WORK_ON_PROTECTION.roles, 'network-member'] };
