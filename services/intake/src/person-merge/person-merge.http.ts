import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, PathParams, Rights } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { FamiliesQuery } from '../family/family.dto.js';
import { MergePersonsDto, PersonMergeDto, UndoMergeDto } from './person-merge.dto.js';
import { PersonMergeService } from './person-merge.service.js';
import { mergeView } from './person-merge.views.js';

@ApiTags('registry')
@Controller('person-merges')
export class PersonMergeController {
  constructor(private readonly merges: PersonMergeService) {}

  /** Two entries are one person: from now on the first only points to the second. */
  @Post()
  @Rights('registry.keep')
  @ApiCreatedResponse({ type: PersonMergeDto })
  merge(@Body() { confirmedDifferences = false, ...command }: MergePersonsDto): Promise<PersonMergeDto> {
    return this.merges.merge({ ...command, confirmedDifferences });
  }

  @Get()
  @Rights('registry.read')
  @ApiOkResponse({ type: PersonMergeDto, isArray: true })
  async ofPerson(@Query() { personId }: FamiliesQuery): Promise<PersonMergeDto[]> {
    return (await this.merges.ofPerson(personId)).map(mergeView);
  }

  @Get(':id')
  @Rights('registry.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: PersonMergeDto })
  async get(@Param() { id }: IdPath): Promise<PersonMergeDto> {
    return mergeView(await this.merges.get(id));
  }

  /** They were two people after all: both entries are as they were. */
  @Post(':id/undo')
  @HttpCode(200)
  @Rights('registry.keep')
  @Changes()
  @PathParams(IdPath)
  @ApiOkResponse({ type: PersonMergeDto })
  undo(@Param() { id }: IdPath, @Body() { reason }: UndoMergeDto): Promise<PersonMergeDto> {
    return this.merges.undo(id, reason);
  }
}
