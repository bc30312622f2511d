import { ATTENDING_ROLES, LEADING_ROLES } from '@oln/identity';
import { refuse, type Refusal, type Role } from '@oln/contracts';
import { StaffErrors } from './staff.errors.js';

export interface KnownStaff {
  person: string;
  roles: readonly Role[];
  active: boolean;
}

const TAKES_CASES: readonly Role[] = [...ATTENDING_ROLES, ...LEADING_ROLES];

/**
 * A case in the charge of nobody would be a family forgotten: whoever takes one works in the office and with families.
 * An office that is not in the directory yet (`staff` is empty) is believed.
 */
export function decideTaker(staff: readonly KnownStaff[], person: string): { person: string } | Refusal {
  if (staff.length === 0) return { person };
  const member = staff.find((candidate) => candidate.person === person && candidate.active);
  return member?.roles.some((role) => TAKES_CASES.includes(role))
    ? { person }
    : refuse(StaffErrors.TAKES_NO_CASES, { field: 'to' });
}
