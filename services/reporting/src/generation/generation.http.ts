import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Example, PathParams, Rights } from '@oln/service-kit';
import { GenerationDto, GenerationPath, LagDto, RebuildBody } from './generation.dto.js';
import { GenerationService } from './generation.service.js';

@ApiTags('projections')
@Controller()
export class GenerationController {
  constructor(private readonly generations: GenerationService) {}

  /** How far behind the stream the figures are: messages and seconds, by who hears them. */
  @Get('lag')
  @Rights('projections.follow')
  @ApiOkResponse({ type: LagDto })
  lag(): Promise<LagDto> {
    return this.generations.lag();
  }

  /** Sets of projections, the newest first; one of them is asked. */
  @Get('generations')
  @Rights('projections.follow')
  @ApiOkResponse({ type: GenerationDto, isArray: true })
  list(): Promise<GenerationDto[]> {
    return this.generations.list();
  }

  /** Builds all projections anew from the stream, beside those that are asked; they change places when it is done. */
  @Post('rebuilds')
  @Rights('projections.rebuild')
  @Example(RebuildBody, { from: 'stream' })
  @ApiCreatedResponse({ type: GenerationDto })
  rebuild(@Body() { from }: RebuildBody): Promise<GenerationDto> {
    return this.generations.rebuild(from);
  }

  /** What was built of it is taken away; what is asked stays as it is. */
  @Post('rebuilds/:generation/abandonment')
  @HttpCode(200)
  @Rights('projections.rebuild')
  @PathParams(GenerationPath)
  @ApiOkResponse({ type: GenerationDto })
  abandon(@Param() { generation }: GenerationPath): Promise<GenerationDto> {
    return this.generations.abandon(Number(generation));
  }
}
