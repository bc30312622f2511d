import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, IdPath, PageQuery, PathParams, Rights, type Page } from '@oln/service-kit';
import { IndicatorRecordDto } from '../figure/figure.dto.js';
import { recordsView } from '../figure/figure.views.js';
import { AlarmWatch } from './alarm-watch.js';
import {
  AlarmCommunePath,
  AlarmDto,
  AlarmQuery,
  AssignmentBody,
  ClosingBody,
  CommentBody,
  CommentDto,
  LookedDto,
} from './alarm.dto.js';
import { AlarmReading } from './alarm.reading.js';
import { AlarmService } from './alarm.service.js';
import { alarmView, commentView } from './alarm.views.js';

const TEXT = 'Se pidió al CESFAM dos horas más por semana; se revisa en 15 días.';

@ApiTags('alarms')
@Controller()
export class AlarmController {
  constructor(
    private readonly alarms: AlarmService,
    private readonly reading: AlarmReading,
    private readonly watch: AlarmWatch,
  ) {}

  /** Alarms, the latest first. Outside the commune nobody of the office is named, and nothing that is too few. */
  @Get('alarms')
  @Rights('alarms.read')
  @ApiPage(AlarmDto)
  async list(@Query() { cursor, limit, ...filter }: AlarmQuery): Promise<Page<AlarmDto>> {
    const { items, next } = await this.reading.list(filter, { cursor, limit });
    return { items: items.map(alarmView), next };
  }

  @Get('alarms/:id')
  @Rights('alarms.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: AlarmDto })
  async get(@Param() { id }: IdPath): Promise<AlarmDto> {
    return alarmView(await this.reading.get(id));
  }

  /** The records behind an alarm as they stand today, the latest first: pseudonymous ids, within the commune. Every reading is on record. */
  @Get('alarms/:id/cases')
  @Rights('figures.records')
  @PathParams(IdPath)
  @ApiPage(IndicatorRecordDto)
  async cases(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<IndicatorRecordDto>> {
    return recordsView(await this.reading.cases(id, page));
  }

  /** What was written about it, the latest first. */
  @Get('alarms/:id/comments')
  @Rights('alarms.comments')
  @PathParams(IdPath)
  @ApiPage(CommentDto)
  async comments(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<CommentDto>> {
    const { items, next } = await this.reading.comments(id, page);
    return { items: items.map(commentView), next };
  }

  @Post('alarms/:id/comments')
  @Rights('alarms.work')
  @PathParams(IdPath)
  @Example(CommentBody, { text: TEXT })
  @ApiCreatedResponse({ type: CommentDto })
  async comment(@Param() { id }: IdPath, @Body() { text }: CommentBody): Promise<CommentDto> {
    return commentView(await this.alarms.comment(id, text));
  }

  /** Somebody has seen it, and looks into it. */
  @Post('alarms/:id/acknowledgement')
  @HttpCode(200)
  @Rights('alarms.work')
  @Changes()
  @PathParams(IdPath)
  @ApiOkResponse({ type: AlarmDto })
  async acknowledge(@Param() { id }: IdPath): Promise<AlarmDto> {
    return alarmView(await this.alarms.acknowledge(id));
  }

  /** Who answers for it from now on. */
  @Post('alarms/:id/assignment')
  @HttpCode(200)
  @Rights('alarms.lead')
  @Changes()
  @PathParams(IdPath)
  @Example(AssignmentBody, { person: 'gestora-1' })
  @ApiOkResponse({ type: AlarmDto })
  async assign(@Param() { id }: IdPath, @Body() { person }: AssignmentBody): Promise<AlarmDto> {
    return alarmView(await this.alarms.assign(id, person));
  }

  /** With what was done, or why nothing had to be. If its cause goes on it is left alone for thirty days, and asked again then. */
  @Post('alarms/:id/closing')
  @HttpCode(200)
  @Rights('alarms.close')
  @Changes()
  @PathParams(IdPath)
  @Example(ClosingBody, { outcome: 'resolved', reason: 'capacity-added', comment: TEXT })
  @ApiOkResponse({ type: AlarmDto })
  async close(@Param() { id }: IdPath, @Body() wanted: ClosingBody): Promise<AlarmDto> {
    return alarmView(await this.alarms.close(id, wanted));
  }

  /** Looks at the figures of the commune now, instead of waiting for the daily round. */
  @Post('communes/:commune/alarms/evaluation')
  @HttpCode(200)
  @Rights('alarms.lead')
  @PathParams(AlarmCommunePath)
  @ApiOkResponse({ type: LookedDto })
  evaluate(@Param() { commune }: AlarmCommunePath): Promise<LookedDto> {
    return this.watch.evaluate(commune);
  }
}
