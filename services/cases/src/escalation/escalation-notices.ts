import { casesEvents, type Role } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { Escalation } from './escalation.js';

export type EscalationNoticeCode =
  | 'escalation.opened'
  | 'escalation.urgent'
  | 'escalation.to-approve'
  | 'escalation.returned'
  | 'escalation.not-acknowledged'
  | 'escalation.never-acknowledged'
  | 'escalation.link-not-mailed'
  | 'escalation.acknowledged'
  | 'escalation.accepted'
  | 'escalation.more-information'
  | 'escalation.rejected'
  | 'escalation.given-back'
  | 'escalation.worsened'
  | 'escalation.danger-with-service'
  | 'escalation.not-attended'
  | 'escalation.left-service'
  | 'escalation.new-risk'
  | 'escalation.reassigned'
  | 'escalation.pause-ended'
  | 'escalation.paused-with-family'
  | 'escalation.resumed-with-family'
  | 'escalation.child-of-age'
  | 'escalation.child-deceased'
  | 'escalation.withdrawn'
  | 'escalation.case-left';
/** The code without what it is about. */
export type EscalationNotice = EscalationNoticeCode extends `escalation.${infer Name}` ? Name : never;

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
