import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, type Page, PageQuery, PathParams, Rights } from '@oln/service-kit';
import { CasePath, RecordPath } from '../case-file/case-paths.js';
import {
  AppointmentBody,
  AppointmentDto,
  AppointmentListQuery,
  AppointmentTimesBody,
  CancellationBody,
} from './appointment.dto.js';
import { APPOINTMENT, APPOINTMENT_TIMES, CANCELLATION } from './appointment.examples.js';
import { AppointmentService } from './appointment.service.js';

@ApiTags('agenda')
@Controller()
export class AppointmentController {
  constructor(private readonly appointments: AppointmentService) {}

  /** An agenda, soonest first. */
  @Get('appointments')
  @Rights('agenda.read')
  @ApiPage(AppointmentDto)
  list(@Query() { cursor, limit, ...filter }: AppointmentListQuery): Promise<Page<AppointmentDto>> {
    return this.appointments.list(filter, { cursor, limit });
  }

  /** The agenda of the family: both lines, whoever it is with; soonest first. */
  @Get('cases/:caseId/agenda')
  @Rights('agenda.read')
  @PathParams(CasePath)
  @ApiPage(AppointmentDto)
  ofFamily(@Param() { caseId }: CasePath, @Query() page: PageQuery): Promise<Page<AppointmentDto>> {
    return this.appointments.ofFamily(caseId, page);
  }

  @Post('appointments')
  @Rights('agenda.keep')
  @Example(AppointmentBody, APPOINTMENT)
  @ApiCreatedResponse({ type: AppointmentDto })
  agree(@Body() { commune, startsAt, endsAt, onPurpose, ...body }: AppointmentBody): Promise<AppointmentDto> {
    const hour = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    return this.appointments.agree(commune, { ...body, ...hour }, onPurpose);
  }

  @Put('appointments/:id')
  @Changes()
  @Rights('agenda.keep')
  @PathParams(RecordPath)
  @Example(AppointmentTimesBody, APPOINTMENT_TIMES)
  @ApiOkResponse({ type: AppointmentDto })
  change(
    @Param() { id }: RecordPath,
    @Body() { startsAt, endsAt, note, onPurpose }: AppointmentTimesBody,
  ): Promise<AppointmentDto> {
    const hour = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    return this.appointments.change(id, { ...hour, note }, onPurpose);
  }

  @Post('appointments/:id/cancellation')
  @HttpCode(200)
  @Changes()
  @Rights('agenda.keep')
  @PathParams(RecordPath)
  @Example(CancellationBody, CANCELLATION)
  @ApiOkResponse({ type: AppointmentDto })
  cancel(@Param() { id }: RecordPath, @Body() { reason }: CancellationBody): Promise<AppointmentDto> {
    return this.appointments.cancel(id, reason);
  }
}
