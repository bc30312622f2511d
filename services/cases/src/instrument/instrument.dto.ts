import {
  CodeField,
  FlagField,
  FlagQuery,
  IdField,
  IntField,
  ListField,
  PartField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { IsDefined } from 'class-validator';
import { INSTRUMENT_KINDS, ITEM_KINDS, LEVELS, type InstrumentKind, type ItemKind, type Level } from './instrument.js';

const CODE = /^[a-z0-9][a-z0-9.-]{0,79}$/;

export class ItemTextsDto {
  @TextField({ max: 1_000, example: 'Inasistencia o rezago escolar' }) es: string;
  @TextField({ max: 1_000, example: 'Absence from school or falling behind' }) en: string;
}

export class ScaleValueDto {
  @IntField({ min: -100, max: 100, example: 2 }) value: number;
  @IsDefined() @PartField(() => ItemTextsDto) label: ItemTextsDto;
}

export class ScaleDto {
  @ListField(() => ScaleValueDto, { max: 21, describe: 'From low to high' }) values: ScaleValueDto[];
  @IntField({ optional: true, min: -100, max: 100, example: 2, describe: 'From here on a risk item is a factor' })
  riskFrom?: number;
  @IntField({ optional: true, min: -100, max: 100, example: 2 }) protectiveFrom?: number;
  @IntField({ optional: true, min: -100, max: 100, example: -1, describe: 'Up to here a dimension is a risk' })
  dimensionRiskUpTo?: number;
  @IntField({ optional: true, min: -100, max: 100, example: 1 }) dimensionStrengthFrom?: number;
}

export class InstrumentItemDto {
  @PatternField(CODE, { example: 'child-school-absence', max: 80 }) code: string;
  @CodeField(LEVELS) level: Level;
  @CodeField(ITEM_KINDS) kind: ItemKind;
  @FlagField({ describe: 'Asked for each child of the case' }) perChild: boolean;
  @FlagField({ example: false, describe: 'As a risk it must never be left unattended' }) critical: boolean;
  @IsDefined() @PartField(() => ItemTextsDto) text: ItemTextsDto;
}

export class InstrumentBody {
  @PatternField(CODE, { example: 'oln-common-factors', max: 80 }) code: string;
  @IntField({ min: 1, max: 1_000, example: 1 }) instrumentVersion: number;
  @CodeField(INSTRUMENT_KINDS) kind: InstrumentKind;
  @IsDefined() @PartField(() => ItemTextsDto) title: ItemTextsDto;
  @TextField({ example: 'Apache-2.0', describe: 'Under which licence the office uses it' }) licence: string;
  @IsDefined() @PartField(() => ScaleDto) scale: ScaleDto;
  @ListField(() => InstrumentItemDto, { max: 300 }) items: InstrumentItemDto[];
}

export class InstrumentDto extends InstrumentBody {
  @IdField() id: string;
  @TextField({ example: '13110', describe: 'CUT code of the office, or * for those of the house' }) commune: string;
  @IntField({ min: 1 }) version: number;
  @FlagField({ describe: 'It has been used, and never changes any more' }) used: boolean;
  @FlagField({ example: false }) withdrawn: boolean;
}

export class InstrumentListQuery {
  @FlagQuery({ optional: true, describe: 'Withdrawn ones as well' }) withdrawn?: boolean;
}
