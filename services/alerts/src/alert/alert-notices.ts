import { alertsEvents, type Role } from '@oln/contracts';
import type { About, Tx } from '@oln/service-kit';

export type Addressee = { toPerson: string } | { toRole: Role };

/** The gateway has the text of each code. */
export type NoticeCode =
  | 'alert.received-critical'
  | 'alert.received-high'
  | 'alert.severity-rose'
  | 'alert.score-barred'
  | 'alert.not-identified'
  | 'alert.to-confirm'
  | 'alert.sent-back'
  | 'alert.lowering-to-confirm'
  | 'alert.in-charge'
  | 'alert.person-left'
  | 'alert.case-closed'
  | 'alert.arrived-otherwise'
  | 'watch.left-childhood'
  | 'watch.restored';

interface Notice {
  code: NoticeCode;
  aboutKind?: 'alert' | 'watch';
  urgency: 'now' | 'today' | 'digest';
}

/** Somebody must be told: their inbox and, by preference, a mail. Codes and ids only. */
export function raiseNotice(tx: Tx, about: About, { code, aboutKind = 'alert', urgency }: Notice, to: Addressee): void {
  tx.emit(alertsEvents.noticeRaised, about, { code, about: about.id, aboutKind, urgency, ...to });
}

export const COORDINATOR: Addressee = { toRole: 'coordinator' };

/** Who must act: the person in charge, or the coordinator where there is none. */
export const whoActs = ({ personInCharge }: { personInCharge?: string }): Addressee =>
  personInCharge ? { toPerson: personInCharge } : COORDINATOR;
