import { ROLES, type Role } from '@oln/contracts';
import type { Principal } from './principal.js';

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

export const hasRole = (principal: Principal, role: Role): boolean => principal.roles.includes(role);

export const hasAnyRole = (principal: Principal, roles: readonly Role[]): boolean =>
  roles.some((role) => hasRole(principal, role));

/** Who walks with families: their caseload is counted. */
export const ATTENDING_ROLES = ['case-manager', 'family-therapist'] as const satisfies readonly Role[];
/** Who leads an office: the coordinator, and whoever stands in for her. */
export const LEADING_ROLES = ['coordinator', 'deputy-coordinator'] as const satisfies readonly Role[];

export type AttendingRole = (typeof ATTENDING_ROLES)[number];

/** Who answers for an office or above. */
export const SUPERVISING_ROLES = [
  'coordinator',
  'regional-supervisor',
  'national-supervisor',
] as const satisfies readonly Role[];

export const attends = (principal: Principal): boolean => hasAnyRole(principal, ATTENDING_ROLES);
export const supervises = (principal: Principal): boolean => hasAnyRole(principal, SUPERVISING_ROLES);

/** Where what stays undone climbs, one step at a time (general rules of the processes). */
export const ESCALATION = ['coordinator', 'regional-supervisor'] as const satisfies readonly Role[];

/** The role above; undefined at the top. Everybody below the coordinator answers to the coordinator. */
export function nextRole(role: Role): Role | undefined {
  const at = (ESCALATION as readonly Role[]).indexOf(role);
  if (at >= 0) return ESCALATION[at + 1];
  return role === 'national-supervisor' ? undefined : 'coordinator';
}
