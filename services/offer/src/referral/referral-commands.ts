import type { Priority } from '@oln/contracts';
import type { LegalBasis } from './legal-basis.js';
import type { PauseReason, Provider, Result } from './referral.js';

export const DECLINE_REASONS = [
  'no-capacity',
  'not-eligible',
  'outside-area',
  'incomplete-information',
  'not-our-competence',
  'service-ended',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const FAMILY_REASONS = [
  'no-need-felt',
  'distance',
  'schedule',
  'distrust',
  'attended-elsewhere',
  'child-does-not-want',
  'other',
] as const;
export type FamilyReason = (typeof FAMILY_REASONS)[number];

export const WITHDRAWAL_REASONS = [
  'need-met',
  'attended-elsewhere',
  'requested-in-error',
  'moved-away',
  'case-ended',
  'escalated',
  'of-age',
  'deceased',
  'other',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

export const OTHER_CHOICE_REASONS = ['family-choice', 'distance', 'agreement', 'known-professional', 'other'] as const;
export type OtherChoiceReason = (typeof OTHER_CHOICE_REASONS)[number];

export const REVIEW_DECISIONS = [
  'next-provider',
  'complementary-measure',
  'raise-priority',
  'escalate',
  'keep-waiting',
  'let-go',
] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

export const REVIEW_REASONS = [
  'vacancy-soon',
  'only-provider',
  'family-prefers',
  'measure-in-place',
  'situation-worsened',
  'need-passed',
  'no-way-left',
  'other',
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export const MEASURES = [
  'other-programme',
  'benefit',
  'home-visits',
  'school-support',
  'health-control',
  'other',
] as const;
export type Measure = (typeof MEASURES)[number];

export const LEAVE_REASONS = ['other-provider-found', 'family-request', 'list-does-not-move', 'other'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

/** What a look at the provider's places said: one was taken for this child, none is left, somebody is before it in the list. */
export type Vacancy = 'taken' | 'none' | 'not-first';

export interface ContactRecord {
  /** Attempts since the place was offered, or since the family was last reached. */
  attempts: readonly { kind: string }[];
  needed: { attempts: number; kinds: number };
}

/** Everything that can be asked of a referral. Facts of others come along, so that decisions stay pure. */
export type ReferralCommand =
  | { do: 'send'; provider: Provider; ranked: boolean; reason?: OtherChoiceReason }
  | { do: 'close-without-offer'; candidatesLeft: number }
  | { do: 'acknowledge' }
  | { do: 'accept'; vacancy: Vacancy; appointmentAt?: Date }
  | { do: 'wait-list' }
  | { do: 'decline'; reason: DeclineReason; candidatesLeft: number }
  | { do: 'ask-next'; next?: Provider }
  | { do: 'end-wait' }
  | {
      do: 'review';
      decision: ReviewDecision;
      reason?: ReviewReason;
      next?: Provider;
      priority?: Priority;
      measure?: Measure;
    }
  | { do: 'offer-vacancy' }
  | { do: 'set-appointment'; at: Date }
  | { do: 'confirm'; appointmentAt?: Date }
  | { do: 'postpone'; until: Date; latest: Date }
  | { do: 'call-release' }
  | { do: 'release'; contact: ContactRecord }
  | { do: 'reschedule'; at: Date }
  | { do: 'attend'; at: Date }
  | { do: 'give-up'; contact: ContactRecord }
  | { do: 'leave-list'; reason: LeaveReason }
  | { do: 'report'; result: Result }
  | { do: 'end'; reason: 'deceased' | 'of-age' }
  | { do: 'family-decline'; reason: FamilyReason }
  | { do: 'withdraw'; reason: WithdrawalReason }
  | { do: 'worsen'; priority: Priority }
  | { do: 'pause'; until: Date; reason: PauseReason; latest: Date }
  | { do: 'resume' }
  | { do: 'reassign'; to: string }
  | { do: 'question-consent' }
  | { do: 'settle-consent' }
  | { do: 'state-basis'; basis: LegalBasis; by: string };

export type CommandName = ReferralCommand['do'];
export type Command<Name extends CommandName> = Extract<ReferralCommand, { do: Name }>;
