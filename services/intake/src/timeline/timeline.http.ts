import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiPage, PageQuery, PathParams, Rights, TimelineEntryDto, type Page } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { TimelineService } from './timeline.service.js';

@ApiTags('requests')
@Controller('requests')
export class TimelineController {
  constructor(private readonly timeline: TimelineService) {}

  /** Everything that happened to the request, newest first. */
  @Get(':id/timeline')
  @Rights('requests.follow')
  @PathParams(IdPath)
  @ApiPage(TimelineEntryDto)
  past(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.timeline.past(id, page);
  }
}
