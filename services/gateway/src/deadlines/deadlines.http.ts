import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ROLES, SERVICES } from '@oln/contracts';
import {
  CodeField,
  CodeListField,
  CommuneField,
  FlagQuery,
  FlagField,
  IdField,
  InstantField,
  LimitField,
  ListField,
  Rights,
  TextField,
} from '@oln/service-kit';
import { DeadlinesService, type DeadlinesAnswer } from './deadlines.service.js';

class DeadlinesQuery {
  @CodeField(['own', 'commune'], { optional: true, describe: 'Own work (default) or that of everybody within reach' })
  scope?: 'own' | 'commune';

  @CommuneField({ optional: true })
  commune?: string;

  @FlagQuery({ optional: true, describe: 'Only what is overdue, or only what is not' })
  overdue?: boolean;

  @InstantField({ optional: true, describe: 'Due before this instant' })
  before?: string;

  @LimitField()
  limit: number = 50;
}

class ClimbDto {
  @InstantField() at: string;
  @CodeField(ROLES) to: string;
}

class DeadlineDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @TextField({ example: 'case-management' }) process: string;
  @IdField() recordId: string;
  @TextField({ example: 'invitation' }) stage: string;
  @TextField({ example: 'invitation.respond' }) rule: string;
  @InstantField() due: string;
  @InstantField({ optional: true }) remindAt?: string;
  @FlagField() overdue: boolean;
  @TextField({ optional: true, example: 'gestora-1' }) personInCharge?: string;
  @CodeField(ROLES, { optional: true, describe: 'Who must act, where that is not the person in charge' })
  askedOf?: string;
  @CodeField(ROLES, { describe: 'Told when it passes' }) overdueTo: string;
  @ListField(() => ClimbDto, { describe: 'Who is told after that' }) climbs: ClimbDto[];
}

class DeadlinesDto {
  @ListField(() => DeadlineDto) items: DeadlineDto[];

  @CodeListField(SERVICES, { describe: 'Services that did not answer in time: the list is not complete' })
  missing: string[];
}

@ApiTags('deadlines')
@Controller('deadlines')
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

  /** What fires next, when, and who is told: own work or the commune's, soonest first. */
  @Get()
  @Rights({ roles: ROLES })
  @ApiOkResponse({ type: DeadlinesDto })
  list(@Query() { scope = 'own', ...query }: DeadlinesQuery): Promise<DeadlinesAnswer> {
    return this.deadlines.list({ scope, ...query });
  }
}
