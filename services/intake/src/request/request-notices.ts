import { intakeEvents, type Role } from '@oln/contracts';
import type { About, Tx } from '@oln/service-kit';

export type Addressee = { toPerson: string } | { toRole: Role };

/** The gateway has the text of each code. */
export type NoticeCode =
  | 'request.imminent-danger'
  | 'request.no-room'
  | 'request.room-free'
  | 'request.assigned'
  | 'request.joined-case'
  | 'request.last-child-of-age'
  | 'request.pause-ended'
  | 'request.priority-high'
  | 'request.joined'
  | 'request.no-case'
  | 'import.to-review'
  | 'alert.to-identify'
  | 'alert.intake-impossible'
  | 'escalation.intake-impossible'
  | 'rights-request.received'
  | 'rights-request.in-charge'
  | 'anonymisation.announced'
  | 'anonymisation.put-back';

export interface Notice {
  code: NoticeCode;
  aboutKind?: 'request' | 'request-import' | 'case' | 'alert' | 'escalation' | 'rights-request' | 'anonymisation';
  urgency: 'now' | 'today' | 'digest';
}

/** Somebody must be told: their inbox and, by preference, a mail. Codes and ids only. */
export function raiseNotice(
  tx: Tx,
  about: About,
  { code, aboutKind = 'request', urgency }: Notice,
  to: Addressee,
): void {
  tx.emit(intakeEvents.noticeRaised, about, { code, about: about.id, aboutKind, urgency, ...to });
}

export const COORDINATOR: Addressee = { toRole: 'coordinator' };
