import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CasePath } from '../case-file/case-paths.js';
import { ClosureBody, ClosureDto } from './closure.dto.js';
import { CLOSURE } from './closure.examples.js';
import { ClosureService } from './closure.service.js';

@ApiTags('closure')
@Controller('cases/:caseId/closure')
export class ClosureController {
  constructor(private readonly closures: ClosureService) {}

  /** Fixes the outcome and frees the caseload; follow-up begins. `If-Match` names the version of the case. */
  @Post()
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(ClosureBody, CLOSURE)
  @ApiCreatedResponse({ type: ClosureDto })
  close(@Param() { caseId }: CasePath, @Body() body: ClosureBody): Promise<ClosureDto> {
    return this.closures.close(caseId, body);
  }

  @Get()
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiOkResponse({ type: ClosureDto })
  get(@Param() { caseId }: CasePath): Promise<ClosureDto> {
    return this.closures.get(caseId);
  }
}
