import { refuse, type ParticipantKind, type ParticipationWithdrawal, type Refusal } from '@oln/contracts';
import { ParticipationErrors } from './participation.errors.js';

/** What a child says to taking part; one that is too young to say is there with its guardian's word alone. */
export const ASSENTS = ['given', 'too-young'] as const;
export type Assent = (typeof ASSENTS)[number];

/** That a child takes part: its own word, and that of who answers for it. Local dates. */
export interface Agreement {
  assent: Assent;
  assentOn: string;
  consentOn: string;
  /** Guardian, where the registry knows them. */
  consentBy?: string;
}

/** A person in a plan: one, whatever the number of activities. */
export interface Participant {
  id: string;
  commune: string;
  version: number;
  planId: string;
  /** As recorded. */
  personId: string;
  as: ParticipantKind;
  state: 'active' | 'withdrawn';
  /** Of a child. */
  agreement?: Agreement;
  joinedAt: Date;
  withdrawnAt?: Date;
  withdrawalReason?: ParticipationWithdrawal;
}

/** Somebody who was there, as they are told. */
export interface Attendee {
  personId: string;
  as: ParticipantKind;
  assent?: Assent;
  assentOn?: string;
  consentOn?: string;
  consentBy?: string;
}

/** Where they were. */
export interface Attended {
  planId: string;
  commune: string;
  /** Local date. */
  heldOn: string;
}

/**
 * The participant after one more activity, or the reason why not. A child takes part once its own word and its guardian's are on record,
 * and of a day not after the activity; who has withdrawn agrees anew.
 */
export function takePart(
  known: Participant | undefined,
  attendee: Attendee,
  { planId, commune, heldOn }: Attended,
  { id, asOf }: { id: string; asOf: Date },
): Participant | Refusal {
  if (known && known.as !== attendee.as) return refuse(ParticipationErrors.OTHER_KIND, { field: 'as' });
  const isActive = known?.state === 'active';
  const agreement = agreementOf(attendee) ?? (isActive ? known.agreement : undefined);
  const refusal = attendee.as === 'child' ? disagreement(agreement, attendee, heldOn) : undefined;
  if (refusal) return refusal;
  const own = { personId: attendee.personId, as: attendee.as, agreement };
  if (!known) return { id, commune, planId, version: 1, state: 'active', joinedAt: asOf, ...own };
  const joinedAt = isActive ? known.joinedAt : asOf;
  const { withdrawnAt: _at, withdrawalReason: _why, ...rest } = known;
  return { ...rest, ...own, personId: known.personId, version: known.version + 1, state: 'active', joinedAt };
}

function agreementOf({ as, assent, assentOn, consentOn, consentBy }: Attendee): Agreement | undefined {
  if (as !== 'child' || !assent || !assentOn || !consentOn) return undefined;
  return { assent, assentOn, consentOn, consentBy };
}

function disagreement(agreement: Agreement | undefined, told: Attendee, heldOn: string): Refusal | undefined {
  if (!agreement) {
    const lacks = told.assent && told.assentOn ? ParticipationErrors.NO_CONSENT : ParticipationErrors.NO_ASSENT;
    return refuse(lacks, { field: 'people' });
  }
  const isLate = agreement.assentOn > heldOn || agreement.consentOn > heldOn;
  return isLate ? refuse(ParticipationErrors.AGREED_LATER, { field: 'people' }) : undefined;
}

export const withdraw = (before: Participant, reason: ParticipationWithdrawal, asOf: Date): Participant | Refusal =>
  before.state === 'withdrawn'
    ? refuse(ParticipationErrors.WITHDRAWN_ALREADY)
    : { ...before, version: before.version + 1, state: 'withdrawn', withdrawnAt: asOf, withdrawalReason: reason };
