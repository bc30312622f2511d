import {
  CASE_OUTCOMES,
  CASE_STAGES,
  LINES,
  PRIORITIES,
  type CaseOutcome,
  type CaseStage,
  type Line,
  type Priority,
} from '@oln/contracts';
import {
  CodeField,
  CommuneField,
  FlagQuery,
  IdField,
  IdListField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PartField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { CASE_SORTS, type CaseSort } from './case-file.repository.js';
import { PAUSE_REASONS, type PauseReason } from './case-file.js';
import { RISK_MEASURES, type RiskMeasure } from './case-commands.js';

const LEFT = ['of-age', 'deceased', 'escalated'] as const;

export class LeftChildDto {
  @IdField() child: string;
  @CodeField(LEFT) reason: (typeof LEFT)[number];
  @InstantField() at: string;
}

export class PauseDto {
  @InstantField() since: string;
  @InstantField({ describe: 'When somebody is woken' }) until: string;
  @CodeField(PAUSE_REASONS) reason: PauseReason;
}

export class CaseDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @IdField({ describe: 'Request it was opened for' }) requestId: string;
  @IdField() familyId: string;
  @IdListField({ describe: 'Children still in the case' }) children: string[];
  @ListField(() => LeftChildDto) leftChildren: LeftChildDto[];
  @CodeField(LINES) line: Line;
  @CodeField(PRIORITIES) priority: Priority;
  @TextField({ example: 'gestora-1' }) personInCharge: string;
  @CodeField(CASE_STAGES) stage: CaseStage;
  @InstantField() stageSince: string;
  @InstantField() openedAt: string;
  @InstantField({ optional: true, describe: 'Months are counted from here' }) acceptedAt?: string;
  @InstantField({ optional: true }) extendedTo?: string;
  @InstantField({
    optional: true,
    describe: 'Sessions of a therapy were missed in a row: the family is to be looked for',
  })
  rescueDueSince?: string;
  @PartField(() => PauseDto, { optional: true }) pause?: PauseDto;
  @CodeField(CASE_OUTCOMES, { optional: true, describe: 'Fixed from the exit on' }) outcome?: CaseOutcome;
  @InstantField({ optional: true }) exitAt?: string;
  @TextField({ optional: true, example: 'distrust' }) exitReason?: string;
  @InstantField({ optional: true, describe: 'Nothing is left to do' }) endedAt?: string;
  @IdField({ optional: true, describe: 'Escalation that runs for a child of it; told where cases are read' })
  escalationId?: string;
}

export class CaseListQuery extends PageQuery {
  @PersonQuery() personInCharge?: string;
  @CodeField(CASE_STAGES, { optional: true }) stage?: CaseStage;
  @CodeField(LINES, { optional: true }) line?: Line;
  @CodeField(CASE_OUTCOMES, { optional: true }) outcome?: CaseOutcome;
  @IdField({ optional: true }) familyId?: string;
  @IdField({ optional: true }) childId?: string;
  @IdField({ optional: true }) requestId?: string;
  @FlagQuery({ optional: true, describe: 'True: the outcome is open. False: it is fixed' }) open?: boolean;
  @FlagQuery({ optional: true }) paused?: boolean;
  @CodeField(CASE_SORTS, { optional: true, describe: 'Default -openedAt. stageSince: longest in its stage first' })
  sort?: CaseSort;
}

export class CaseloadDto {
  @TextField({ example: 'gestora-1' }) person: string;
  @CodeField(LINES) line: Line;
  @IntField({ example: 38, describe: 'Open families' }) families: number;
}

/** What is done about a risk before a family is let go. */
export class RiskAnswerDto {
  @FactorCode() risk: string;
  @CodeField(RISK_MEASURES) measure: RiskMeasure;
}

/** Opaque id of a staff member. */
export function PersonField(options: { optional?: boolean; describe?: string } = {}): PropertyDecorator {
  return PatternField(/^[a-z0-9][a-z0-9._-]{0,63}$/, { example: 'gestora-1', max: 64, ...options });
}

function PersonQuery(): PropertyDecorator {
  return PersonField({ optional: true, describe: 'Professional in charge' });
}

export function FactorCode(): PropertyDecorator {
  return PatternField(/^[a-z0-9][a-z0-9.-]{0,79}$/, {
    example: 'family-violence',
    max: 80,
    describe: 'Code of the factor',
  });
}
