import { ROLES, type Role } from '@oln/contracts';
import { ALERTS_RIGHTS } from './alerts-rights.js';
import { CASES_RIGHTS } from './cases-rights.js';
import { COMMUNITY_RIGHTS } from './community-rights.js';
import type { Grants, Whose } from './grants.js';
import { HOUSE_RIGHTS } from './house-rights.js';
import { INTAKE_RIGHTS } from './intake-rights.js';
import { OFFER_RIGHTS } from './offer-rights.js';
import { REPORTING_RIGHTS } from './reporting-rights.js';

/**
 * Who may do what, to whose records: the one table, by right (`<records>.<what>`). A route names its right, the guard refuses whoever
 * has none, and the use case asks with the record in its hands. What stands nowhere is refused to everybody.
 */
export const RIGHTS = {
  ...INTAKE_RIGHTS,
  ...CASES_RIGHTS,
  ...ALERTS_RIGHTS,
  ...OFFER_RIGHTS,
  ...COMMUNITY_RIGHTS,
  ...REPORTING_RIGHTS,
  ...HOUSE_RIGHTS,
} as const satisfies Record<string, Grants>;

export type RightName = keyof typeof RIGHTS;

export const RIGHT_NAMES = Object.keys(RIGHTS) as RightName[];

/** What is done with these lasts: roles that somebody has for as long as they stand in do not open them. */
export const LASTING: ReadonlySet<RightName> = new Set<RightName>([
  'directory.keep',
  'overseers.keep',
  'directory.register',
  'delegations.keep',
  'emergency-access.review',
  'accounts.keep',
]);

const grantsOf = (right: RightName): Grants => RIGHTS[right];

/** Roles with a right, in the order of the contracts. */
export const rolesWith = (right: RightName): Role[] => ROLES.filter((role) => grantsOf(right)[role] !== undefined);

export const whoseOf = (right: RightName, role: Role): Whose | undefined => grantsOf(right)[role];
