import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CaseDto } from '../case-file/case-file.dto.js';
import { CasePath } from '../case-file/case-paths.js';
import { NotLocatedBody, RenunciationBody } from './exit.dto.js';
import { NOT_LOCATED, RENUNCIATION } from './exit.examples.js';
import { ExitService } from './exit.service.js';

@ApiTags('exit')
@Controller('cases/:caseId')
export class ExitController {
  constructor(private readonly exits: ExitService) {}

  /** The family does not want to go on: why, and what is done about known risks. */
  @Post('renunciation')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(RenunciationBody, RENUNCIATION)
  @ApiOkResponse({ type: CaseDto })
  renounce(@Param() { caseId }: CasePath, @Body() { reason, risks }: RenunciationBody): Promise<CaseDto> {
    return this.exits.renounce(caseId, { reason, answered: risks });
  }

  /** The family cannot be found: by default after 3 attempts, of 2 kinds, one of them a visit, since it was last met. */
  @Post('not-located')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(NotLocatedBody, NOT_LOCATED)
  @ApiOkResponse({ type: CaseDto })
  notLocated(@Param() { caseId }: CasePath, @Body() { reason }: NotLocatedBody): Promise<CaseDto> {
    return this.exits.stopSearching(caseId, reason);
  }
}
