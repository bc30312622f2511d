import { refuse, type Refusal } from '@oln/contracts';
import type { ContactRecord } from './referral-commands.js';
import { ReferralErrors } from './referral.errors.js';

export const CONTACT_KINDS = ['visit', 'call', 'message', 'email', 'letter', 'through-network'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
export const CONTACT_RESULTS = ['reached', 'not-reached', 'left-word'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

export interface Contact {
  id: string;
  commune: string;
  referralId: string;
  kind: ContactKind;
  result: ContactResult;
  at: Date;
  person: string;
  note?: string;
}

/** An attempt is logged when it has happened. */
export const decideContact = <Made extends Pick<Contact, 'at'>>(made: Made, asOf: Date): Made | Refusal =>
  made.at > asOf ? refuse(ReferralErrors.ATTEMPT_IN_FUTURE, { field: 'at' }) : made;

/** Attempts that count: since the stage was entered, and since the family was last reached. */
export function contactRecord(
  contacts: readonly Pick<Contact, 'kind' | 'result' | 'at'>[],
  since: Date,
  needed: ContactRecord['needed'],
): ContactRecord {
  const reached = contacts.filter(({ result }) => result === 'reached').map(({ at }) => at.getTime());
  const from = Math.max(since.getTime(), ...reached.map((at) => at + 1));
  return { attempts: contacts.filter(({ at }) => at.getTime() >= from), needed };
}
