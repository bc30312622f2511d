import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, PathParams, Rights, type Page } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { QueueEntryDto, QueuePlaceDto, QueueQuery } from './queue.dto.js';
import { QueueService } from './queue.service.js';

@ApiTags('queue')
@Controller()
export class QueueController {
  constructor(private readonly queue: QueueService) {}

  /** The unified priority queue of the commune: priority, then score, then arrival; with position and age. */
  @Get('queue')
  @Rights('requests.follow')
  @ApiPage(QueueEntryDto)
  list(@Query() { cursor, limit, commune, ...filter }: QueueQuery): Promise<Page<QueueEntryDto>> {
    return this.queue.list(commune, filter, { cursor, limit });
  }

  /** Where a request stands in the queue of its commune. */
  @Get('requests/:id/queue-place')
  @Rights('requests.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: QueuePlaceDto })
  place(@Param() { id }: IdPath): Promise<QueuePlaceDto> {
    return this.queue.placeOf(id);
  }
}
