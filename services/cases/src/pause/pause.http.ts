import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CaseDto } from '../case-file/case-file.dto.js';
import { CasePath } from '../case-file/case-paths.js';
import { PauseBody } from './pause.dto.js';
import { PAUSE } from './pause.examples.js';
import { PauseService } from './pause.service.js';

@ApiTags('pause')
@Controller('cases/:caseId')
export class PauseController {
  constructor(private readonly pauses: PauseService) {}

  /**
   * The clocks of the case, and of all that is open of the family and may stand still, do so until a date: its other cases, measures before
   * everybody was heard, and escalations once the family was received by the service. What protects somebody goes on.
   */
  @Post('pause')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(PauseBody, PAUSE)
  @ApiOkResponse({ type: CaseDto })
  pause(@Param() { caseId }: CasePath, @Body() { until, reason, scope }: PauseBody): Promise<CaseDto> {
    return this.pauses.pause(caseId, until, reason, scope);
  }

  /** Before the date, which comes of itself; with what of the family was paused in one with it. */
  @Post('resumption')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @ApiOkResponse({ type: CaseDto })
  resume(@Param() { caseId }: CasePath): Promise<CaseDto> {
    return this.pauses.resume(caseId);
  }
}
