import { PRIORITIES, type Priority } from '@oln/contracts';
import { CodeField, DateField, IdField, InstantField, PersonField, TextField } from '@oln/service-kit';
import { ANSWER_KINDS, VIAS, type AnswerKind, type Via } from '../answer/answer.js';
import { CONTACT_KINDS, CONTACT_RESULTS, type ContactKind, type ContactResult } from './contact.js';
import {
  DECLINE_REASONS,
  FAMILY_REASONS,
  LEAVE_REASONS,
  MEASURES,
  OTHER_CHOICE_REASONS,
  REVIEW_DECISIONS,
  REVIEW_REASONS,
  WITHDRAWAL_REASONS,
  type DeclineReason,
  type FamilyReason,
  type LeaveReason,
  type Measure,
  type OtherChoiceReason,
  type ReviewDecision,
  type ReviewReason,
  type WithdrawalReason,
} from './referral-commands.js';
import { LEGAL_BASES, type LegalBasis } from './legal-basis.js';
import { PAUSE_REASONS, RESULTS, type PauseReason, type Result } from './referral.js';

const PlaceField = (): PropertyDecorator =>
  TextField({
    optional: true,
    max: 500,
    example: 'CESFAM Santa Amalia, box 4',
    describe: 'Where to go. Kept encrypted',
  });

export class SendBody {
  @IdField({ describe: 'Service of the map' }) offerId: string;
  @CodeField(OTHER_CHOICE_REASONS, {
    optional: true,
    describe: 'Needed for a service that is not among the ranked, or was asked before',
  })
  reason?: OtherChoiceReason;
}

export class AcceptBody {
  @InstantField({ optional: true, example: '2026-03-20T14:00:00Z', describe: 'First appointment' })
  appointmentAt?: string;
  @PlaceField() place?: string;
}

export class AppointmentBody {
  @InstantField({ example: '2026-03-20T14:00:00Z', describe: 'First appointment' }) at: string;
  @PlaceField() place?: string;
}

export class DeclineBody {
  @CodeField(DECLINE_REASONS) reason: DeclineReason;
}

export class AttendBody {
  @InstantField({ example: '2026-03-20T14:00:00Z', describe: 'When the family came' }) at: string;
}

export class ResultBody {
  @CodeField(RESULTS) result: Result;
}

export class ConfirmBody {
  @InstantField({
    optional: true,
    example: '2026-03-20T14:00:00Z',
    describe: 'Where the institution has set no date, or another was agreed',
  })
  appointmentAt?: string;
}

export class PostponeBody {
  @DateField({ example: '2026-04-15', describe: 'Not to be called until the end of this day' }) until: string;
}

export class FamilyRefusalBody {
  @CodeField(FAMILY_REASONS) reason: FamilyReason;
}

export class WithdrawBody {
  @CodeField(WITHDRAWAL_REASONS) reason: WithdrawalReason;
}

export class LeaveListBody {
  @CodeField(LEAVE_REASONS) reason: LeaveReason;
}

export class WorsenBody {
  @CodeField(PRIORITIES) priority: Priority;
}

export class ReviewBody {
  @CodeField(REVIEW_DECISIONS, { example: 'raise-priority' }) decision: ReviewDecision;
  @CodeField(REVIEW_REASONS, { optional: true, describe: 'Needed to keep waiting and to let go' })
  reason?: ReviewReason;
  @CodeField(PRIORITIES, { optional: true, describe: 'Needed to raise the priority' }) priority?: Priority;
  @CodeField(MEASURES, { optional: true, describe: 'Needed for a complementary measure' }) measure?: Measure;
  @IdField({ optional: true, describe: 'Next provider; absent: the first of the ranked that was not asked' })
  offerId?: string;
}

export class ReferralPauseBody {
  @DateField({ example: '2026-04-30', describe: 'Until the end of this day; 90 days at most' }) until: string;
  @CodeField(PAUSE_REASONS) reason: PauseReason;
}

export class LegalBasisBody {
  @CodeField(LEGAL_BASES, { describe: 'On what it rests, where that is not consent' }) basis: LegalBasis;
  @TextField({
    max: 2_000,
    example: 'Resolución del tribunal de familia, causa de protección',
    describe: 'Why. Kept encrypted',
  })
  reason: string;
}

export class ReassignBody {
  @PersonField({ describe: 'Who walks with the family from now on' }) to: string;
}

export class ContactBody {
  @CodeField(CONTACT_KINDS) kind: ContactKind;
  @CodeField(CONTACT_RESULTS, { example: 'not-reached' }) result: ContactResult;
  @InstantField({ example: '2026-03-02T12:30:00Z', describe: 'When it was tried' }) at: string;
  @TextField({ optional: true, max: 4_000, example: 'Se dejó aviso con la abuela', describe: 'Kept encrypted' })
  note?: string;
}

export class ContactDto extends ContactBody {
  @IdField() id: string;
  @IdField() referralId: string;
  @PersonField() person: string;
}

export class AnswerDto {
  @IdField() id: string;
  @IdField({ describe: 'Service of the map' }) offerId: string;
  @CodeField(ANSWER_KINDS) kind: AnswerKind;
  @CodeField(VIAS, { describe: 'By whose word' }) via: Via;
  @TextField({ optional: true, example: 'no-capacity' }) reason?: string;
  @TextField({ example: 'gestora-1', describe: 'Who brought it' }) person: string;
  @InstantField() at: string;
}

export class IssuedLinkDto {
  @IdField() id: string;
  @TextField({ max: 400, example: '/api/offer/v1/answers/3q2-7w…', describe: 'Shown once: whoever has it can answer' })
  path: string;
  @InstantField({ describe: 'Until when it can be used' }) expiresAt: string;
}
