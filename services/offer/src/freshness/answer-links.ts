import type { Tx } from '@oln/service-kit';

export interface AskedByLink {
  /** Record the answer is about. */
  about: string;
  aboutKind: 'offer' | 'referral';
  /** Address the link goes to; kept sealed, told to nobody. */
  to: string;
}

/** Whoever has no account answers once, by a signed link that expires. */
export interface AnswerLinks {
  issue(tx: Tx, asked: AskedByLink): Promise<void>;
}

/** Provide it in any module: `{ provide: ANSWER_LINKS, useExisting: … }`. */
export const ANSWER_LINKS = Symbol('AnswerLinks');

/** Stands where no links are sent: the person in charge is told in any case. */
export const NO_ANSWER_LINKS: AnswerLinks = { issue: async () => undefined };
