import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiPage, Rights, type Page } from '@oln/service-kit';
import { OVERSIGHT } from '../access/office-roles.js';
import { DueDateDto, DueQuery, TodayQuery } from './due.dto.js';
import { DueService } from './due.service.js';

@ApiTags('due')
@Controller('due')
export class DueController {
  constructor(private readonly due: DueService) {}

  /** Clocks of requests that run, soonest first. */
  @Get()
  @Rights({ roles: OVERSIGHT })
  @ApiPage(DueDateDto)
  list(@Query() { cursor, limit, ...filter }: DueQuery): Promise<Page<DueDateDto>> {
    return this.due.list(filter, { cursor, limit });
  }

  /** What is due today or overdue. */
  @Get('today')
  @Rights({ roles: OVERSIGHT })
  @ApiPage(DueDateDto)
  today(@Query() { cursor, limit, ...filter }: TodayQuery): Promise<Page<DueDateDto>> {
    return this.due.today(filter, { cursor, limit });
  }
}
