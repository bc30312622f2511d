import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiPage, Rights, type Page } from '@oln/service-kit';
import { READ_CASES } from '../access/roles.js';
import { DueDateDto, DueQuery, TodayQuery } from './due.dto.js';
import { DueService } from './due.service.js';

@ApiTags('due')
@Controller('due')
export class DueController {
  constructor(private readonly due: DueService) {}

  /** Clocks that run, soonest first: own ones, or the office's for whoever oversees. */
  @Get()
  @Rights(READ_CASES)
  @ApiPage(DueDateDto)
  list(@Query() { cursor, limit, ...filter }: DueQuery): Promise<Page<DueDateDto>> {
    return this.due.list(filter, { cursor, limit });
  }

  /** What is due today or overdue. */
  @Get('today')
  @Rights(READ_CASES)
  @ApiPage(DueDateDto)
  today(@Query() { cursor, limit, ...filter }: TodayQuery): Promise<Page<DueDateDto>> {
    return this.due.today(filter, { cursor, limit });
  }
}
