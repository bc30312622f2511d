import {
  CodeField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PartField,
  TextField,
} from '@oln/service-kit';
import { FactorCode, PersonField } from '../case-file/case-file.dto.js';
import { LEVELS, type Level } from '../instrument/instrument.js';
import { EXTENSION_REASONS, OBJECTIVE_RESULTS, type ExtensionReason, type ObjectiveResult } from './evaluation.js';

const RESULTS = ['closure', 'extension'] as const;
const CHANGES = ['better', 'same', 'worse'] as const;
const KINDS = ['risk', 'protective'] as const;

export class JudgementDto {
  @IdField({ describe: 'Objective of the plan in force' }) objectiveId: string;
  @CodeField(OBJECTIVE_RESULTS) result: ObjectiveResult;
}

export class EvaluationBody {
  @ListField(() => JudgementDto, { max: 30 }) judgements: JudgementDto[];
  @CodeField(RESULTS) result: 'closure' | 'extension';
  @DateField({
    optional: true,
    example: '2026-12-10',
    describe: 'For an extension: until the end of this day, month 9 at the latest',
  })
  until?: string;
  @CodeField(EXTENSION_REASONS, { optional: true, describe: 'For an extension: why' }) reason?: ExtensionReason;
  @TextField({ optional: true, max: 10_000, example: 'Falta consolidar la red de apoyo', describe: 'Kept encrypted' })
  note?: string;
}

export class FactorChangeDto {
  @FactorCode() code: string;
  @CodeField(KINDS) kind: 'risk' | 'protective';
  @CodeField(LEVELS) level: Level;
  @IdField({ optional: true }) childId?: string;
  @FlagField({ example: false }) critical: boolean;
  @IntField({ min: -100, max: 100, example: 3 }) before: number;
  @IntField({ min: -100, max: 100, example: 1 }) after: number;
  @CodeField(CHANGES, { describe: 'Better: a risk was mitigated, a protective factor strengthened' }) change:
    'better' | 'same' | 'worse';
}

export class FactorCountsDto {
  @IntField({ example: 5 }) riskBefore: number;
  @IntField({ example: 4 }) riskMitigated: number;
  @IntField({ example: 3 }) protectiveBefore: number;
  @IntField({ example: 3 }) protectiveStrengthened: number;
}

export class EvaluationDto {
  @IdField() id: string;
  @IdField() caseId: string;
  @InstantField() at: string;
  @IdField() diagnosisId: string;
  @IdField() planId: string;
  @ListField(() => JudgementDto) judgements: JudgementDto[];
  @FlagField() objectivesMet: boolean;
  @ListField(() => FactorChangeDto) changes: FactorChangeDto[];
  @PartField(() => FactorCountsDto) counts: FactorCountsDto;
  @CodeField(RESULTS) result: 'closure' | 'extension';
  @InstantField({ optional: true }) extendedTo?: string;
  @CodeField(EXTENSION_REASONS, { optional: true }) reason?: ExtensionReason;
  @TextField({ optional: true, max: 10_000, example: 'Falta consolidar la red de apoyo' }) note?: string;
  @PersonField() person: string;
}
