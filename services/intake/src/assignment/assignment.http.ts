import { Body, Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Rights } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { RequestDto } from '../request/request.dto.js';
import { Step } from '../request/request-step.js';
import { AssignDto, AssignmentDto, InChargeDto, PlaceDto, ProfessionalsQuery } from './assignment.dto.js';
import { AssignmentService } from './assignment.service.js';

@ApiTags('assignment')
@Controller()
export class AssignmentController {
  constructor(private readonly assignment: AssignmentService) {}

  /** To the professional who is named, or the one with most room. No room: the request stays in the queue, and the coordinator is told. */
  @Step('assign', 'requests.assign', AssignmentDto, 'requests/')
  assign(@Param() { id }: IdPath, @Body() { person }: AssignDto): Promise<AssignmentDto> {
    return this.assignment.assign(id, person);
  }

  /** Who looks after a request until it is assigned. */
  @Step('in-charge', 'requests.work', RequestDto, 'requests/')
  inCharge(@Param() { id }: IdPath, @Body() { person }: InChargeDto): Promise<RequestDto> {
    return this.assignment.putInCharge(id, person);
  }

  /** Who works in which line, with how many families and for how many. */
  @Get('professionals')
  @Rights('requests.follow')
  @ApiOkResponse({ type: PlaceDto, isArray: true })
  professionals(@Query() { commune, line }: ProfessionalsQuery): Promise<PlaceDto[]> {
    return this.assignment.places(commune, line);
  }
}
