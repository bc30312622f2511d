import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage,
  Changes,
  DueDateDto,
  Example,
  IdPath,
  PageQuery,
  PathParams,
  Rights,
  TimelineEntryDto,
  type Page,
} from '@oln/service-kit';
import { PersonBody } from '../alert/alert-steps.dto.js';
import { WatchDto, WatchListQuery, WatchReviewBody, WholeWatchDto } from './watch.dto.js';
import { WatchDesk } from './watch-desk.service.js';
import { watchView } from './watch.views.js';

/** One watch per child with alerts: its id is the child's. */
@ApiTags('watches')
@Controller('watches')
export class WatchController {
  constructor(private readonly watches: WatchDesk) {}

  /** The gravest first, of these who is in its stage for the longest. */
  @Get()
  @Rights('alerts.follow')
  @ApiPage(WatchDto)
  async list(@Query() { cursor, limit, ...filter }: WatchListQuery): Promise<Page<WatchDto>> {
    const found = await this.watches.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(watchView) };
  }

  @Get(':id')
  @Rights('alerts.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: WholeWatchDto })
  get(@Param() { id }: IdPath): Promise<WholeWatchDto> {
    return this.watches.get(id);
  }

  /** Somebody has looked at all alerts of the child together. */
  @Post(':id/reviews')
  @HttpCode(200)
  @Rights('alerts.work')
  @Changes()
  @PathParams(IdPath)
  @Example(WatchReviewBody, { finding: 'worsening', note: 'Tres alertas de la escuela dicen lo mismo.' })
  @ApiOkResponse({ type: WatchDto })
  review(@Param() { id }: IdPath, @Body() { finding, note }: WatchReviewBody): Promise<WatchDto> {
    return this.watches.review(id, finding, note);
  }

  @Post(':id/person-in-charge')
  @HttpCode(200)
  @Rights('alerts.work')
  @Changes()
  @PathParams(IdPath)
  @Example(PersonBody, { person: 'gestora-2' })
  @ApiOkResponse({ type: WatchDto })
  putInCharge(@Param() { id }: IdPath, @Body() { person }: PersonBody): Promise<WatchDto> {
    return this.watches.putInCharge(id, person);
  }

  @Get(':id/timeline')
  @Rights('alerts.follow')
  @PathParams(IdPath)
  @ApiPage(TimelineEntryDto)
  past(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.watches.past(id, page);
  }

  @Get(':id/due')
  @Rights('alerts.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: DueDateDto, isArray: true })
  coming(@Param() { id }: IdPath): Promise<DueDateDto[]> {
    return this.watches.coming(id);
  }
}
