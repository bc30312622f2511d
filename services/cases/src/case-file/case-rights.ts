import { refuse, RefusedError } from '@oln/contracts';
import type { Principal } from '@oln/service-kit';
import { LEADS } from '../access/roles.js';
import { CaseErrors } from './case-file.errors.js';
import type { CaseFile } from './case-file.js';

const OVERSEES = [...LEADS, 'regional-supervisor', 'national-supervisor'] as const;

/** Need to know: the professional in charge works on a case, the coordinator and the deputy on all of the office. */
export function assertMayChange(principal: Principal, file: CaseFile): void {
  if (principal.kind !== 'person' || LEADS.some((role) => principal.roles.includes(role))) return;
  if (principal.person !== file.personInCharge) throw new RefusedError(refuse(CaseErrors.NOT_YOURS));
}

export function assertMayRead(principal: Principal, file: CaseFile): void {
  if (OVERSEES.some((role) => principal.roles.includes(role))) return;
  assertMayChange(principal, file);
}

/** Whose cases a list shows: a professional sees their own, whoever oversees sees all within reach. */
export function visibleTo(principal: Principal): string | undefined {
  return principal.kind !== 'person' || OVERSEES.some((role) => principal.roles.includes(role))
    ? undefined
    : principal.person;
}
