import {
  CodeField,
  CodeListField,
  FlagField,
  PartField,
  PatternField,
  PatternListField,
  TextField,
} from '@oln/service-kit';
import { BREAKDOWNS, DIRECTIONS, OWNERS, PERIODICITIES, UNITS, type Breakdown, type Indicator } from './indicator.js';

const FORMS = ['count', 'share', 'coverage', 'times', 'ages', 'each'] as const;

class WordsDto {
  @TextField({ example: 'Familias que renuncian', max: 400, describe: 'Spanish' }) es: string;
  @TextField({ example: 'Families that renounce', max: 400, describe: 'English' }) en: string;
}

export class IndicatorDto {
  @PatternField(/^[a-z][a-z0-9-]{0,63}$/, { example: 'renounced', max: 64, describe: 'Stable id' }) id: string;
  @PartField(() => WordsDto, { describe: 'Name' }) name: WordsDto;
  @PartField(() => WordsDto, { describe: 'Formula in words' }) meaning: WordsDto;
  @PartField(() => WordsDto, { describe: 'What is counted' }) numerator: WordsDto;
  @PartField(() => WordsDto, { optional: true, describe: 'Of what' }) denominator?: WordsDto;
  @CodeField(FORMS, {
    describe:
      'count: a sum; share, coverage: of another; times, ages: median and 90th percentile; each: a mean over people',
  })
  form: (typeof FORMS)[number];
  @FlagField({ optional: true, describe: 'Divided by code a share is of what has the same code, not of everything' })
  byCode?: boolean;
  @CodeField(DIRECTIONS, { describe: 'What is better' }) better: Indicator['better'];
  @CodeField(UNITS, { describe: 'Unit of the value' }) unit: Indicator['unit'];
  @CodeField(OWNERS, { describe: 'Role that answers for it' }) owner: Indicator['owner'];
  @CodeField(PERIODICITIES, { describe: 'How often it is looked at' }) periodicity: Indicator['periodicity'];
  @PatternListField(/^[a-z][a-z0-9.-]*$/, { example: 'case.closed', max: 20, describe: 'Facts it is made of' })
  facts: string[];
  @CodeListField(BREAKDOWNS, { describe: 'What it can be divided by' }) by: Breakdown[];
}
