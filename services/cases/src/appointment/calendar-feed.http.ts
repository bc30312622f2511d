import { Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { PathParams, Public, Rights } from '@oln/service-kit';
import { CommunePath } from '../case-file/case-paths.js';
import { FeedDto, FeedPath } from './appointment.dto.js';
import { CalendarFeedService } from './calendar-feed.service.js';

@ApiTags('agenda')
@Controller()
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeedService) {}

  /** A new address for the caller's own agenda; an earlier one stops working. */
  @Post('communes/:commune/calendar-feed')
  @Rights('agenda.read')
  @PathParams(CommunePath)
  @ApiCreatedResponse({ type: FeedDto })
  open(@Param() { commune }: CommunePath): Promise<FeedDto> {
    return this.feeds.open(commune);
  }

  @Delete('communes/:commune/calendar-feed')
  @HttpCode(204)
  @Rights('agenda.read')
  @PathParams(CommunePath)
  @ApiNoContentResponse()
  close(@Param() { commune }: CommunePath): Promise<void> {
    return this.feeds.close(commune);
  }

  /** iCalendar without names. The address is the key: no other credential is asked for. */
  @Get('feeds/:file')
  @Public()
  @PathParams(FeedPath)
  @ApiProduces('text/calendar')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', 'private, max-age=300')
  read(@Param() { file }: FeedPath): Promise<string> {
    return this.feeds.read(file.replace(/\.ics$/, ''));
  }
}
