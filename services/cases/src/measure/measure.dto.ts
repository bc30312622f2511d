import { MEASURE_OUTCOMES, MEASURE_STAGES, type MeasureOutcome, type MeasureStage } from '@oln/contracts';
import {
  ActorField,
  CodeField,
  CodesField,
  CommuneField,
  DateField,
  FlagField,
  FlagQuery,
  IdField,
  IdListField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PartField,
  PatternField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { REASSIGNMENT_REASONS } from '../case-file/case-commands.js';
import { PauseDto, RiskAnswerDto } from '../case-file/case-file.dto.js';
import { PAUSE_REASONS, type PauseReason } from '../case-file/case-file.js';
import {
  FINDINGS,
  LIFTING_REASONS,
  NOT_ADOPTED_REASONS,
  WITHDRAWAL_REASONS,
  type Finding,
} from './measure-commands.js';
import { MEASURE_RECORD_KINDS } from './measure-records.js';

const NOTE_MAX = 20_000;
const Note = (describe: string): PropertyDecorator =>
  TextField({ optional: true, max: NOTE_MAX, example: 'Por teléfono, con la dupla de turno', describe });
const CODE = /^[a-z0-9][a-z0-9.-]{0,79}$/;
const LEFT = ['of-age', 'deceased'] as const;

export class MeasureLeftChildDto {
  @IdField() child: string;
  @CodeField(LEFT) reason: (typeof LEFT)[number];
  @InstantField() at: string;
}

export class MeasureDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @CodeField(MEASURE_STAGES) stage: MeasureStage;
  @InstantField() stageSince: string;
  @InstantField() openedAt: string;
  @IdField({ optional: true }) caseId?: string;
  @IdField({ optional: true }) requestId?: string;
  @IdField({ optional: true }) alertId?: string;
  @IdField({ optional: true, describe: 'Escalation it takes the place of' }) escalationId?: string;
  @IdField({ optional: true }) familyId?: string;
  @IdListField({ describe: 'Children still in it' }) children: string[];
  @ListField(() => MeasureLeftChildDto) leftChildren: MeasureLeftChildDto[];
  @CodesField({ example: 'grave-violation' }) grounds: string[];
  @CodesField({ example: 'family-violence' }) factors: string[];
  @ActorField() openedBy: string;
  @PersonField({ optional: true, describe: 'Absent: the coordinator’s' }) personInCharge?: string;
  @IdField({ optional: true, describe: 'Version of the catalogue it was adopted by' }) catalogueId?: string;
  @CodesField({ optional: true, example: 'family-support' }) measures?: string[];
  @TextField({ optional: true, example: 'municipal-programme' }) responsible?: string;
  @IdField({ optional: true, describe: 'Institution of the map of offer' }) institutionId?: string;
  @InstantField({ optional: true, describe: 'Of the term that runs' }) inForceSince?: string;
  @InstantField({ optional: true }) inForceUntil?: string;
  @IntField({ optional: true, min: 1, describe: 'Terms so far' }) term?: number;
  @IntField({ optional: true, describe: 'Warnings after non-compliance' }) warnings?: number;
  @ActorField({ optional: true }) adoptedBy?: string;
  @InstantField({ optional: true }) lastReviewAt?: string;
  @CodeField(MEASURE_OUTCOMES, { optional: true }) outcome?: MeasureOutcome;
  @InstantField({ optional: true }) outcomeAt?: string;
  @TextField({ optional: true, example: 'no-longer-needed' }) outcomeReason?: string;
  @PartField(() => PauseDto, { optional: true }) pause?: PauseDto;
  @InstantField({ optional: true }) endedAt?: string;
}

export class MeasureListQuery extends PageQuery {
  @CommuneField({ optional: true }) commune?: string;
  @CodeField(MEASURE_STAGES, { optional: true }) stage?: MeasureStage;
  @CodeField(MEASURE_OUTCOMES, { optional: true }) outcome?: MeasureOutcome;
  @PersonField({ optional: true }) personInCharge?: string;
  @IdField({ optional: true }) caseId?: string;
  @IdField({ optional: true }) alertId?: string;
  @IdField({ optional: true }) escalationId?: string;
  @IdField({ optional: true }) familyId?: string;
  @IdField({ optional: true }) childId?: string;
  @FlagQuery({ optional: true, describe: 'True: something is left to do' }) open?: boolean;
}

