import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, DueDateDto, PageQuery, PathParams, Rights, TimelineEntryDto, type Page } from '@oln/service-kit';
import { CasePath } from '../case-file/case-paths.js';
import { TimelineService } from './timeline.service.js';

@ApiTags('timeline')
@Controller('cases/:caseId')
export class TimelineController {
  constructor(private readonly timeline: TimelineService) {}

  /** Everything that happened to the case, newest first. */
  @Get('timeline')
  @Rights('cases.follow')
  @PathParams(CasePath)
  @ApiPage(TimelineEntryDto)
  past(@Param() { caseId }: CasePath, @Query() page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.timeline.past(caseId, page);
  }

  /** What is to come, soonest first. */
  @Get('due')
  @Rights('cases.follow')
  @PathParams(CasePath)
  @ApiOkResponse({ type: DueDateDto, isArray: true })
  coming(@Param() { caseId }: CasePath): Promise<DueDateDto[]> {
    return this.timeline.coming(caseId);
  }
}
