import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { processLabel } from '@oln/contracts/process-labels';
import { currentContext, Rights } from '@oln/service-kit';
import { deadlineView } from './deadline-view.js';
import { DeadlinesDto, DeadlinesQuery, SummaryDto, SummaryQuery } from './deadlines.dto.js';
import { DeadlinesService } from './deadlines.service.js';

@ApiTags('deadlines')
@Controller('deadlines')
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

  /** What fires next over all processes, when, who is told and why: soonest first. */
  @Get()
  @Rights('deadlines.ask')
  @ApiOkResponse({ type: DeadlinesDto })
  async list(@Query() { scope = 'own', persons, cursor, limit, ...filter }: DeadlinesQuery): Promise<DeadlinesDto> {
    const whose = { scope, persons: persons?.split(',') };
    const { items, next, missing } = await this.deadlines.list({ ...whose, ...filter }, { cursor, limit });
    return { items: items.map(deadlineView), next, missing };
  }

  /** How much is overdue, due today, and in the seven days after it, by process. */
  @Get('summary')
  @Rights('deadlines.ask')
  @ApiOkResponse({ type: SummaryDto })
  async summary(@Query() { scope = 'own', persons, ...filter }: SummaryQuery): Promise<SummaryDto> {
    const { language } = currentContext();
    const { items, missing } = await this.deadlines.counts({ scope, persons: persons?.split(','), ...filter });
    return { items: items.map((count) => ({ ...count, label: processLabel(count.process)[language] })), missing };
  }
}
