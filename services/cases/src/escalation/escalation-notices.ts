import { casesEvents, type Role } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { Escalation } from './escalation.js';

export type EscalationNotice =
  | 'opened'
  | 'urgent'
  | 'to-approve'
  | 'returned'
  | 'not-acknowledged'
  | 'never-acknowledged'
  | 'acknowledged'
  | 'accepted'
  | 'more-information'
  | 'rejected'
  | 'given-back'
  | 'worsened'
  | 'danger-with-service'
  | 'not-attended'
  | 'left-service'
  | 'new-risk'
  | 'reassigned'
  | 'pause-ended'
  | 'child-of-age'
  | 'child-deceased'
  | 'withdrawn';

type To = { toPerson: string } | { toRole: Role };

/** To the person in charge, or to the coordinator where there is none. */
export const inCharge = ({ personInCharge }: Escalation): To =>
  personInCharge ? { toPerson: personInCharge } : { toRole: 'coordinator' };

/** Somebody must be told: codes and ids only. The gateway has the text of each code. */
export function tellOf(
  tx: Tx,
  escalation: Escalation,
  notice: EscalationNotice,
  to: To = inCharge(escalation),
  urgency: 'now' | 'today' | 'digest' = 'today',
): void {
  const { id, commune, version } = escalation;
  const code = `escalation.${notice}`;
  tx.emit(
    casesEvents.noticeRaised,
    { id, commune, version },
    { code, about: id, aboutKind: 'escalation', urgency, ...to },
  );
}

/** The coordinator, and whoever is in charge besides. */
export function tellOffice(
  tx: Tx,
  escalation: Escalation,
  notice: EscalationNotice,
  urgency: 'now' | 'today' = 'now',
): void {
  tellOf(tx, escalation, notice, { toRole: 'coordinator' }, urgency);
  if (escalation.personInCharge) tellOf(tx, escalation, notice, inCharge(escalation), urgency);
}
