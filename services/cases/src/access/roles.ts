import type { Role } from '@oln/contracts';
import type { RightsRule } from '@oln/service-kit';

/** The coordinator; a deputy opens every door of hers, for she stands in whenever the coordinator is away. */
export const LEADS = ['coordinator', 'deputy-coordinator'] as const satisfies readonly Role[];

/** Who works on cases. Whose case it is, is the use case's to check (need to know). */
export const WORK_ON_CASES: RightsRule = { roles: ['case-manager', 'family-therapist', ...LEADS] };
export const READ_CASES: RightsRule = {
  roles: [...WORK_ON_CASES.roles, 'regional-supervisor', 'national-supervisor'],
};
/** What the coordinator of the office decides. */
export const COORDINATE: RightsRule = { roles: LEADS };
export const OVERSEE: RightsRule = { roles: [...LEADS, 'regional-supervisor', 'national-supervisor'] };

/** Who opens and carries escalations and protection measures. */
export const WORK_ON_PROTECTION: RightsRule = { roles: ['case-manager', 'family-therapist', ...LEADS] };
export const READ_PROTECTION: RightsRule = {
  roles: [...WORK_ON_PROTECTION.roles, 'regional-supervisor', 'national-supervisor'],
};
/** What the coordinator decides: a deputy in her place, and the region where nobody does. */
export const DECIDE_PROTECTION: RightsRule = { roles: [...LEADS, 'regional-supervisor'] };
/** What belongs to the office alone. */
export const LEAD_PROTECTION: RightsRule = { roles: LEADS };
/** An institution that was notified says itself that it has it. */
export const ACKNOWLEDGE: RightsRule = { roles: [...WORK_ON_PROTECTION.roles, 'network-member'] };
