import {
  isRefusal,
  refuse,
  type PersonalRight,
  type Refusal,
  type RightsRelation,
  type RightsRequestOutcome,
} from '@oln/contracts';
import type { DenialReason, ExtensionReason, IdentityCheck, RightsWithdrawal } from './rights-request-codes.js';
import { RightsRequestErrors } from './rights-request.errors.js';

/** Whose data it is about: a person, or everybody of a family. */
export type Subject = { personId: string; familyId?: undefined } | { familyId: string; personId?: undefined };

export type NewRightsRequest = Subject & {
  id: string;
  commune: string;
  right: PersonalRight;
  relation: RightsRelation;
  /** A person of the registry, where who asks is one. */
  requesterId?: string;
  /** By which who cares for the child decides for it. */
  guardianshipId?: string;
  /** When it was received, which may be before it was written down: the term of the law counts from then. */
  receivedAt: Date;
  /** End of the term that runs. */
  answerBy: Date;
  personInCharge?: string;
  identity?: CheckedIdentity;
};

export interface CheckedIdentity {
  check: IdentityCheck;
  at: Date;
  by: string;
}

interface Extension {
  /** End of the first term: the second counts from there. */
  firstTermEndsAt: Date;
  extendedAt: Date;
  extensionReason: ExtensionReason;
}

interface Closing {
  outcome: RightsRequestOutcome;
  /** Code; none where everything was granted. */
  closeReason?: string;
  closedAt: Date;
  closedBy: string;
}

type Whole = NewRightsRequest & {
  version: number;
  registeredAt: Date;
  registeredBy: string;
  /** Business time at which it entered its stage. */
  stageSince: Date;
};

/** Law 21.719: state by stage. */
export type RightsRequest = Whole &
  ({ stage: 'received' } | ({ stage: 'extended' } & Extension) | ({ stage: 'closed' } & Partial<Extension> & Closing));

export type OpenRightsRequest = Exclude<RightsRequest, { stage: 'closed' }>;
export const isOpen = (request: RightsRequest): request is OpenRightsRequest => request.stage !== 'closed';

/** Of what was asked for: all, some, or nothing. */
export const ANSWERS = ['granted', 'partly-granted', 'refused'] as const;
export type Answer = (typeof ANSWERS)[number];

export type RightsRequestCommand =
  | { do: 'check-identity'; check: IdentityCheck; by: string }
  | { do: 'extend'; reason: ExtensionReason; answerBy: Date }
  | { do: 'answer'; outcome: Answer; reason?: DenialReason; by: string }
  | { do: 'withdraw'; reason: RightsWithdrawal; by: string }
  | { do: 'put-in-charge'; person: string };
type Command<Name extends RightsRequestCommand['do']> = Extract<RightsRequestCommand, { do: Name }>;

export const receiveRightsRequest = (given: NewRightsRequest, by: string, asOf: Date): RightsRequest => ({
  ...given,
  ...{ version: 1, registeredAt: asOf, registeredBy: by, stageSince: asOf },
  stage: 'received',
});

/** The request after the command, one version on, or the reason why not. The clock is an argument. */
export function decideRightsRequest(
  before: RightsRequest,
  command: RightsRequestCommand,
  asOf: Date,
): RightsRequest | Refusal {
  if (!isOpen(before)) return refuse(RightsRequestErrors.CLOSED);
  const next = obey(before, command, asOf);
  return isRefusal(next) ? next : { ...next, version: before.version + 1 };
}

function obey(before: OpenRightsRequest, command: RightsRequestCommand, asOf: Date): RightsRequest | Refusal {
  switch (command.do) {
    case 'check-identity':
      return { ...before, identity: { check: command.check, at: asOf, by: command.by } };
    case 'extend':
      return extend(before, command, asOf);
    case 'answer':
      return answer(before, command, asOf);
    case 'withdraw':
      return close(before, { outcome: 'withdrawn', closeReason: command.reason, closedBy: command.by }, asOf);
    case 'put-in-charge':
      if (before.personInCharge === command.person) return refuse(RightsRequestErrors.NOTHING_NEW, { field: 'person' });
      return { ...before, personInCharge: command.person };
  }
}

/** Once, and while there is time left: who waits is told before the first term is over. */
function extend(before: OpenRightsRequest, { reason, answerBy }: Command<'extend'>, asOf: Date) {
  if (before.stage === 'extended') return refuse(RightsRequestErrors.EXTENDED_ALREADY);
  if (asOf > before.answerBy) return refuse(RightsRequestErrors.TERM_PASSED);
  const extension = { firstTermEndsAt: before.answerBy, extendedAt: asOf, extensionReason: reason };
  return { ...before, ...extension, answerBy, stage: 'extended' as const, stageSince: asOf };
}

/** Nothing of a person is given, changed or erased for somebody of whom nobody knows who they are. */
function answer(before: OpenRightsRequest, { outcome, reason, by }: Command<'answer'>, asOf: Date) {
  if (outcome === 'granted' && reason) return refuse(RightsRequestErrors.REASON_UNNEEDED, { field: 'reason' });
  if (outcome !== 'granted' && !reason) return refuse(RightsRequestErrors.REASON_MISSING, { field: 'reason' });
  if (outcome !== 'refused' && !before.identity) return refuse(RightsRequestErrors.IDENTITY_UNCHECKED);
  return close(before, { outcome, closeReason: reason, closedBy: by }, asOf);
}

const close = (before: OpenRightsRequest, closing: Omit<Closing, 'closedAt'>, asOf: Date): RightsRequest => ({
  ...before,
  ...closing,
  closedAt: asOf,
  stage: 'closed',
  stageSince: asOf,
});
