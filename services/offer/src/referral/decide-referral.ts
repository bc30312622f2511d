import { isRefusal, refuse, type ReferralStage, type Refusal } from '@oln/contracts';
import { questionConsent, settleConsent, stateBasis, withheld } from './decide-consent.js';
import { attend, close, end, giveUp, report } from './decide-exits.js';
import { pause, resume, withoutPause } from './decide-pause.js';
import * as provider from './decide-provider.js';
import * as vacancy from './decide-vacancy.js';
import { endWait, rankOf, review } from './decide-wait.js';
import type { Command, CommandName, ReferralCommand } from './referral-commands.js';
import { ReferralErrors } from './referral.errors.js';
import type {
  AskedReferral,
  AttendingReferral,
  ListedReferral,
  MatchingReferral,
  OfferedReferral,
  ReceivedReferral,
  Referral,
  ReviewedReferral,
  SentReferral,
  WaitingReferral,
} from './referral.js';

const LISTED = ['waiting', 'wait-review'] as const;
const ASKED = ['sent', ...LISTED, 'offered', 'attending'] as const;
const OPEN = ['matching', ...ASKED] as const;
const LIVING = [...OPEN, 'result'] as const;

/** In which stages a command can be given (process §4). Held against the process's own table by a test. */
export const LEGAL_IN = {
  send: ['matching'],
  'close-without-offer': ['matching'],
  acknowledge: ['sent'],
  accept: ['sent', ...LISTED],
  'wait-list': ['sent'],
  decline: ASKED,
  'ask-next': ['sent'],
  'end-wait': ['waiting'],
  review: ['wait-review'],
  'offer-vacancy': LISTED,
  'set-appointment': ['offered'],
  confirm: ['offered'],
  postpone: ['offered'],
  'call-release': ['offered'],
  release: ['offered'],
  reschedule: ['attending'],
  attend: ['attending'],
  'give-up': ['attending'],
  'leave-list': ['waiting'],
  report: ['result'],
  end: ['result'],
  'family-decline': OPEN,
  withdraw: OPEN,
  worsen: OPEN,
  // While a place is kept nobody pauses: it would stand empty while others wait. The family confirms, postpones or declines.
  pause: ['matching', 'sent', 'waiting', 'result'],
  resume: LIVING,
  reassign: LIVING,
  'question-consent': OPEN,
  'settle-consent': LIVING,
  'state-basis': LIVING,
} as const satisfies Record<CommandName, readonly ReferralStage[]>;

/** What a pause does not hold up: institutions answer, people change, families leave, and what worsens ends it. */
const LEGAL_WHILE_PAUSED: ReadonlySet<CommandName> = new Set([
  'acknowledge',
  'wait-list',
  'decline',
  'leave-list',
  'report',
  'end',
  'family-decline',
  'withdraw',
  'worsen',
  'resume',
  'reassign',
  'question-consent',
  'settle-consent',
  'state-basis',
]);

/** The referral after the command, one version on, or the reason why not. */
export function decideReferral(referral: Referral, command: ReferralCommand, asOf: Date): Referral | Refusal {
  const legal: readonly ReferralStage[] = LEGAL_IN[command.do];
  if (!legal.includes(referral.stage))
    return refuse(ReferralErrors.NOT_IN_STAGE, { params: { stage: referral.stage } });
  if (referral.pause && !LEGAL_WHILE_PAUSED.has(command.do)) return refuse(ReferralErrors.IS_PAUSED);
  const next = withheld(referral, command) ?? obey(referral, command, asOf);
  return isRefusal(next) ? next : { ...next, version: referral.version + 1 };
}

/** The stage was checked against {@link LEGAL_IN}: the narrowing below relies on it. */
function obey(referral: Referral, command: ReferralCommand, asOf: Date): Referral | Refusal {
  switch (command.do) {
    case 'send':
      return provider.send(referral as MatchingReferral, command, asOf);
    case 'close-without-offer':
      return provider.closeWithoutOffer(referral as MatchingReferral, command, asOf);
    case 'acknowledge':
      return provider.acknowledge(referral as AskedReferral, asOf);
    case 'accept':
      return vacancy.accept(referral as SentReferral | ListedReferral, command, asOf);
    case 'wait-list':
      return provider.waitList(referral as SentReferral, asOf);
    case 'decline':
      return provider.decline(referral as AskedReferral, command, asOf);
    case 'ask-next':
      return provider.askNext(referral as SentReferral, command, asOf);
    case 'end-wait':
      return endWait(referral as WaitingReferral, asOf);
    case 'review':
      return review(referral as ReviewedReferral, command, asOf);
    case 'offer-vacancy':
      return vacancy.offerVacancy(referral as ListedReferral, asOf);
    case 'leave-list':
      return provider.leaveList(referral as AskedReferral, command, asOf);
    default:
      return obeyFamily(referral, command, asOf);
  }
}

type FamilyCommand = Exclude<
  ReferralCommand,
  Command<
    | 'send'
    | 'close-without-offer'
    | 'acknowledge'
    | 'accept'
    | 'wait-list'
    | 'decline'
    | 'ask-next'
    | 'end-wait'
    | 'review'
    | 'offer-vacancy'
    | 'leave-list'
  >
>;

/** What the family does, and what happens to it. */
function obeyFamily(referral: Referral, command: FamilyCommand, asOf: Date): Referral | Refusal {
  switch (command.do) {
    case 'set-appointment':
      return vacancy.setAppointment(referral as OfferedReferral, command, asOf);
    case 'confirm':
      return vacancy.confirm(referral as OfferedReferral, command, asOf);
    case 'postpone':
      return vacancy.postpone(referral as OfferedReferral, command, asOf);
    case 'call-release':
      return vacancy.callRelease(referral as OfferedReferral, asOf);
    case 'release':
      return vacancy.release(referral as OfferedReferral, command, asOf);
    case 'reschedule':
      return vacancy.reschedule(referral as AttendingReferral, command, asOf);
    case 'attend':
      return attend(referral as AttendingReferral, command, asOf);
    case 'give-up':
      return giveUp(referral as AttendingReferral, command, asOf);
    case 'report':
      return report(referral as ReceivedReferral, command, asOf);
    case 'end':
      return end(referral as ReceivedReferral, command, asOf);
    case 'family-decline':
      return close(referral, 'family-declined', asOf, command.reason);
    case 'withdraw':
      return close(referral, 'withdrawn', asOf, command.reason);
    case 'worsen':
      return worsen(referral, command, asOf);
    case 'pause':
      return pause(referral, command, asOf);
    case 'resume':
      return resume(referral, asOf);
    case 'reassign':
      return reassign(referral, command.to);
    case 'question-consent':
      return questionConsent(referral, asOf);
    case 'settle-consent':
      return settleConsent(referral);
    case 'state-basis':
      return stateBasis(referral, command, asOf);
  }
}

/** The situation of a child gets worse at any stage: it goes before others, and no pause holds it up. */
function worsen(referral: Referral, { priority }: Command<'worsen'>, asOf: Date): Referral | Refusal {
  if (rankOf(priority) > rankOf(referral.priority)) return refuse(ReferralErrors.NOT_RAISED, { field: 'priority' });
  return { ...withoutPause(referral, asOf), priority };
}

function reassign(referral: Referral, to: string): Referral | Refusal {
  return referral.personInCharge === to ? refuse(ReferralErrors.SAME_PERSON) : { ...referral, personInCharge: to };
}
