import { LIGHT_THRESHOLDS, LIGHTS, type Light } from '@oln/contracts';
import {
  ActorField,
  CodeField,
  CommuneField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  IntQuery,
  ListField,
  NumberField,
  PartField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { DIRECTIONS, UNITS, type Indicator } from '../indicator/indicator.js';

const YEAR = { example: '2026', max: 4, describe: 'Calendar year' };
const INDICATOR = { example: 'families-attended', max: 64, describe: 'Of the catalogue' };
const VALUE = { max: 10_000_000, example: 320, describe: 'What it is to come to: of a share from 0 to 1' };
const GREEN = {
  max: 1,
  example: LIGHT_THRESHOLDS.green,
  describe: 'How far behind, as a share of what is expected, is still green',
};
const YELLOW = { max: 10, example: LIGHT_THRESHOLDS.yellow, describe: 'How far behind is still yellow' };

export class TargetPath {
  @CommuneField() commune: string;
  @PatternField(/^(19|20|21)[0-9]{2}$/, YEAR) year: string;
  @PatternField(/^[a-z][a-z0-9-]{0,63}$/, INDICATOR) indicator: string;
}

export class TargetsPath {
  @CommuneField() commune: string;
}

export class TargetsQuery {
  @IntQuery({ min: 1900, max: 2199, example: 2026, describe: 'Calendar year' }) year: number;
  @DateField({
    optional: true,
    example: '2026-06-30',
    describe: 'As it was known at the end of this day; default: today',
  })
  asOf?: string;
}

export class TargetBody {
  @NumberField(VALUE) value: number;
  @NumberField({ ...GREEN, optional: true }) green?: number;
  @NumberField({ ...YELLOW, optional: true }) yellow?: number;
  @FlagField({ optional: true, example: false, describe: 'It is to hold no more' }) withdrawn?: boolean;
}

export class TargetDto {
  @IdField({ describe: 'Of the commune, year and indicator' }) id: string;
  @CommuneField({ describe: 'CUT code' }) commune: string;
  @IntField({ max: 2199, example: 2026, describe: 'Calendar year' }) year: number;
  @PatternField(/^[a-z][a-z0-9-]{0,63}$/, INDICATOR) indicator: string;
  @IntField({ example: 1, describe: 'To be sent back as If-Match; 0 where nothing was ever said' }) version: number;
  @NumberField(VALUE) value: number;
  @NumberField(GREEN) green: number;
  @NumberField(YELLOW) yellow: number;
  @FlagField({ example: false, describe: 'It holds no more' }) withdrawn: boolean;
  @InstantField({ example: '2026-01-15T15:00:00Z', describe: 'When it was said' }) setAt: string;
  @ActorField({ describe: 'Who said it' }) setBy: string;
}

class ReasonDto {
  @TextField({
    example:
      'Hay 120; a esta fecha se esperan 160 (más es mejor), 25 % de diferencia (se toleran 20 %): está lejos de lo esperado',
    max: 500,
    describe: 'In Spanish',
  })
  es: string;
  @TextField({
    example:
      'There is 120; by now 160 is expected (more is better), 25 % off (tolerated 20 %): it is far from what is expected',
    max: 500,
    describe: 'In English',
  })
  en: string;
}

export class TargetStandingDto {
  @PartField(() => TargetDto, { describe: 'What was said' }) target: TargetDto;
  @CodeField(DIRECTIONS, { describe: 'What is better' }) better: Indicator['better'];
  @CodeField(UNITS, { describe: 'Unit of the values' }) unit: Indicator['unit'];
  @CodeField(LIGHTS, { describe: 'none: nothing can be said' }) light: Light;
  @NumberField({
    optional: true,
    max: Number.MAX_SAFE_INTEGER,
    example: 120,
    describe: 'So far; absent where it is not shown, or is none',
  })
  value?: number;
  @NumberField({
    max: Number.MAX_SAFE_INTEGER,
    example: 160,
    describe: 'Expected so far: of what adds up, in proportion to the year',
  })
  expected: number;
  @NumberField({ max: 1, example: 0.5, describe: 'Share of the year that has passed' }) elapsed: number;
  @PartField(() => ReasonDto, { describe: 'Why, in words' }) reason: ReasonDto;
}

export class TargetStandingsDto {
  @DateField({ example: '2026-06-30', describe: 'Cut-off' }) asOf: string;
  @ListField(() => TargetStandingDto, { describe: 'By indicator' }) items: TargetStandingDto[];
}
