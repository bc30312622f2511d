import { refuse, type Refusal } from '@oln/contracts';
import { enoughAttempts } from '../case-file/case-exits.js';
import type { ContactRecord } from '../case-file/case-commands.js';
import type { CaseFile } from '../case-file/case-file.js';
import { FollowUpErrors } from './follow-up.errors.js';

export type FollowUpMonth = 3 | 6;
export const FOLLOW_UP_RESULTS = ['reached', 'not-reached', 'declined'] as const;
export type FollowUpResult = (typeof FOLLOW_UP_RESULTS)[number];

export interface FollowUpContact {
  month: FollowUpMonth;
  result: FollowUpResult;
  /** Codes of risk factors that are new since the exit. */
  newRisks: readonly string[];
}

/** What is known around a contact: when it is due, and how hard it was tried. */
export interface FollowUpCircumstances {
  due: Date;
  tried: ContactRecord;
}

const DAY_MS = 86_400_000;
/** A contact counts for its month from this long before it is due. */
const EARLIEST_DAYS = 30;

/**
 * The family is contacted 3 and 6 months after its exit; who cannot be reached was really looked for (process §2).
 * A new risk does not wait for the date.
 */
export function decideContact(
  file: CaseFile,
  contact: FollowUpContact,
  { due, tried }: FollowUpCircumstances,
  asOf: Date,
): FollowUpContact | Refusal {
  if (file.stage !== 'follow-up') return refuse(FollowUpErrors.NOT_IN_STAGE, { params: { stage: file.stage } });
  const earliest = new Date(due.getTime() - EARLIEST_DAYS * DAY_MS);
  const mayWait = contact.result !== 'declined' && contact.newRisks.length === 0;
  if (mayWait && asOf < earliest) {
    return refuse(FollowUpErrors.TOO_EARLY, {
      params: { month: contact.month, earliest: earliest.toISOString().slice(0, 10) },
    });
  }
  if (contact.result === 'not-reached' && !enoughAttempts(tried)) {
    return refuse(FollowUpErrors.NOT_TRIED, { params: tried.needed });
  }
  return contact;
}

export const LOOK_FINDINGS = [
  'no-risk-seen',
  'attended-elsewhere',
  'in-specialised-service',
  'wants-to-return',
  'risk-found',
  'not-found',
] as const;
export type LookFinding = (typeof LOOK_FINDINGS)[number];

export interface SecondLook {
  finding: LookFinding;
  risks: readonly string[];
}

/** Who was dismissed is looked at once more; a risk that is found opens a request again. */
export function decideLook(look: SecondLook): SecondLook | Refusal {
  const named = look.risks.length > 0;
  return (look.finding === 'risk-found') === named ? look : refuse(FollowUpErrors.RISKS_UNNAMED, { field: 'risks' });
}
