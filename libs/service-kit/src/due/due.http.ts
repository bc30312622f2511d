import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RightName } from '@oln/identity';
import { ApiPage, type Page } from '../http/page.js';
import { Rights } from '../http/rights.js';
import { DueDateDto, DueQuery, TodayQuery } from './due.dto.js';
import { DueService } from './due.service.js';

/** The door of what is due: who may use it differs by service. */
export function dueController(right: RightName): new (due: DueService) => object {
  @ApiTags('due')
  @Controller('due')
  class DueController {
    constructor(private readonly due: DueService) {}

    /** Clocks that run, soonest first: own ones, or the office's for whoever oversees. */
    @Get()
    @Rights(right)
    @ApiPage(DueDateDto)
    list(@Query() { cursor, limit, ...filter }: DueQuery): Promise<Page<DueDateDto>> {
      return this.due.list(filter, { cursor, limit });
    }

    /** What is due today or overdue. */
    @Get('today')
    @Rights(right)
    @ApiPage(DueDateDto)
    today(@Query() { cursor, limit, ...filter }: TodayQuery): Promise<Page<DueDateDto>> {
      return this.due.today(filter, { cursor, limit });
    }
  }
  return DueController;
}
