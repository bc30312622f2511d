import { refuse, type Refusal } from '@oln/contracts';
import { RequestErrors } from './request.errors.js';
import type { SeparateReason } from './request-codes.js';

/** Process §1, admissibility: age under 18, lives in the commune, motive inside the functions, no identical open process. */
export interface AdmissibilityChecks {
  childUnder18: boolean;
  /** False only if an address of another commune is known. */
  livesInCommune: boolean;
  motiveWithin: boolean;
  /** An open request of one of the same children for the same motive. */
  identicalOpen?: string;
  /** As that one, but assigned: its case is open. */
  identicalAttended?: string;
}

/** Why the request cannot be admitted; what to do instead is in the refusal. */
export function obstacleTo(checks: AdmissibilityChecks, separate?: SeparateReason): Refusal | undefined {
  if (!checks.childUnder18) return refuse(RequestErrors.NO_CHILD);
  if (!checks.livesInCommune) return refuse(RequestErrors.LIVES_ELSEWHERE);
  if (!checks.motiveWithin) return refuse(RequestErrors.OUTSIDE_FUNCTIONS);
  if (checks.identicalOpen && !separate) {
    return refuse(RequestErrors.IDENTICAL_OPEN, { params: { request: checks.identicalOpen } });
  }
  if (checks.identicalAttended && !separate) {
    return refuse(RequestErrors.IDENTICAL_ATTENDED, { params: { request: checks.identicalAttended } });
  }
  return undefined;
}