export class MeasureTermDto {
  @IntField({ min: 1 }) term: number;
  @IdField() catalogueId: string;
  @CodesField({ example: 'family-support' }) measures: string[];
  @TextField({ example: 'municipal-programme' }) responsible: string;
  @IdField({ optional: true }) institutionId?: string;
  @InstantField() since: string;
  @InstantField() until: string;
  @ActorField() adoptedBy: string;
}

export class MeasureRecordDto {
  @IdField() id: string;
  @CodeField(MEASURE_RECORD_KINDS) kind: string;
  @TextField({ optional: true, example: 'complied-with' }) code?: string;
  @TextField({ optional: true, max: NOTE_MAX, example: 'Asiste a clases' }) note?: string;
  @InstantField() at: string;
  @ActorField() person: string;
}

export class MeasureBody {
  @CommuneField({ optional: true }) commune?: string;
  @IdField({ optional: true }) caseId?: string;
  @IdField({ optional: true }) requestId?: string;
  @IdField({ optional: true }) alertId?: string;
  @IdField({ optional: true }) familyId?: string;
  @IdListField({ max: 20 }) childIds: string[];
  @CodesField({ example: 'neglect', max: 20 }) grounds: string[];
  @CodesField({ example: 'child-school-absence', max: 30 }) factors: string[];
  @PersonField({ optional: true, describe: 'Absent: in charge of the case, or who opens it' }) personInCharge?: string;
  @Note('Why it is opened') note?: string;
}

export class AdoptionBody {
  @CodesField({ example: 'family-support', max: 20, describe: 'Of the catalogue in force' }) measures: string[];
  @PatternField(CODE, { example: 'municipal-programme', max: 80, describe: 'Kind of institution that is responsible' })
  responsible: string;
  @IdField({ optional: true, describe: 'Institution of the map of offer' }) institutionId?: string;
  @DateField({ example: '2026-08-31', describe: 'Holds until the end of this day' }) until: string;
  @Note('What was considered') note?: string;
}

export class NotAdoptedBody {
  @CodeField(NOT_ADOPTED_REASONS) reason: (typeof NOT_ADOPTED_REASONS)[number];
  @Note('Why') note?: string;
}

export class MeasureWithdrawalBody {
  @CodeField(WITHDRAWAL_REASONS) reason: (typeof WITHDRAWAL_REASONS)[number];
  @ListField(() => RiskAnswerDto, { max: 50, describe: 'What is done about each ground and factor' })
  risks: RiskAnswerDto[];
  @Note('Why') note?: string;
}

export class MeasureReviewBody {
  @CodeField(FINDINGS) finding: Finding;
  @Note('What was seen') note?: string;
}

export class NoteBody {
  @Note('What happened, what was said') note?: string;
}

export class LiftingBody {
  @CodeField(LIFTING_REASONS) reason: (typeof LIFTING_REASONS)[number];
  @Note('Why') note?: string;
}

export class MeasureEscalationBody {
  @FlagField({ describe: 'Imminent danger: notified at once' }) urgent: boolean;
  @Note('What has been done') note?: string;
}

export class MeasureEscalatedDto {
  @PartField(() => MeasureDto) measure: MeasureDto;
  @IdField() escalationId: string;
}

export class MeasurePauseBody {
  @DateField({ example: '2026-07-31', describe: 'Until the end of this day' }) until: string;
  @CodeField(PAUSE_REASONS) reason: PauseReason;
}

export class MeasureReassignmentBody {
  @PersonField({ describe: 'Who is in charge from now on' }) to: string;
  @CodeField(REASSIGNMENT_REASONS) reason: (typeof REASSIGNMENT_REASONS)[number];
}
