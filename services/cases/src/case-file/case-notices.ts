import { casesEvents, type Role } from '@oln/contracts';
import type { About, Tx } from '@oln/service-kit';

export type Addressee = { toPerson: string } | { toRole: Role };

interface Notice {
  /** The gateway has the text of each code. */
  code: `case.${string}` | `transfer.${string}` | `staff.${string}`;
  aboutKind: 'case' | 'transfer' | 'staff' | 'alert' | 'escalation';
  to: Addressee;
  urgency: 'now' | 'today' | 'digest';
}

/** Somebody must be told: their inbox and, by preference, a mail. Codes and ids only. */
export function raiseNotice(tx: Tx, about: About, { code, aboutKind, to, urgency }: Notice): void {
  tx.emit(casesEvents.noticeRaised, about, { code, about: about.id, aboutKind, urgency, ...to });
}
