import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Example, IdPath, PageQuery, PathParams, Rights, type Page } from '@oln/service-kit';
import { OpinionBody, OpinionDto } from './opinion.dto.js';
import { OPINION } from './opinion.examples.js';
import { OpinionService } from './opinion.service.js';

@ApiTags('participation')
@Controller('activities/:id/opinions')
export class OpinionController {
  constructor(private readonly opinions: OpinionService) {}

  /** What children said at an activity that was held. It lies sealed. */
  @Post()
  @Rights('participation.work')
  @PathParams(IdPath)
  @Example(OpinionBody, OPINION)
  @ApiCreatedResponse({ type: OpinionDto })
  hear(@Param() { id }: IdPath, @Body() body: OpinionBody): Promise<OpinionDto> {
    return this.opinions.hear(id, body);
  }

  /** Newest first. */
  @Get()
  @Rights('participation.read')
  @PathParams(IdPath)
  @ApiPage(OpinionDto)
  list(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<OpinionDto>> {
    return this.opinions.list(id, page);
  }
}
