import {
  ALERT_OUTCOMES,
  ALERT_SOURCES,
  ALERT_STAGES,
  CORRELATIONS,
  SEVERITIES,
  type AlertOutcome,
  type AlertSource,
  type AlertStage,
  type Correlation,
  type Severity,
} from '@oln/contracts';
import {
  ActorField,
  CodeField,
  CodeListField,
  CodesField,
  CommuneField,
  FlagField,
  FlagQuery,
  IdField,
  IdListField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PartField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import {
  ANSWERS,
  BESIDE_CASE_REASONS,
  DISMISSAL_REASONS,
  FEEDBACKS,
  FINDINGS,
  SEVERITY_REASONS,
  UNCLEAR_REASONS,
  type AnswerKind,
  type BesideCaseReason,
  type DismissalReason,
  type Feedback,
  type Finding,
  type SeverityReason,
  type UnclearReason,
} from './alert-codes.js';
import { NOTE_KINDS, type NoteKind } from './alert-note.entity.js';

export class BecauseDto {
  @TextField({ example: 'factor:violence-suspected', describe: 'Which rule' }) rule: string;
  @CodeField(SEVERITIES, { describe: 'What it gives; the gravest holds' }) gives: Severity;
}

class VerificationDto {
  @CodeField(FINDINGS) finding: Finding;
  @ActorField() by: string;
  @InstantField() at: string;
}

class LoweringDto {
  @CodeField(SEVERITIES) to: Severity;
  @CodeField(SEVERITY_REASONS) reason: SeverityReason;
  @ActorField() by: string;
  @InstantField() at: string;
}

class AnswerDto {
  @CodeField(ANSWERS) kind: AnswerKind;
  @IdField({ optional: true }) caseId?: string;
  @FlagField({ optional: true }) urgent?: boolean;
  @CodeField(BESIDE_CASE_REASONS, { optional: true, describe: 'Why intake, although a case of the child was open' })
  reason?: BesideCaseReason;
  @ActorField() by: string;
  @InstantField() at: string;
  @IntField({ min: 1, example: 1, describe: 'How often it was asked for' }) times: number;
}

class DismissalDto {
  @CodeField(DISMISSAL_REASONS) reason: DismissalReason;
  @ActorField() by: string;
  @InstantField() at: string;
}

export class AlertDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @CodeField(ALERT_STAGES) stage: AlertStage;
  @InstantField() stageSince: string;
  @CodeField(ALERT_SOURCES) source: AlertSource;
  @IdField({ optional: true }) institutionId?: string;
  @ActorField() raisedBy: string;
  @InstantField() receivedAt: string;
  @IdField({ optional: true, describe: 'Once the registry knows' }) childId?: string;
  @IdField({ optional: true }) familyId?: string;
  @CodeField(UNCLEAR_REASONS, { optional: true, describe: 'A person must say who the child is' })
  unclear?: UnclearReason;
  @CodesField({ example: 'violence-suspected' }) factors: string[];
  @IntField({ optional: true, max: 100, example: 82 }) score?: number;
  @TextField({ optional: true, example: 'san-2026.2' }) scoreModel?: string;
  @FlagField({ example: false, describe: 'Consent to the score is refused or withdrawn: it counts for nothing' })
  scoreBarred: boolean;
  @CodeField(SEVERITIES, { describe: 'That holds' }) severity: Severity;
  @CodeField(SEVERITIES, { describe: 'By the rules, by itself' }) judged: Severity;
  @TextField({ example: '2026.1', describe: 'Version of the rules' }) rules: string;
  @ListField(() => BecauseDto, { describe: 'Why: which rules gave what' }) because: BecauseDto[];
  @PartField(() => LoweringDto, { optional: true, describe: 'A second person is to agree' }) lowering?: LoweringDto;
  @CodeListField(CORRELATIONS, { describe: 'What it is together with others' }) correlations: Correlation[];
  @IdListField({ max: 500 }) correlatedWith: string[];
  @IntField({ min: 1, example: 1 }) timesTold: number;
  @PersonField({ optional: true }) personInCharge?: string;
  @PartField(() => VerificationDto, { optional: true }) verification?: VerificationDto;
  @PartField(() => AnswerDto, { optional: true }) answer?: AnswerDto;
  @PartField(() => DismissalDto, { optional: true }) dismissal?: DismissalDto;
  @PersonField({ optional: true, describe: 'Second person' }) confirmedBy?: string;
  @CodeField(ALERT_OUTCOMES, { optional: true }) outcome?: AlertOutcome;
  @IdField({ optional: true, describe: 'Case, request, escalation or measure that has it' }) targetId?: string;
  @InstantField({ optional: true }) closedAt?: string;
  @CodeField(FEEDBACKS, { describe: 'What who raised it is told' }) feedback: Feedback;
}

export class OpenCaseDto {
  @IdField() caseId: string;
  @TextField({ example: 'case-management' }) line: string;
  @PersonField({ optional: true }) personInCharge?: string;
}

export class NoteDto {
  @IdField() id: string;
  @CodeField(NOTE_KINDS) kind: NoteKind;
  @ActorField() writtenBy: string;
  @InstantField() at: string;
  @TextField({ example: 'La profesora vio golpes en los brazos.' }) text: string;
}

/** An alert with what people need to answer it. */
export class WholeAlertDto extends AlertDto {
  @ListField(() => NoteDto) notes: NoteDto[];
  @ListField(() => OpenCaseDto, { describe: 'Of the child: the alert belongs there' }) openCases: OpenCaseDto[];
}

export const ALERT_SORTS = ['urgency', 'newest', 'oldest'] as const;
export type AlertSort = (typeof ALERT_SORTS)[number];

export class AlertListQuery extends PageQuery {
  @CommuneField({ optional: true }) commune?: string;
  @CodeField(ALERT_STAGES, { optional: true }) stage?: AlertStage;
  @CodeField(SEVERITIES, { optional: true }) severity?: Severity;
  @CodeField(ALERT_SOURCES, { optional: true }) source?: AlertSource;
  @CodeField(ALERT_OUTCOMES, { optional: true }) outcome?: AlertOutcome;
  @IdField({ optional: true }) childId?: string;
  @PersonField({ optional: true }) personInCharge?: string;
  @FlagQuery({ optional: true, describe: 'True: not answered yet' }) open?: boolean;
  @CodeField(ALERT_SORTS, {
    optional: true,
    describe: 'Default urgency: of what is open the gravest first, then what is due first. By arrival: of all',
  })
  sort?: AlertSort;
}
