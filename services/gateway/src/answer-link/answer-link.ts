import type { EventData, OlnEvent, offerEvents, ServiceName } from '@oln/contracts';

/** A link by which somebody without an account answers once. Whose it is and where it leads is the issuing service's to know. */
export interface AnswerLink {
  id: string;
  commune: string;
  service: ServiceName;
  about: string;
  aboutKind: string;
  issuedAt: string;
  expiresAt: string;
  attempts: number;
  /** The office was told that the mail does not go out. */
  delayTold: boolean;
}

export type Issued = OlnEvent<EventData<typeof offerEvents.answerLinkIssued>>;

/** Of what is urgent an answer is awaited within two hours. */
const LATE_MS = 3_600_000;

/** What is to be done with a link that waits to be mailed. */
export function decideMailing(link: AnswerLink, asOf: Date): 'give-up' | 'tell-delay' | 'mail' {
  if (asOf.getTime() >= Date.parse(link.expiresAt)) return 'give-up';
  const isLate = link.attempts > 0 && asOf.getTime() - Date.parse(link.issuedAt) > LATE_MS;
  return isLate && !link.delayTold ? 'tell-delay' : 'mail';
}

/** One address, as the staff directory takes it: a list would send the key to several. */
const ADDRESS = /^[^\s@<>",;]{1,64}@[a-zA-Z0-9.-]{1,185}$/;
export const isAddress = (text: unknown): text is string => typeof text === 'string' && ADDRESS.test(text);
