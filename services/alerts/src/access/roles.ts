import type { RightsRule } from '@oln/service-kit';

/** Who looks into alerts, and answers for what comes of them. */
export const TRIAGE: RightsRule = {
  roles: ['coordinator', 'deputy-coordinator', 'case-manager', 'family-therapist', 'chcc-support'],
};
/** Who sees a child in danger says so, whatever else is their work. */
export const RAISE: RightsRule = { roles: [...TRIAGE.roles, 'community-manager', 'network-member', 'integrator'] };
/** Who raised an alert hears what became of it, as far as the law lets them know. */
export const HEAR_BACK: RightsRule = RAISE;
export const OVERSIGHT: RightsRule = { roles: [...TRIAGE.roles, 'regional-supervisor', 'national-supervisor'] };
/** What the coordinator of the office decides; the deputy in their absence. */
export const COORDINATE: RightsRule = { roles: ['coordinator', 'deputy-coordinator'] };
/** Second persons: where the coordinator is the first, there is the deputy, and the region above both. */
export const CONFIRM: RightsRule = { roles: [...COORDINATE.roles, 'regional-supervisor'] };
export const SUPERVISE: RightsRule = { roles: ['regional-supervisor', 'national-supervisor'] };
/** Systems that send alerts in batches. */
export const SEND_BATCHES: RightsRule = { roles: ['integrator', 'coordinator', 'deputy-coordinator'] };
