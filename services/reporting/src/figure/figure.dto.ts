import { LIGHT_COLOURS, LINES, type LightColour } from '@oln/contracts';
import {
  CodeField,
  CommuneField,
  DateField,
  FlagField,
  IntField,
  ListField,
  NumberField,
  PageQuery,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { RegionField } from '../place/region-field.js';

const INDICATOR = /^[a-z][a-z0-9-]{0,63}$/;
const INDICATOR_LIST = /^[a-z][a-z0-9-]{0,63}(,[a-z][a-z0-9-]{0,63}){0,39}$/;
const BY_LIST = /^(commune|month|line|code)(,(commune|month|line|code)){0,3}$/;
const CODE = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,79}$/;

/** Where, when, and as of which day. */
class PeriodQuery {
  @CommuneField({ optional: true, describe: 'CUT code of a commune; absent: everything within reach' })
  commune?: string;
  @RegionField() region?: string;
  @CodeField(LINES, { optional: true, describe: 'Line of action' }) line?: (typeof LINES)[number];
  @DateField({
    optional: true,
    example: '2026-01-01',
    describe: 'First day, local; default: of the year of the last one',
  })
  from?: string;
  @DateField({
    optional: true,
    example: '2026-12-31',
    describe: 'Last day, local; default: of the month of the cut-off',
  })
  to?: string;
  @DateField({
    optional: true,
    example: '2026-04-30',
    describe: 'Cut-off: figures as they were known at the end of this day; default: today',
  })
  asOf?: string;
}

export class FigureQuery extends PeriodQuery {
  @PatternField(INDICATOR_LIST, {
    example: 'coverage,renounced',
    max: 2_600,
    describe: 'Indicators, separated by commas',
  })
  indicators: string;
  @PatternField(BY_LIST, {
    optional: true,
    example: 'commune,line',
    max: 40,
    describe: 'What to divide by: commune, month, line, code; the catalogue says what an indicator can be divided by',
  })
  by?: string;
}

export class IndicatorPath {
  @PatternField(INDICATOR, { example: 'renounced', max: 64, describe: 'Of the catalogue' }) indicator: string;
}

export class FigureDto {
  @PatternField(INDICATOR, { example: 'renounced', max: 64, describe: 'Indicator' }) indicator: string;
  @CommuneField({ optional: true, describe: 'Where it was divided by commune' }) commune?: string;
  @PatternField(/^\d{4}-\d{2}$/, { optional: true, example: '2026-03', describe: 'Where it was divided by month' })
  month?: string;
  @TextField({ optional: true, example: 'family-therapy', min: 0, max: 40, describe: 'Where it was divided by line' })
  line?: string;
  @TextField({
    optional: true,
    example: 'high',
    min: 0,
    max: 80,
    describe: 'Where it was divided by code: stage, outcome, severity, …',
  })
  code?: string;
  @NumberField({
    optional: true,
    max: Number.MAX_SAFE_INTEGER,
    example: 0.012,
    describe: 'A count, a share from 0 to 1, a mean, or a median; absent where there is nothing to reckon it from',
  })
  value?: number;
  @IntField({ optional: true, max: Number.MAX_SAFE_INTEGER, example: 3, describe: 'What was counted' })
  numerator?: number;
  @IntField({ optional: true, max: Number.MAX_SAFE_INTEGER, example: 250, describe: 'Of how many' })
  denominator?: number;
  @IntField({ optional: true, max: Number.MAX_SAFE_INTEGER, example: 30, describe: '90th percentile of times' })
  p90?: number;
  @NumberField({
    optional: true,
    max: Number.MAX_SAFE_INTEGER,
    example: 0.5,
    describe: 'Of coverage: what is expected by now, every day of the commitment being alike',
  })
  expected?: number;
  @CodeField(LIGHT_COLOURS, {
    optional: true,
    describe: 'Of coverage: how it stands to what is expected; by the same rule as targets',
  })
  light?: LightColour;
  @FlagField({ optional: true, describe: 'Not shown: it is of fewer than five, or would give away one that is' })
  suppressed?: boolean;
}

export class FiguresDto {
  @DateField({ example: '2026-01-01', describe: 'First day of the period' }) from: string;
  @DateField({ example: '2026-04-30', describe: 'Last day of the period' }) to: string;
  @DateField({ example: '2026-04-30', describe: 'Cut-off' }) asOf: string;
  @ListField(() => FigureDto, { max: 100_000, describe: 'In the order in which they were asked for' })
  items: FigureDto[];
}

export class IndicatorRecordsQuery extends PageQuery {
  @CommuneField({ optional: true, describe: 'CUT code; absent: the only one within reach' }) commune?: string;
  @CodeField(LINES, { optional: true, describe: 'Line of action' }) line?: (typeof LINES)[number];
  @PatternField(CODE, { optional: true, example: 'renounced', max: 80, describe: 'Of one code only' }) code?: string;
  @DateField({ optional: true, example: '2026-01-01', describe: 'First day, local' }) from?: string;
  @DateField({ optional: true, example: '2026-12-31', describe: 'Last day, local' }) to?: string;
  @DateField({ optional: true, example: '2026-04-30', describe: 'Cut-off' }) asOf?: string;
}

export class IndicatorRecordDto {
  @TextField({ example: 'case', max: 40, describe: 'Kind of the record' }) kind: string;
  @TextField({
    example: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11',
    max: 200,
    describe: 'Id of the record in its service: no name',
  })
  record: string;
  @CommuneField({ describe: 'CUT code' }) commune: string;
  @TextField({ example: 'case-management', min: 0, max: 40, describe: 'Line of action; empty where there is none' })
  line: string;
  @TextField({ example: 'completed', min: 0, max: 80, describe: 'Stage, outcome, severity, …' }) code: string;
  @DateField({ describe: 'Day it belongs to' }) on: string;
  @DateField({ describe: 'Since when it counts' }) since: string;
  @IntField({ optional: true, example: 12, describe: 'Days or hours, where it is of a time' }) value?: number;
}
