import { addBusinessDays, addTerm, businessDaysBetween, endOfLocalDay, localDate } from '@oln/calendar';
import type { Term } from '@oln/contracts';
import type { DecidingEscalation, InformingEscalation } from './escalation.js';

/** Business days the service has left of its term, today not counted: what stands still while the office looks for an answer. */
export function daysLeft(
  escalation: DecidingEscalation | InformingEscalation,
  term: Term,
  holidays: readonly string[],
  asOf: Date,
): number {
  if (escalation.stage === 'informing') return escalation.daysLeft;
  const due = escalation.decideBy?.toISOString() ?? addTerm(escalation.stageSince.toISOString(), term, holidays);
  return Math.max(0, businessDaysBetween(localDate(asOf.toISOString()), localDate(due), holidays));
}

/** When its term ends once it has what it asked for. */
export const decideBy = (left: number, holidays: readonly string[], asOf: Date): Date =>
  new Date(endOfLocalDay(addBusinessDays(localDate(asOf.toISOString()), left, holidays)));
