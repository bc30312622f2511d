import {
  ALARM_OUTCOMES,
  ALARM_RULES,
  ALARM_STAGES,
  type AlarmOutcome,
  type AlarmRule,
  type AlarmStage,
} from '@oln/contracts';
import {
  ActorField,
  CodeField,
  CommuneField,
  FlagQuery,
  IdField,
  InstantField,
  IntField,
  NumberField,
  PageQuery,
  PartField,
  PatternField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { RegionField } from '../place/region-field.js';
import { RuleWordsDto } from './alarm-rule.dto.js';
import { ALARM_UNITS } from './alarm-rules.js';
import { CLOSING_REASONS, type ClosingReason } from './alarm.js';

const RULE = { describe: 'What it is about: GET /communes/{commune}/alarm-rules says it in words' };
const COMMENT = {
  example: 'Se pidió al CESFAM dos horas más por semana; se revisa en 15 días.',
  min: 3,
  max: 2_000,
  describe: 'What is done about it. Name no child and no family',
};
const OUTCOMES = ['resolved', 'dismissed'] as const;

export class AlarmQuery extends PageQuery {
  @CommuneField({ optional: true, describe: 'CUT code; absent: all within reach' }) commune?: string;
  @RegionField() region?: string;
  @CodeField(ALARM_RULES, { ...RULE, optional: true }) rule?: AlarmRule;
  @CodeField(ALARM_STAGES, { optional: true, describe: 'Where it stands' }) stage?: AlarmStage;
  @FlagQuery({ optional: true, describe: 'Only what is left to do, or only what is not' }) open?: boolean;
  @PersonField({ optional: true, describe: 'Who answers for it: within the commune alone, as outside nobody is named' })
  personInCharge?: string;
}

export class AlarmDto {
  @IdField({ describe: 'Of the alarm' }) id: string;
  @CommuneField({ describe: 'CUT code' }) commune: string;
  @CodeField(ALARM_RULES, RULE) rule: AlarmRule;
  @PartField(() => RuleWordsDto, { describe: 'What the rule is called' }) name: RuleWordsDto;
  @CodeField(ALARM_UNITS, { describe: 'Unit of the numbers' }) unit: (typeof ALARM_UNITS)[number];
  @PatternField(/^[a-z0-9][a-z0-9._-]*$/, {
    optional: true,
    example: 'high',
    max: 120,
    describe:
      'What of it: a priority, a process, a sector, a person of the office; absent where it is nobody’s to see outside',
  })
  subject?: string;
  @IntField({ example: 1, describe: 'To be sent back as If-Match' }) version: number;
  @CodeField(ALARM_STAGES, { describe: 'Where it stands' }) stage: AlarmStage;
  @NumberField({
    optional: true,
    example: 41,
    describe: 'What it came to when it was opened; absent where it is too few to be shown',
  })
  value?: number;
  @NumberField({ optional: true, example: 30, describe: 'Above which there is cause for alarm' }) limit?: number;
  @NumberField({ optional: true, example: 44, describe: 'What it came to when it was last looked at' })
  latestValue?: number;
  @InstantField({ describe: 'When it was last looked at' }) latestAt: string;
  @InstantField({ describe: 'When it was opened' }) openedAt: string;
  @InstantField({ example: '2026-04-07T02:59:59Z', describe: 'Until when it is to be resolved' }) dueAt: string;
  @CodeField(['coordinator'], { describe: 'Role that answers for it where nobody in particular does' }) owner: string;
  @PersonField({ optional: true, describe: 'Who answers for it, where somebody does' }) personInCharge?: string;
  @InstantField({ optional: true, describe: 'When somebody took it up' }) acknowledgedAt?: string;
  @ActorField({ optional: true, describe: 'Who took it up' }) acknowledgedBy?: string;
  @CodeField(ALARM_OUTCOMES, { optional: true, describe: 'ended: what it was about was over by itself' })
  outcome?: AlarmOutcome;
  @CodeField(CLOSING_REASONS, { optional: true, describe: 'Why somebody closed it' }) reason?: ClosingReason;
  @InstantField({ optional: true, describe: 'When it was closed' }) closedAt?: string;
  @ActorField({ optional: true, describe: 'Who closed it; system:monitoring: it was over by itself' })
  closedBy?: string;
}

export class ClosingBody {
  @CodeField(OUTCOMES, { describe: 'resolved: something was done; dismissed: nothing had to be' })
  outcome: (typeof OUTCOMES)[number];
  @CodeField(CLOSING_REASONS, { describe: 'What was done, or why nothing had to be' }) reason: ClosingReason;
  @TextField({ ...COMMENT, optional: true }) comment?: string;
}

export class AssignmentBody {
  @PersonField({ describe: 'Who answers for it from now on' }) person: string;
}

export class CommentBody {
  @TextField(COMMENT) text: string;
}

export class CommentDto {
  @IdField({ describe: 'Of the comment' }) id: string;
  @TextField(COMMENT) text: string;
  @InstantField({ describe: 'When it was written' }) at: string;
  @ActorField({ describe: 'Who wrote it' }) person: string;
}

export class AlarmCommunePath {
  @CommuneField() commune: string;
}

export class LookedDto {
  @IntField({ example: 1, describe: 'Alarms that were opened' }) opened: number;
  @IntField({ example: 0, describe: 'Alarms that were over by themselves' }) ended: number;
}
