import { refuse, type Refusal } from '@oln/contracts';
import { ConsentErrors } from './consent.errors.js';

/** What holds of a person for a purpose. `unasked`: nobody was asked, or what was said was said of somebody else. */
export const CONSENT_STATES = ['given', 'refused', 'withdrawn', 'unasked'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];
export const CONSENT_WAYS = ['signed', 'spoken', 'digital'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];
/** Who speaks: the person, who cares for a child by the records, or who decides in an adult's place by a document. */
export const CONSENT_RELATIONS = ['self', 'guardian', 'curator'] as const;
export type ConsentRelation = (typeof CONSENT_RELATIONS)[number];
/** How it came to be written down: somebody said it, asked for it as a right, or two entries were one person (or were not). */
export const CONSENT_CAUSES = ['said', 'rights-request', 'merge', 'merge-undone'] as const;
export type ConsentCause = (typeof CONSENT_CAUSES)[number];

/** One person, one purpose. Entries that were merged keep their own; what holds is said by that of the entry in use. */
export interface Consent {
  id: string;
  commune: string;
  version: number;
  personId: string;
  purpose: string;
  state: ConsentState;
  /** When it was said. */
  since: Date;
  /** Who said it last. */
  relation?: ConsentRelation;
  /** Counts what was said of the person and the purpose, over all entries: whoever hears of it by its facts keeps the highest. */
  turn: number;
}

/** What was said once. It never changes. */
export interface ConsentAct {
  id: string;
  commune: string;
  consentId: string;
  version: number;
  state: ConsentState;
  cause: ConsentCause;
  /** The rights request, or the merge. */
  causeId?: string;
  relation?: ConsentRelation;
  saidById?: string;
  guardianshipId?: string;
  way?: ConsentWay;
  saidAt: Date;
  recordedAt: Date;
  recordedBy: string;
  /** Version of the catalogue under which it was said. */
  catalogue: string;
  /** By what document somebody speaks for another. Sealed. */
  document?: string;
}

export interface SaidConsent {
  state: Exclude<ConsentState, 'unasked'>;
  relation: ConsentRelation;
  saidAt: Date;
}

export const isNo = (state: ConsentState): boolean => state === 'refused' || state === 'withdrawn';

/** What holds from now on, or why it cannot be said. No reason is ever asked for. */
export function decideConsent(before: Consent | undefined, said: SaidConsent, asOf: Date): SaidConsent | Refusal {
  const { state, saidAt, relation } = said;
  if (saidAt > asOf) return refuse(ConsentErrors.SAID_LATER, { field: 'saidAt' });
  if (before && saidAt < before.since) return refuse(ConsentErrors.SAID_BEFORE, { field: 'saidAt' });
  if (state === 'withdrawn' && before?.state !== 'given') return refuse(ConsentErrors.NOT_GIVEN);
  if (!before) return said;
  if (state === 'refused' && before.state === 'given') return refuse(ConsentErrors.GIVEN_ALREADY);
  if (state === before.state || (isNo(state) && isNo(before.state))) return refuse(ConsentErrors.NOTHING_NEW);
  // What a child of that age has said itself nobody says otherwise for it.
  if (state === 'given' && isNo(before.state) && before.relation === 'self' && relation === 'guardian')
    return refuse(ConsentErrors.CHILDS_OWN);
  return said;
}

/** Where two entries say different things, the one that allows less holds. That nobody was asked says nothing. */
const STRICTNESS: Readonly<Record<ConsentState, number>> = { unasked: 0, given: 1, refused: 2, withdrawn: 3 };

type Position = Pick<Consent, 'state' | 'relation'>;
const UNASKED: Position = { state: 'unasked' };

export function stricter(one: Position = UNASKED, other: Position = UNASKED): Position {
  const { state, relation } = STRICTNESS[other.state] > STRICTNESS[one.state] ? other : one;
  return { state, relation };
}

/**
 * Two entries were not one person after all. If nothing was said since they were merged, each has again what it had; what was said
 * since was said of one of two people, and nobody knows of whom: the one that is restored gets what allows less.
 */
export function parted(
  own: Consent | undefined,
  restored: Consent | undefined,
  acts: readonly Pick<ConsentAct, 'cause' | 'causeId' | 'state' | 'relation'>[],
  mergeId: string,
): { own: Position; restored: Position } {
  const [last, before] = acts;
  const isAsMerged = last?.cause === 'merge' && last.causeId === mergeId;
  if (isAsMerged) return { own: stricter(before), restored: stricter(restored) };
  return { own: stricter(own), restored: stricter(restored, own) };
}

/** What it means for whoever asks: `unasked` is for the catalogue to say. */
export const allows = (state: ConsentState, unasked: 'allowed' | 'not-allowed'): boolean =>
  state === 'given' || (state === 'unasked' && unasked === 'allowed');

/** The next one comes after all that was said of any entry of the person. */
export const nextTurn = (known: readonly (Pick<Consent, 'turn'> | undefined)[]): number =>
  Math.max(0, ...known.map((one) => one?.turn ?? 0)) + 1;
