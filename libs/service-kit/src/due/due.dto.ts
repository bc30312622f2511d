import { ROLES } from '@oln/contracts';
import {
  CodeField,
  CodeListField,
  CommuneField,
  FlagField,
  FlagQuery,
  IdField,
  InstantField,
  ListField,
  PersonField,
  TextField,
} from '../http/fields.js';
import { PageQuery } from '../http/page.js';

export class ClimbDto {
  @InstantField()
  at: string;

  @CodeField(ROLES)
  to: string;
}

export class DueDateDto {
  @IdField()
  id: string;

  @CommuneField()
  commune: string;

  @TextField({ example: 'intake' })
  process: string;

  @IdField({ describe: 'Request, case, referral, alert, …' })
  recordId: string;

  @TextField({ example: 'admissibility' })
  stage: string;

  @TextField({ example: 'admissibility.decide' })
  rule: string;

  @InstantField()
  due: string;

  @InstantField({ optional: true })
  remindAt?: string;

  @FlagField({ example: false })
  overdue: boolean;

  @PersonField({ optional: true })
  personInCharge?: string;

  @CodeField(ROLES, { optional: true, describe: 'Who must act, where that is not the person in charge' })
  askedOf?: string;

  @CodeField(ROLES, { describe: 'Told when it passes' })
  overdueTo: string;

  @ListField(() => ClimbDto, { describe: 'Who is told after that' })
  climbs: ClimbDto[];

  @CodeField(['term', 'ask'], { describe: 'Somebody must act until then, or a date that comes by itself' })
  clock: 'term' | 'ask';

  @InstantField({ optional: true, describe: 'The instant it is counted from' })
  countedFrom?: string;

  @CodeListField(ROLES, { describe: 'Who was told already, of those it climbs to' })
  climbed: string[];
}

export class TodayQuery extends PageQuery {
  @PersonField({ optional: true })
  personInCharge?: string;

  @CommuneField({ optional: true })
  commune?: string;
}

export class DueQuery extends TodayQuery {
  @IdField({ optional: true, describe: 'Request, case, referral, alert, …' })
  recordId?: string;

  @InstantField({ optional: true, describe: 'Due before this instant' })
  before?: string;

  @FlagQuery({ optional: true, describe: 'Only what is overdue, or only what is not' })
  overdue?: boolean;
}
