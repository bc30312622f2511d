import { localDate } from '@oln/calendar';
import { refuse, RefusedError } from '@oln/contracts';
import { findPurpose } from '@oln/policy';
import type { Tx } from '@oln/service-kit';
import { ConsentErrors } from './consent.errors.js';

/** A purpose that somebody knows, and that is not signed in cases. Throws CONSENT.PURPOSE_UNKNOWN and CONSENT.IN_THE_CASE. */
export function assertRecordedHere(tx: Tx, purpose: string, field = 'purpose'): void {
  const found = findPurpose(purpose, localDate(tx.asOf.getTime()));
  if (!found) throw new RefusedError(refuse(ConsentErrors.PURPOSE_UNKNOWN, { field }));
  if (found.recordedIn !== 'intake') throw new RefusedError(refuse(ConsentErrors.IN_THE_CASE, { field }));
}
