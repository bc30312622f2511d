import { refuse, type Refusal, type ReferralOutcome } from '@oln/contracts';
import type { Command, ContactRecord } from './referral-commands.js';
import { withoutPause } from './decide-pause.js';
import { ReferralErrors } from './referral.errors.js';
import {
  askedOf,
  wholeOf,
  type AttendingReferral,
  type ClosedReferral,
  type ReceivedReferral,
  type Referral,
} from './referral.js';

/** The ways out: an outcome from the closed list, and no other way. */

export function close(referral: Referral, outcome: ReferralOutcome, asOf: Date, exitReason?: string): ClosedReferral {
  const asked = referral.stage === 'matching' || referral.stage === 'closed' ? {} : askedOf(referral);
  return {
    ...withoutPause(wholeOf(referral), asOf),
    ...asked,
    stage: 'closed',
    stageSince: asOf,
    outcome,
    outcomeAt: asOf,
    exitStage: referral.stage,
    exitReason,
    endedAt: asOf,
  };
}

/** The institution confirms the first attendance: only now is the referral effective. It lives on until the result. */
export function attend(referral: AttendingReferral, { at }: Command<'attend'>, asOf: Date): Referral | Refusal {
  if (at > asOf) return refuse(ReferralErrors.NOT_YET, { field: 'at' });
  if (at < referral.sentAt) return refuse(ReferralErrors.BEFORE_IT_WAS_SENT, { field: 'at' });
  return {
    ...withoutPause(wholeOf(referral), asOf),
    ...askedOf(referral),
    stage: 'result',
    stageSince: asOf,
    outcome: 'effective',
    outcomeAt: asOf,
    exitStage: referral.stage,
    effectiveAt: at,
  };
}

/** A family that never came was looked for before it counts as such. */
export function giveUp(referral: AttendingReferral, { contact }: Command<'give-up'>, asOf: Date): Referral | Refusal {
  return enoughAttempts(contact) ? close(referral, 'never-attended', asOf) : notLookedFor(contact);
}

export const report = (referral: ReceivedReferral, { result }: Command<'report'>, asOf: Date): Referral => ({
  ...ended(referral, asOf),
  result,
});

/** Nothing can be heard any more of a child who has died or come of age. The outcome stays as it was. */
export const end = (referral: ReceivedReferral, _command: Command<'end'>, asOf: Date): Referral =>
  ended(referral, asOf);

const ended = (referral: ReceivedReferral, asOf: Date): ClosedReferral => ({
  ...withoutPause(wholeOf(referral), asOf),
  ...askedOf(referral),
  stage: 'closed',
  stageSince: asOf,
  outcome: referral.outcome,
  outcomeAt: referral.outcomeAt,
  exitStage: referral.exitStage,
  exitReason: referral.exitReason,
  effectiveAt: referral.effectiveAt,
  endedAt: asOf,
});

/** How many attempts, of how many kinds: the office's policy. */
export const enoughAttempts = ({ attempts, needed }: ContactRecord): boolean =>
  attempts.length >= needed.attempts && new Set(attempts.map(({ kind }) => kind)).size >= needed.kinds;

export const notLookedFor = ({ attempts, needed }: ContactRecord): Refusal =>
  refuse(ReferralErrors.NOT_LOOKED_FOR, {
    params: { made: attempts.length, attempts: needed.attempts, kinds: needed.kinds },
  });
