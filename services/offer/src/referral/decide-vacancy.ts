import { refuse, type Refusal } from '@oln/contracts';
import { enoughAttempts, notLookedFor } from './decide-exits.js';
import { dayOf } from './decide-pause.js';
import type { Command } from './referral-commands.js';
import { ReferralErrors } from './referral.errors.js';
import {
  askedOf,
  isListed,
  wholeOf,
  type AttendingReferral,
  type ListedReferral,
  type OfferedReferral,
  type Referral,
  type SentReferral,
} from './referral.js';

/** A place that is kept for one family (process §4: offered, attending). */

/** The institution has a place. Whoever waits for it before comes first, and a place that is not there is not given. */
export function accept(
  referral: SentReferral | ListedReferral,
  { vacancy, appointmentAt }: Command<'accept'>,
  asOf: Date,
): Referral | Refusal {
  if (vacancy === 'none') return refuse(ReferralErrors.NO_VACANCY);
  if (vacancy === 'not-first') return refuse(ReferralErrors.NOT_FIRST);
  if (appointmentAt && appointmentAt <= asOf) return refuse(ReferralErrors.DATE_PASSED, { field: 'appointmentAt' });
  return offered(referral, asOf, appointmentAt);
}

/** A vacancy came to the first of the list. */
export const offerVacancy = (referral: ListedReferral, asOf: Date): Referral => offered(referral, asOf);

function offered(referral: SentReferral | ListedReferral, asOf: Date, appointmentAt?: Date): OfferedReferral {
  return {
    ...wholeOf(referral),
    ...askedOf(referral),
    stage: 'offered',
    stageSince: asOf,
    offeredAt: asOf,
    appointmentAt,
    list: isListed(referral) ? referral.list : undefined,
  };
}

export function setAppointment(
  referral: OfferedReferral,
  { at }: Command<'set-appointment'>,
  asOf: Date,
): Referral | Refusal {
  if (at <= asOf) return refuse(ReferralErrors.DATE_PASSED, { field: 'at' });
  return { ...referral, appointmentAt: at };
}

/** The family confirms date and place. */
export function confirm(referral: OfferedReferral, command: Command<'confirm'>, asOf: Date): Referral | Refusal {
  const appointmentAt = command.appointmentAt ?? referral.appointmentAt;
  if (!appointmentAt) return refuse(ReferralErrors.NO_APPOINTMENT, { field: 'appointmentAt' });
  if (appointmentAt <= asOf) return refuse(ReferralErrors.DATE_PASSED, { field: 'appointmentAt' });
  return { ...referral, stage: 'attending', stageSince: asOf, appointmentAt, releaseDueSince: undefined };
}

/** Not now: the place goes to the next, and the family keeps its own in the list. */
export function postpone(referral: OfferedReferral, command: Command<'postpone'>, asOf: Date): Referral | Refusal {
  const { until, latest } = command;
  if (until <= asOf) return refuse(ReferralErrors.DATE_PASSED, { field: 'until' });
  if (until > latest) return refuse(ReferralErrors.TOO_LATE, { field: 'until', params: { latest: dayOf(latest) } });
  const list = listOf(referral, asOf);
  return { ...backInList(referral, asOf), stage: 'waiting', list: { ...list, availableFrom: until } };
}

/** The date to let go has come before anybody looked for the family: the place is kept until somebody has. */
export const callRelease = (referral: OfferedReferral, asOf: Date): Referral => ({
  ...referral,
  releaseDueSince: referral.releaseDueSince ?? asOf,
});

/** The family was looked for and not found: the place goes to the next, and the coordinator decides about the child. */
export function release(referral: OfferedReferral, { contact }: Command<'release'>, asOf: Date): Referral | Refusal {
  if (!enoughAttempts(contact)) return notLookedFor(contact);
  return {
    ...backInList(referral, asOf),
    stage: 'wait-review',
    list: listOf(referral, asOf),
    reviewCause: 'family-unreached',
  };
}

/** Another date: the family is asked again. */
export function reschedule(referral: AttendingReferral, { at }: Command<'reschedule'>, asOf: Date): Referral | Refusal {
  if (at <= asOf) return refuse(ReferralErrors.DATE_PASSED, { field: 'at' });
  return { ...referral, stage: 'offered', stageSince: asOf, offeredAt: asOf, appointmentAt: at };
}

const backInList = (referral: OfferedReferral, asOf: Date) => ({
  ...wholeOf(referral),
  ...askedOf(referral),
  stageSince: asOf,
});

/** Who was accepted at once arrives now. */
const listOf = ({ list }: OfferedReferral, asOf: Date) => list ?? { arrivedAt: asOf, waitCountsFrom: asOf };
