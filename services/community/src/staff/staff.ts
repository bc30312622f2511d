import { refuse, type Refusal, type Role } from '@oln/contracts';
import { LEADING_ROLES } from '@oln/identity';
import { StaffErrors } from './staff.errors.js';

export interface KnownStaff {
  person: string;
  roles: readonly Role[];
  active: boolean;
}

const TAKES_PLANS: readonly Role[] = ['community-manager', ...LEADING_ROLES];

/**
 * A plan in the charge of nobody would be a community forgotten: whoever takes one works in the office and with communities.
 * An office that is not in the directory yet (`staff` is empty) is believed.
 */
export function decideTaker(staff: readonly KnownStaff[], person: string): { person: string } | Refusal {
  if (staff.length === 0) return { person };
  const member = staff.find((candidate) => candidate.person === person && candidate.active);
  return member?.roles.some((role) => TAKES_PLANS.includes(role))
    ? { person }
    : refuse(StaffErrors.TAKES_NO_PLANS, { field: 'to' });
}
