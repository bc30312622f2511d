import { refuse, type Refusal } from '@oln/contracts';
import { enoughAttempts } from '../case-file/case-exits.js';
import type { ContactRecord } from '../case-file/case-commands.js';
import { EscalationErrors } from './escalation.errors.js';
import type { ExitMonth } from './escalation.js';

export const EXIT_RESULTS = ['reached', 'not-reached', 'declined'] as const;
export type ExitResult = (typeof EXIT_RESULTS)[number];

export interface ExitContact {
  month: ExitMonth;
  kind: string;
  result: ExitResult;
  risks: readonly string[];
}

const DAY_MS = 86_400_000;
/** A contact counts for its month from this long before it is due. */
const EARLIEST_DAYS = 14;

/**
 * Whether the month counts as held: who was not reached was really looked for. `tried` includes this attempt. A risk,
 * or a family that wants no more contact, does not wait for the date; but the month is still to come, and the year too.
 */
export function decideExitContact(
  { month, result, risks }: ExitContact,
  { due, tried }: { due: Date; tried: ContactRecord },
  asOf: Date,
): { held: boolean } | Refusal {
  const earliest = new Date(due.getTime() - EARLIEST_DAYS * DAY_MS);
  const mayWait = result !== 'declined' && risks.length === 0;
  if (asOf < earliest)
    return mayWait
      ? refuse(EscalationErrors.TOO_EARLY, { params: { month, earliest: earliest.toISOString().slice(0, 10) } })
      : { held: false };
  return { held: result !== 'not-reached' || enoughAttempts(tried) };
}
