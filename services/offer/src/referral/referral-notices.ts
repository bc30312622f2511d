import { offerEvents, type Role } from '@oln/contracts';
import type { About, Tx } from '@oln/service-kit';

export type Addressee = { toPerson: string } | { toRole: Role };

interface Notice {
  /** The gateway has the text of each code. */
  code: `referral.${string}` | `gap.${string}`;
  aboutKind?: 'referral' | 'gap';
  to: Addressee;
  urgency: 'now' | 'today' | 'digest';
}

/** Whoever walks with the child, and who coordinates the office. */
export function tellOffice(tx: Tx, about: About, personInCharge: string, notice: Omit<Notice, 'to'>): void {
  for (const to of [{ toPerson: personInCharge }, { toRole: 'coordinator' }] as const)
    raiseNotice(tx, about, { ...notice, to });
}

/** Somebody must be told: their inbox and, by preference, a mail. Codes and ids only. */
export function raiseNotice(tx: Tx, about: About, { code, aboutKind = 'referral', to, urgency }: Notice): void {
  tx.emit(offerEvents.noticeRaised, about, { code, about: about.id, aboutKind, urgency, ...to });
}
