import { ALARM_RULES, type AlarmRule } from '@oln/contracts';
import {
  ActorField,
  CodeField,
  CommuneField,
  DateField,
  FlagField,
  InstantField,
  IntField,
  ListField,
  PartField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { ALARM_UNITS } from './alarm-rules.js';

const RULE = { describe: 'What it is about' };
const LIMIT = { max: 100_000, example: 90, describe: 'Above this there is cause for alarm' };
const FROM = { example: '2026-07-01', describe: 'First day on which it holds, local' };

export class AlarmRulePath {
  @CommuneField() commune: string;
  @PatternField(/^(waiting-age|work-overdue|caseload-over|gaps-by-sector|no-session)$/, {
    example: 'waiting-age',
    max: 40,
    describe: 'What it is about',
  })
  rule: AlarmRule;
}

export class AlarmRulesPath {
  @CommuneField() commune: string;
}

export class AlarmRulesQuery {
  @DateField({ ...FROM, optional: true, describe: 'What holds on this day; default: today' }) on?: string;
}

export class SubjectLimitDto {
  @PatternField(/^[a-z0-9][a-z0-9._-]{0,79}$/, { example: 'high', max: 80, describe: 'Priority, process, or sector' })
  subject: string;
  @IntField(LIMIT) limit: number;
}

export class DaysDto {
  @IntField({ optional: true, min: 1, max: 365, example: 28, describe: 'Of cases of the case management' })
  caseManagement?: number;
  @IntField({ optional: true, min: 1, max: 365, example: 14, describe: 'Of family therapies' }) familyTherapy?: number;
}

export class AlarmRuleBody {
  @IntField(LIMIT) limit: number;
  @FlagField({ optional: true, describe: 'False: nobody is to be alarmed' }) enabled?: boolean;
  @ListField(() => SubjectLimitDto, {
    optional: true,
    max: 50,
    describe: 'Where some subjects have a limit of their own',
  })
  limits?: SubjectLimitDto[];
  @PartField(() => DaysDto, { optional: true, describe: 'Days after which a case counts; of no-session alone' })
  days?: DaysDto;
  @DateField({ ...FROM, optional: true }) from?: string;
}

export class RuleWordsDto {
  @TextField({ example: 'Lista de espera antigua', max: 300, describe: 'In Spanish' }) es: string;
  @TextField({ example: 'Old waiting list', max: 300, describe: 'In English' }) en: string;
}

class ThresholdDto {
  @FlagField({ describe: 'False: nobody is alarmed' }) enabled: boolean;
  @IntField(LIMIT) limit: number;
  @ListField(() => SubjectLimitDto, { max: 50, describe: 'Where some subjects have a limit of their own' })
  limits: SubjectLimitDto[];
  @PartField(() => DaysDto, { optional: true, describe: 'Days after which a case counts' }) days?: DaysDto;
}

export class SaidRuleDto extends ThresholdDto {
  @CodeField(ALARM_RULES, RULE) rule: AlarmRule;
  @IntField({ example: 1, describe: 'To be sent back as If-Match' }) version: number;
  @DateField(FROM) from: string;
  @InstantField({ describe: 'When it was said' }) setAt: string;
  @ActorField({ describe: 'Who said it' }) setBy: string;
}

export class AlarmRuleDto extends ThresholdDto {
  @CodeField(ALARM_RULES, RULE) rule: AlarmRule;
  @PartField(() => RuleWordsDto, { describe: 'What it is called' }) name: RuleWordsDto;
  @PartField(() => RuleWordsDto, { describe: 'What is counted' }) meaning: RuleWordsDto;
  @CodeField(ALARM_UNITS, { describe: 'Unit of the numbers' }) unit: (typeof ALARM_UNITS)[number];
  @IntField({ example: 0, describe: 'Newest version, to be sent back as If-Match; 0: it is the house’s' })
  version: number;
  @FlagField({ example: false, describe: 'Said by the office; false: the house’s' }) own: boolean;
  @DateField({ ...FROM, optional: true, describe: 'Since when it holds, where the office has said it' }) from?: string;
}
