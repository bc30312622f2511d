import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, type Page, PathParams, Rights } from '@oln/service-kit';
import { READ_CASES, WORK_ON_CASES } from '../access/roles.js';
import { RecordPath } from '../case-file/case-paths.js';
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
@Controller('appointments')
export class AppointmentController {
  constructor(private readonly appointments: AppointmentService) {}

  /** An agenda, soonest first. */
  @Get()
  @Rights(READ_CASES)
  @ApiPage(AppointmentDto)
  list(@Query() { cursor, limit, ...filter }: AppointmentListQuery): Promise<Page<AppointmentDto>> {
    return this.appointments.list(filter, { cursor, limit });
  }

  @Post()
  @Rights(WORK_ON_CASES)
  @Example(AppointmentBody, APPOINTMENT)
  @ApiCreatedResponse({ type: AppointmentDto })
  agree(@Body() { commune, startsAt, endsAt, ...body }: AppointmentBody): Promise<AppointmentDto> {
    return this.appointments.agree(commune, { ...body, startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
  }

  @Put(':id')
  @Changes()
  @Rights(WORK_ON_CASES)
  @PathParams(RecordPath)
  @Example(AppointmentTimesBody, APPOINTMENT_TIMES)
  @ApiOkResponse({ type: AppointmentDto })
  change(
    @Param() { id }: RecordPath,
    @Body() { startsAt, endsAt, note }: AppointmentTimesBody,
  ): Promise<AppointmentDto> {
    return this.appointments.change(id, { startsAt: new Date(startsAt), endsAt: new Date(endsAt), note });
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Changes()
  @Rights(WORK_ON_CASES)
  @PathParams(RecordPath)
  @Example(CancellationBody, CANCELLATION)
  @ApiOkResponse({ type: AppointmentDto })
  cancel(@Param() { id }: RecordPath, @Body() { reason }: CancellationBody): Promise<AppointmentDto> {
    return this.appointments.cancel(id, reason);
  }
}
