import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { HearingBody, HearingDto } from './protection-hearing.dto.js';
import { HEARING } from './protection-hearing.examples.js';
import { ProtectionHearingService } from './protection-hearing.service.js';

@ApiTags('measure')
@Controller('measures/:id/hearings')
export class ProtectionHearingController {
  constructor(private readonly hearings: ProtectionHearingService) {}

  /** A child or an adult was heard, or could not be: what they said stays sealed. */
  @Post()
  @Rights('measures.work')
  @PathParams(IdPath)
  @Example(HearingBody, HEARING)
  @ApiCreatedResponse({ type: HearingDto })
  add(@Param() { id }: IdPath, @Body() body: HearingBody): Promise<HearingDto> {
    return this.hearings.add(id, body);
  }

  @Get()
  @Rights('measures.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: HearingDto, isArray: true })
  list(@Param() { id }: IdPath): Promise<HearingDto[]> {
    return this.hearings.list(id);
  }
}
