import { ROLES } from '@oln/contracts';
import {
  CodeField,
  CommuneField,
  FlagField,
  FlagQuery,
  IdField,
  InstantField,
  ListField,
  PageQuery,
  TextField,
} from '@oln/service-kit';
import { PersonField } from '../case-file/case-file.dto.js';

export class ClimbDto {
  @InstantField() at: string;
  @CodeField(ROLES) to: string;
}

export class DueDateDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @TextField({ example: 'case-management' }) process: string;
  @IdField({ describe: 'Case' }) recordId: string;
  @TextField({ example: 'diagnosis' }) stage: string;
  @TextField({ example: 'diagnosis.complete' }) rule: string;
  @InstantField() due: string;
  @InstantField({ optional: true }) remindAt?: string;
  @FlagField({ example: false }) overdue: boolean;
  @PersonField({ optional: true }) personInCharge?: string;
  @CodeField(ROLES, { describe: 'Told when it passes' }) overdueTo: string;
  @ListField(() => ClimbDto, { describe: 'Who is told after that' }) climbs: ClimbDto[];
}

export class TodayQuery extends PageQuery {
  @PersonField({ optional: true }) personInCharge?: string;
  @CommuneField({ optional: true }) commune?: string;
}

export class DueQuery extends TodayQuery {
  @IdField({ optional: true, describe: 'Case' }) recordId?: string;
  @InstantField({ optional: true, describe: 'Due before this instant' }) before?: string;
  @FlagQuery({ optional: true, describe: 'Only what is overdue, or only what is not' }) overdue?: boolean;
}
