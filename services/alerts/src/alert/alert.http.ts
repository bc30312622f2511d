import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage,
  DueDateDto,
  Example,
  IdPath,
  PageQuery,
  PathParams,
  Rights,
  TimelineEntryDto,
  type Page,
} from '@oln/service-kit';
import { RAISED } from './alert.examples.js';
import { AlertIdentityBody, RaiseAlertBody, RaisedAlertDto } from './alert-input.dto.js';
import { AlertDto, AlertListQuery, WholeAlertDto } from './alert.dto.js';
import { AlertReading } from './alert.reading.js';
import { alertView, raisedView } from './alert.views.js';
import { Raising } from './raising.service.js';

@ApiTags('alerts')
@Controller('alerts')
export class AlertController {
  constructor(
    private readonly raising: Raising,
    private readonly alerts: AlertReading,
  ) {}

  /** The same alert twice is one alert: by the source's reference, or by who tells of whom on which day. */
  @Post()
  @Rights('alerts.raise')
  @Example(RaiseAlertBody, RAISED)
  @ApiCreatedResponse({ type: RaisedAlertDto })
  raise(@Body() raised: RaiseAlertBody): Promise<RaisedAlertDto> {
    return this.raising.raise(raised);
  }

  /** Open ones, the gravest first, of these what is due first; or all of them by arrival. */
  @Get()
  @Rights('alerts.follow')
  @ApiPage(AlertDto)
  async list(@Query() { cursor, limit, ...filter }: AlertListQuery): Promise<Page<AlertDto>> {
    const found = await this.alerts.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(alertView) };
  }

  /** What became of the alerts that the caller raised, as far as the law lets them know. */
  @Get('mine')
  @Rights('alerts.hear-back')
  @ApiPage(RaisedAlertDto)
  async mine(@Query() page: PageQuery): Promise<Page<RaisedAlertDto>> {
    const found = await this.alerts.mine(page);
    return { ...found, items: found.items.map(raisedView) };
  }

  @Get(':id')
  @Rights('alerts.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: WholeAlertDto })
  get(@Param() { id }: IdPath): Promise<WholeAlertDto> {
    return this.alerts.get(id);
  }

  /** Who the child is, as it was told; until the registry knows. Every reading is on record. */
  @Get(':id/identity')
  @Rights('alerts.identity')
  @PathParams(IdPath)
  @ApiOkResponse({ type: AlertIdentityBody })
  identity(@Param() { id }: IdPath): Promise<AlertIdentityBody> {
    return this.alerts.identity(id);
  }

  /** Everything that happened to the alert, newest first. */
  @Get(':id/timeline')
  @Rights('alerts.follow')
  @PathParams(IdPath)
  @ApiPage(TimelineEntryDto)
  past(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.alerts.past(id, page);
  }

  /** What is to come, soonest first. */
  @Get(':id/due')
  @Rights('alerts.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: DueDateDto, isArray: true })
  coming(@Param() { id }: IdPath): Promise<DueDateDto[]> {
    return this.alerts.coming(id);
  }
}
