import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CasePath } from '../case-file/case-paths.js';
import { PlannedSessionsBody, SessionExtensionBody, TherapyDto } from './therapy.dto.js';
import { PLANNED_SESSIONS, SESSION_EXTENSION } from './therapy.examples.js';
import { TherapyService } from './therapy.service.js';

/** Changes name the version of the therapy in `If-Match`. */
@ApiTags('family therapy')
@Controller('cases/:caseId/therapy')
export class TherapyController {
  constructor(private readonly therapies: TherapyService) {}

  /** Sessions agreed on, held and left; the phase; sessions missed in a row. */
  @Get()
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiOkResponse({ type: TherapyDto })
  get(@Param() { caseId }: CasePath): Promise<TherapyDto> {
    return this.therapies.get(caseId);
  }

  /** How many sessions of each format the family and the therapist agree on. */
  @Put('sessions')
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(PlannedSessionsBody, PLANNED_SESSIONS)
  @ApiOkResponse({ type: TherapyDto })
  plan(@Param() { caseId }: CasePath, @Body() planned: PlannedSessionsBody): Promise<TherapyDto> {
    return this.therapies.plan(caseId, { ...planned });
  }

  /** The coordinator grants more sessions than the office gives by default. */
  @Post('session-extension')
  @HttpCode(200)
  @Changes()
  @Rights('cases.coordinate')
  @PathParams(CasePath)
  @Example(SessionExtensionBody, SESSION_EXTENSION)
  @ApiOkResponse({ type: TherapyDto })
  extend(@Param() { caseId }: CasePath, @Body() { reason, ...more }: SessionExtensionBody): Promise<TherapyDto> {
    return this.therapies.extend(caseId, more, reason);
  }
}
