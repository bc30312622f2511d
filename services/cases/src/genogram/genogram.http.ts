import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Example, PageQuery, PathParams, Rights, type Page } from '@oln/service-kit';
import { CasePath } from '../case-file/case-paths.js';
import { GenogramBody, GenogramDto } from './genogram.dto.js';
import { GENOGRAM } from './genogram.examples.js';
import { GenogramService } from './genogram.service.js';

@ApiTags('family therapy')
@Controller('cases/:caseId/genograms')
export class GenogramController {
  constructor(private readonly genograms: GenogramService) {}

  /** Drawings of the family, newest first, of whichever line. */
  @Get()
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiPage(GenogramDto)
  list(@Param() { caseId }: CasePath, @Query() page: PageQuery): Promise<Page<GenogramDto>> {
    return this.genograms.list(caseId, page);
  }

  /** Draws the family as it is now. Older drawings are kept. */
  @Post()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(GenogramBody, GENOGRAM)
  @ApiCreatedResponse({ type: GenogramDto })
  draw(@Param() { caseId }: CasePath, @Body() body: GenogramBody): Promise<GenogramDto> {
    return this.genograms.draw(caseId, body);
  }
}
