import {
  CodeField,
  FlagField,
  IdField,
  IdListField,
  InstantField,
  IntField,
  ListField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { FactorCode, PersonField } from '../case-file/case-file.dto.js';
import { INSTRUMENT_KINDS, LEVELS, type InstrumentKind, type Level } from '../instrument/instrument.js';
import { AGAIN_REASONS, MOMENTS, type AgainReason, type Moment } from './diagnosis.js';
import { ABSENT_REASONS, type AbsentReason } from './opinion.js';

const FACTOR_KINDS = ['risk', 'protective'] as const;

export class AnswerDto {
  @PatternField(/^[a-z0-9][a-z0-9.-]{0,79}$/, { example: 'child-school-absence', max: 80 }) item: string;
  @IdField({ optional: true, describe: 'Where the item is asked for each child' }) childId?: string;
  @IntField({ optional: true, min: -100, max: 100, example: 2, describe: 'Absent: asked, but it does not apply' })
  value?: number;
}

export class DiagnosisBody {
  @CodeField(INSTRUMENT_KINDS) kind: InstrumentKind;
  @CodeField(MOMENTS, { describe: 'At entry, or again at the evaluation' }) moment: Moment;
  @IdField() instrumentId: string;
  @CodeField(AGAIN_REASONS, { optional: true, describe: 'Why the family is asked again what still holds' })
  againReason?: AgainReason;
}

export class AnswersBody {
  @ListField(() => AnswerDto, {
    max: 2_000,
    describe: 'Added to those given before; the same question is answered anew',
  })
  answers: AnswerDto[];
}

export class FactorDto {
  @FactorCode() code: string;
  @CodeField(FACTOR_KINDS) kind: 'risk' | 'protective';
  @CodeField(LEVELS) level: Level;
  @IdField({ optional: true }) childId?: string;
  @IntField({ min: -100, max: 100, example: 2 }) value: number;
  @FlagField({ example: false }) critical: boolean;
}

export class DiagnosisDto extends DiagnosisBody {
  @IdField() id: string;
  @IntField({ min: 1 }) version: number;
  @IdField() caseId: string;
  @CodeField(['draft', 'complete']) state: 'draft' | 'complete';
  @IdListField() children: string[];
  @InstantField() begunAt: string;
  @InstantField({ optional: true }) completedAt?: string;
  @IdField({ optional: true, describe: 'Taken over instead of asking again' }) reusedFrom?: string;
  @ListField(() => AnswerDto) answers: AnswerDto[];
  @ListField(() => FactorDto) factors: FactorDto[];
}

export class OpinionBody {
  @IdField() childId: string;
  @TextField({
    optional: true,
    max: 10_000,
    example: 'Quiere volver a entrenar los sábados',
    describe: 'In the own words. Kept encrypted',
  })
  text?: string;
  @CodeField(ABSENT_REASONS, { optional: true, describe: 'Or why there is none' }) absentReason?: AbsentReason;
}

export class OpinionDto extends OpinionBody {
  @IdField() id: string;
  @IdField() caseId: string;
  @InstantField() recordedAt: string;
  @PersonField() person: string;
}
