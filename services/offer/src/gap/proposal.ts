import { addTerm, fractionOfTerm, timesTerm } from '@oln/calendar';
import type { Role, Term } from '@oln/contracts';
import { CLIMB_MULTIPLE, REMINDER_SHARE } from '@oln/policy';
import type { Demand } from './gap.js';

/** A service is proposed for somebody who waited: a clock of its own runs until it is taken up or passed up. */
export const propose = (demand: Demand, offerId: string, asOf: Date): Demand => ({
  ...demand,
  state: 'proposed',
  offerId,
  proposedAt: asOf,
  chases: 0,
});

/** Who hears of a proposal that nobody took up, besides who is in charge: at the reminder, at the end of the term, at twice the term. */
export const CHASED: readonly (readonly Role[])[] = [[], ['coordinator'], ['coordinator', 'regional-supervisor']];

/** How many of these should have been told by now (rulings: Time). */
export function chasesDue(proposedAt: Date, term: Term, holidays: readonly string[], asOf: Date): number {
  const from = proposedAt.toISOString();
  const dues = [
    fractionOfTerm(from, term, REMINDER_SHARE, holidays),
    addTerm(from, term, holidays),
    timesTerm(from, term, CLIMB_MULTIPLE, holidays),
  ];
  return dues.filter((due) => Date.parse(due) < asOf.getTime()).length;
}
