import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, PathParams, Rights, type Page } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { AnonymisationDesk } from './anonymisation-desk.js';
import { AnonymisationDto, AnonymisationListQuery, CallOffDto, HoldDto } from './anonymisation.dto.js';
import { anonymisationView } from './anonymisation.views.js';

/** How what is known of a person is taken away (law 21.719). Nobody opens one by hand: a granted request does, or the rule. */
@ApiTags('anonymisations')
@Controller('anonymisations')
export class AnonymisationController {
  constructor(private readonly desk: AnonymisationDesk) {}

  /** Newest first. */
  @Get()
  @Rights('anonymisations.follow')
  @ApiPage(AnonymisationDto)
  async list(@Query() { cursor, limit, ...filter }: AnonymisationListQuery): Promise<Page<AnonymisationDto>> {
    const found = await this.desk.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(anonymisationView) };
  }

  @Get(':id')
  @Rights('anonymisations.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: AnonymisationDto })
  async get(@Param() { id }: IdPath): Promise<AnonymisationDto> {
    return anonymisationView(await this.desk.get(id));
  }

  /** It waits until a date; then it is announced anew. */
  @Post(':id/hold')
  @HttpCode(200)
  @Changes()
  @Rights('anonymisations.decide')
  @PathParams(IdPath)
  @ApiOkResponse({ type: AnonymisationDto })
  async hold(@Param() { id }: IdPath, @Body() { reason, until }: HoldDto): Promise<AnonymisationDto> {
    return anonymisationView(await this.desk.hold(id, reason, until));
  }

  /** The person stays. What other services have erased already does not come back. */
  @Post(':id/call-off')
  @HttpCode(200)
  @Changes()
  @Rights('anonymisations.decide')
  @PathParams(IdPath)
  @ApiOkResponse({ type: AnonymisationDto })
  async callOff(@Param() { id }: IdPath, @Body() { reason }: CallOffDto): Promise<AnonymisationDto> {
    return anonymisationView(await this.desk.callOff(id, reason));
  }
}
