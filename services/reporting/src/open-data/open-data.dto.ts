import {
  CodeField,
  CommuneField,
  DateField,
  FlagField,
  IntField,
  ListField,
  NumberField,
  PartField,
  PatternField,
  PatternListField,
  TextField,
} from '@oln/service-kit';
import { MISSING_REASONS, type MissingReason } from './open-figures.js';
import { QUARTER } from './quarter.js';

export class OpenDataPath {
  @PatternField(QUARTER, { example: '2026-Q1', max: 7, describe: 'Quarter that has ended' }) quarter: string;
}

class OpenWordsDto {
  @TextField({ example: 'Trimestre', max: 1_000, describe: 'Spanish' }) es: string;
  @TextField({ example: 'Quarter', max: 1_000, describe: 'English' }) en: string;
}

class OpenTimeDto {
  @DateField({ example: '2025-01-01', describe: 'First day' }) startDate: string;
  @DateField({ example: '2026-03-31', describe: 'Last day' }) endDate: string;
}

const HOLDS = ['text', 'number', 'count', 'flag', 'day'] as const;

class OpenColumnDto {
  @PatternField(/^[a-z_0-9]{1,40}$/, { example: 'quarter', max: 40, describe: 'Name, which does not change' })
  name: string;
  @CodeField(HOLDS, { describe: 'What it holds' }) holds: (typeof HOLDS)[number];
  @FlagField({ describe: 'Never empty' }) required: boolean;
  @PartField(() => OpenWordsDto, { describe: 'In words' }) description: OpenWordsDto;
}

class OpenMissingDto {
  @CommuneField({ describe: 'CUT code of the commune' }) commune: string;
  @CodeField(MISSING_REASONS, { describe: 'not-intact: what lies there, if anything, is not what was signed' })
  reason: MissingReason;
}

const MISSING = { max: 1_000, describe: 'Communes of which nothing is published, and why' } as const;

class OpenStandingDto {
  @PatternField(QUARTER, { example: '2026-Q1', max: 7, describe: 'Quarter' }) quarter: string;
  @IntField({ max: 1_000, example: 312, describe: 'Communes of which it is as their coordinator has signed it' })
  signed: number;
  @ListField(() => OpenMissingDto, MISSING) missing: OpenMissingDto[];
}

class OpenDistributionDto {
  @PatternField(QUARTER, { example: '2026-Q1', max: 7, describe: 'Quarter' }) quarter: string;
  @DateField({ example: '2026-01-01', describe: 'First day' }) startDate: string;
  @DateField({ example: '2026-03-31', describe: 'Last day' }) endDate: string;
  @TextField({ example: 'CSV', max: 40, describe: 'Format' }) format: string;
  @TextField({ example: 'text/csv', max: 60, describe: 'Media type' }) mediaType: string;
  @TextField({ example: '/api/reporting/v1/open-data/2026-Q1/csv', max: 200, describe: 'Where it is' })
  downloadURL: string;
}

/** What the data set is, in the words of DCAT 3. */
export class OpenDataSetDto {
  @TextField({ example: 'oln-indicators-by-quarter', max: 80, describe: 'Stable name' }) identifier: string;
  @PartField(() => OpenWordsDto, { describe: 'Title' }) title: OpenWordsDto;
  @PartField(() => OpenWordsDto, { describe: 'What it holds, and what it does not' }) description: OpenWordsDto;
  @TextField({ example: 'https://creativecommons.org/licenses/by/4.0/', max: 200, describe: 'Licence' })
  license: string;
  @TextField({ example: 'CC BY 4.0', max: 40, describe: 'Name of the licence' }) licenseName: string;
  @PatternListField(/^[a-z]{2}$/, { example: 'es', max: 5, describe: 'Languages' }) language: string[];
  @PatternListField(/^.{1,80}$/, { example: 'niñez', max: 20, describe: 'Key words' }) keyword: string[];
  @TextField({ example: 'CL', max: 10, describe: 'Country' }) spatial: string;
  @TextField({ example: 'R/P3M', max: 20, describe: 'How often something is added (ISO 8601)' })
  accrualPeriodicity: string;
  @PartField(() => OpenTimeDto, { optional: true, describe: 'From when until when; absent while nothing is published' })
  temporal?: OpenTimeDto;
  @TextField({ example: '/api/reporting/v1/indicators', max: 200, describe: 'Where each indicator is defined' })
  conformsTo: string;
  @ListField(() => OpenColumnDto, { max: 100, describe: 'Columns of every file' }) columns: OpenColumnDto[];
  @ListField(() => OpenStandingDto, {
    max: 1_000,
    describe: 'Quarters that were taken, the newest first: how far they are signed',
  })
  quarters: OpenStandingDto[];
  @ListField(() => OpenDistributionDto, {
    max: 2_000,
    describe: 'Files, the newest quarter first: of quarters that somebody has signed',
  })
  distribution: OpenDistributionDto[];
}

const BIG = { max: Number.MAX_SAFE_INTEGER } as const;

export class OpenRowDto {
  @PatternField(QUARTER, { example: '2026-Q1', max: 7, describe: 'Quarter' }) quarter: string;
  @DateField({ example: '2026-01-01', describe: 'First day' }) from: string;
  @DateField({ example: '2026-03-31', describe: 'Last day' }) to: string;
  @DateField({ example: '2026-03-31', describe: 'As known at the end of this day' }) as_of: string;
  @DateField({ example: '2026-04-09', describe: 'Day on which the coordinator signed' }) signed_on: string;
  @PatternField(/^\d{2}$/, { example: '13', max: 2, describe: 'Code of the region' }) region: string;
  @TextField({ example: 'Metropolitana de Santiago', max: 80, describe: 'Region' }) region_name: string;
  @CommuneField({ describe: 'CUT code of the commune' }) commune: string;
  @TextField({ example: 'La Florida', max: 80, describe: 'Commune' }) commune_name: string;
  @TextField({ optional: true, example: 'family-therapy', max: 40, describe: 'Line of action; absent: all' })
  line?: string;
  @TextField({ example: 'renounced', max: 64, describe: 'Code of the indicator' }) indicator: string;
  @TextField({ example: 'Familias que renuncian', max: 400, describe: 'Name of the indicator' }) indicator_name: string;
  @TextField({ example: 'share', max: 20, describe: 'Unit of the value' }) unit: string;
  @NumberField({ optional: true, ...BIG, example: 0.012, describe: 'Value; of times the median' }) value?: number;
  @IntField({ optional: true, ...BIG, example: 12, describe: 'What was counted' }) numerator?: number;
  @IntField({ optional: true, ...BIG, example: 1000, describe: 'Of how many' }) denominator?: number;
  @IntField({ optional: true, ...BIG, example: 30, describe: 'Nine of ten, up to' }) p90?: number;
  @FlagField({ example: false, describe: 'Not published: of fewer than five, or would give one away' })
  suppressed: boolean;
}

export class OpenQuarterDto {
  @PatternField(QUARTER, { example: '2026-Q1', max: 7, describe: 'Quarter' }) quarter: string;
  @TextField({ example: 'https://creativecommons.org/licenses/by/4.0/', max: 200, describe: 'Licence' })
  license: string;
  @ListField(() => OpenMissingDto, MISSING) missing: OpenMissingDto[];
  @ListField(() => OpenRowDto, { max: 200_000, describe: 'Rows, by indicator and place' }) items: OpenRowDto[];
}
