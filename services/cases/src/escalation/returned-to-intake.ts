import { casesEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { awaitRequest } from '../awaited-request/awaited-request.repository.js';
import type { Escalation } from './escalation.js';

/** Intake opens a request with high priority: after the service, or because nobody else attends the child. */
export function returnToIntake(
  tx: Tx,
  escalation: Escalation,
  cause: 'new-risk' | 'left-service' | 'returned-by-service',
  risks: readonly string[] = [],
): void {
  const { id, commune, version, familyId, children } = escalation;
  const about = { id, familyId, childIds: [...children], cause, risks: [...risks] };
  tx.emit(casesEvents.returnedToIntake, { id, commune, version }, { ...about, at: tx.asOf.toISOString() });
  awaitRequest(tx, { commune, fromCommune: commune, cause: id, about: id, aboutKind: 'escalation' });
}
