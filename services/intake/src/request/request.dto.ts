import { ApiProperty } from '@nestjs/swagger';
import { CHANNELS, INTAKE_OUTCOMES, INTAKE_STAGES, LINES, PRIORITIES, VARIANTS } from '@oln/contracts';
import type { Channel, IntakeOutcome, IntakeStage, Line, Priority, Variant } from '@oln/contracts';
import {
  CodeField,
  CodeListField,
  CommuneField,
  FlagField,
  IdField,
  IdListField,
  InstantField,
  IntField,
  ListField,
  PartField,
  TextField,
} from '@oln/service-kit';
import { PersonField } from '../access/paths.js';
import { OVERRIDE_REASONS, type OverrideReason } from '../priority/priority.js';
import { MOTIVE_CODES } from './motives.js';
import {
  DANGER_GROUNDS,
  ORIGINS,
  PAUSE_REASONS,
  RECEIVERS,
  type DangerGround,
  type PauseReason,
  type Receiver,
} from './request-codes.js';

export class FactorPointsDto {
  @TextField({ example: 'child-under-4' })
  factor: string;

  @IntField({ example: 12 })
  points: number;
}

export class OverrideDto {
  @CodeField(PRIORITIES)
  priority: Priority;

  @CodeField(OVERRIDE_REASONS)
  reason: OverrideReason;

  @PersonField()
  by: string;

  @InstantField()
  at: string;
}

/** The score is explained, contestable, and never the only ground. */
export class ScoringDto {
  @CodeField(PRIORITIES, { describe: 'What holds: the coordinator’s word, or the model’s' })
  priority: Priority;

  @IntField({ max: 100, example: 42 })
  score: number;

  @TextField({ example: '2026.1', describe: 'Version of factors and weights' })
  model: string;

  @ListField(() => FactorPointsDto)
  factors: FactorPointsDto[];

  @PartField(() => OverrideDto, { optional: true })
  override?: OverrideDto;
}

export class ReferralDto {
  @CodeField(RECEIVERS)
  to: Receiver;

  @IdField({ optional: true })
  institutionId?: string;

  @TextField({ example: 'outside-functions' })
  reason: string;

  @IntField({ min: 1, example: 1, describe: 'Receivers tried, this one included' })
  attempt: number;

  @InstantField()
  referredAt: string;

  @FlagField({ optional: true, describe: 'Absent: nobody knows yet' })
  arrived?: boolean;
}

export class DangerDto {
  @CodeListField(DANGER_GROUNDS)
  grounds: DangerGround[];

  @InstantField()
  reportedAt: string;

  @PersonField()
  reportedBy: string;
}

export class PauseDto {
  @InstantField()
  since: string;

  @InstantField()
  until: string;

  @CodeField(PAUSE_REASONS)
  reason: PauseReason;
}

export class RequestDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, example: 3 }) version: number;
  @CodeField(INTAKE_STAGES) stage: IntakeStage;
  @InstantField() stageSince: string;
  @CodeField(CHANNELS) channel: Channel;
  @CodeField(MOTIVE_CODES) motive: string;
  @IdField() familyId: string;
  @IdListField() childIds: string[];
  @ApiProperty({ type: String, isArray: true, example: ['neglect'] }) factors: string[];
  @CodeField(ORIGINS) origin: string;
  @IdField({ optional: true }) previousCaseId?: string;
  @PersonField({ optional: true }) personInCharge?: string;
  @InstantField() receivedAt: string;
  @InstantField() registeredAt: string;
  @PartField(() => ScoringDto, { optional: true }) scoring?: ScoringDto;
  @PartField(() => ReferralDto, { optional: true }) referral?: ReferralDto;
  @CodeField(VARIANTS, { optional: true }) variant?: Variant;
  @CodeField(LINES, { optional: true }) line?: Line;
  @PartField(() => DangerDto, { optional: true }) danger?: DangerDto;
  @PartField(() => PauseDto, { optional: true }) pause?: PauseDto;
  @CodeField(INTAKE_OUTCOMES, { optional: true }) outcome?: IntakeOutcome;
  @TextField({ example: 'family-declines', optional: true }) closeReason?: string;
  @InstantField({ optional: true }) closedAt?: string;
  @IdField({ optional: true }) duplicateOf?: string;
  @PersonField({ optional: true }) assignedTo?: string;
  @TextField({ example: 'intake-01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11', describe: 'Its process in Temporal' })
  workflowId: string;
}

export class RequestWithNarrativeDto extends RequestDto {
  @TextField({ example: 'La abuela pide orientación', max: 4_000, optional: true })
  narrative?: string;
}

export class ScoreEntryDto {
  @IntField({ min: 1, example: 3, describe: 'Version of the request from then on' })
  requestVersion: number;

  @TextField({ example: '2026.1' })
  model: string;

  @IntField({ max: 100, example: 42 })
  score: number;

  @CodeField(PRIORITIES)
  priority: Priority;

  @ListField(() => FactorPointsDto)
  factors: FactorPointsDto[];

  @CodeField(['model', 'coordinator'])
  setBy: 'model' | 'coordinator';

  @TextField({ example: 'new-facts' })
  cause: string;

  @InstantField()
  at: string;
}

export class ChecksDto {
  @FlagField({ describe: 'Somebody in the request is under 18' })
  childUnder18: boolean;

  @FlagField({ describe: 'No address of another commune is known' })
  livesInCommune: boolean;

  @FlagField({ describe: 'The motive lies inside the functions of the office' })
  motiveWithin: boolean;

  @IdField({ optional: true, describe: 'Open request of one of the same children for the same motive' })
  identicalOpen?: string;

  @IdField({ optional: true, describe: 'As that one, but assigned: its case is open' })
  identicalAttended?: string;
}
