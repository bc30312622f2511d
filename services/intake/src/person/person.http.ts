import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PathParams, Rights } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { MatchingService } from '../matching/matching.service.js';
import {
  FoundPersonDto,
  MatchedDto,
  PersonDto,
  PersonHistoryDto,
  RegisterPersonDto,
  SearchPersonDto,
} from './person.dto.js';
import { PersonService } from './person.service.js';
import { foundView, historyView, personView } from './person.views.js';

@ApiTags('registry')
@Controller('persons')
export class PersonController {
  constructor(
    private readonly persons: PersonService,
    private readonly matching: MatchingService,
  ) {}

  /** Enters a child or an adult. Refused if the person is there already, or probably is and nobody compared. */
  @Post()
  @Rights('registry.keep')
  @ApiCreatedResponse({ type: PersonDto })
  register(@Body() { commune, confirmedNew = false, ...input }: RegisterPersonDto): Promise<PersonDto> {
    return this.persons.register(input, confirmedNew, commune);
  }

  /** Finds people by RUN, another identifier, name or birth date. By POST: nothing personal stands in an address. */
  @Post('search')
  @HttpCode(200)
  @Rights('registry.read', { readOnly: true })
  @ApiOkResponse({ type: FoundPersonDto, isArray: true })
  async search(@Body() { commune, ...sought }: SearchPersonDto): Promise<FoundPersonDto[]> {
    return (await this.matching.search(sought, commune)).map(foundView);
  }

  /** Who of the registry this may be, explained, before anybody is entered. */
  @Post('match')
  @HttpCode(200)
  @Rights('registry.read', { readOnly: true })
  @ApiOkResponse({ type: MatchedDto })
  match(@Body() { commune, confirmedNew: _confirmed, ...input }: RegisterPersonDto): Promise<MatchedDto> {
    return this.persons.match(input, commune);
  }

  @Get(':id')
  @Rights('registry.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: PersonDto })
  async get(@Param() { id }: IdPath): Promise<PersonDto> {
    return personView(await this.persons.get(id));
  }

  @Get(':id/history')
  @Rights('registry.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: PersonHistoryDto, isArray: true })
  async history(@Param() { id }: IdPath): Promise<PersonHistoryDto[]> {
    return (await this.persons.history(id)).map(historyView);
  }
}
