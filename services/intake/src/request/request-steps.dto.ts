import { LINES, PRIORITIES, VARIANTS, type Line, type Priority, type Variant } from '@oln/contracts';
import { CodeField, CodeListField, FlagField, IdField, InstantField } from '@oln/service-kit';
import { OVERRIDE_REASONS, type OverrideReason } from '../priority/priority.js';
import { SAID_FACTORS } from '../priority/priority-model.js';
import {
  DANGER_GROUNDS,
  END_OF_REFERRAL_REASONS,
  NOT_PERTINENT_REASONS,
  ORIENTATION_REASONS,
  PAUSE_REASONS,
  RECEIVERS,
  REVIEW_DECISIONS,
  SECOND_IN_LINE_REASONS,
  SEPARATE_REASONS,
  VARIANT_REASONS,
  WITHDRAWAL_REASONS,
  type DangerGround,
  type EndOfReferralReason,
  type NotPertinentReason,
  type OrientationReason,
  type PauseReason,
  type Receiver,
  type ReviewDecision,
  type SecondInLineReason,
  type SeparateReason,
  type VariantReason,
  type WithdrawalReason,
} from './request-codes.js';

export class AdmitDto {
  @CodeField(SEPARATE_REASONS, {
    optional: true,
    describe: 'Why it is another request than the identical one that is open, or whose case is',
  })
  separate?: SeparateReason;
}

export class ReferDto {
  @CodeField(RECEIVERS, { describe: 'Who is pertinent' })
  to: Receiver;

  @IdField({ optional: true, describe: 'Institution of the offer map' })
  institutionId?: string;

  @CodeField(NOT_PERTINENT_REASONS)
  reason: NotPertinentReason;
}

export class ArrivalDto {
  @FlagField({ describe: 'The family was received there' })
  arrived: boolean;
}

export class EndReferralDto {
  @CodeField(['oriented', 'not-pertinent'], { describe: 'oriented: the family goes by itself' })
  outcome: 'oriented' | 'not-pertinent';

  @CodeField(END_OF_REFERRAL_REASONS)
  reason: EndOfReferralReason;

  @FlagField({ optional: true, example: false, describe: 'Somebody made sure that no risk is left unattended' })
  riskChecked?: boolean;
}

export class DuplicateDto {
  @IdField({ describe: 'Request about the same children that is open, or whose case is' })
  of: string;
}

export class ChooseVariantDto {
  @CodeField(VARIANTS)
  variant: Variant;

  @CodeField(LINES, { optional: true, describe: 'For family accompaniment' })
  line?: Line;

  @CodeField(VARIANT_REASONS, { describe: 'The score is never the only ground' })
  reason: VariantReason;

  @CodeField(SECOND_IN_LINE_REASONS, {
    optional: true,
    describe: 'Why a second case, where the family is in that line already',
  })
  separate?: SecondInLineReason;
}

export class OrientDto {
  @CodeField(ORIENTATION_REASONS)
  reason: OrientationReason;

  @FlagField({ optional: true, example: false, describe: 'Somebody made sure that no risk is left unattended' })
  riskChecked?: boolean;
}

export class WithdrawDto {
  @CodeField(WITHDRAWAL_REASONS)
  reason: WithdrawalReason;

  @FlagField({ optional: true, example: false, describe: 'Somebody made sure that no risk is left unattended' })
  riskChecked?: boolean;
}

export class ReportDangerDto {
  @CodeListField(DANGER_GROUNDS, { max: 7 })
  grounds: DangerGround[];
}

export class AddFactsDto {
  @CodeListField(SAID_FACTORS, { max: 40 })
  factors: string[];
}

export class OverridePriorityDto {
  @CodeField(PRIORITIES)
  priority: Priority;

  @CodeField(OVERRIDE_REASONS)
  reason: OverrideReason;
}

export class ReviewDto {
  @CodeField(REVIEW_DECISIONS)
  decision: ReviewDecision;
}

export class AddChildDto {
  @IdField({ describe: 'Another child of the family' })
  childId: string;
}

export class PauseRequestDto {
  @InstantField({ describe: 'When somebody is woken at the latest', example: '2026-07-20T03:59:59Z' })
  until: string;

  @CodeField(PAUSE_REASONS)
  reason: PauseReason;
}
