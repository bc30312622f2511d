import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, PathParams, Rights } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { ChildQuery, EndGuardianshipDto, GuardianshipDto, NewGuardianshipDto } from './guardianship.dto.js';
import { GuardianshipService } from './guardianship.service.js';
import { guardianshipView } from './guardianship.views.js';

@ApiTags('registry')
@Controller('guardianships')
export class GuardianshipController {
  constructor(private readonly guardianships: GuardianshipService) {}

  /** Who cares for a child and decides for it, from when on, on what ground. */
  @Post()
  @Rights('registry.keep')
  @ApiCreatedResponse({ type: GuardianshipDto })
  record(@Body() given: NewGuardianshipDto): Promise<GuardianshipDto> {
    return this.guardianships.record(given);
  }

  @Get()
  @Rights('registry.read')
  @ApiOkResponse({ type: GuardianshipDto, isArray: true })
  async ofChild(@Query() { childId }: ChildQuery): Promise<GuardianshipDto[]> {
    return (await this.guardianships.ofChild(childId)).map(guardianshipView);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Rights('registry.keep')
  @Changes()
  @PathParams(IdPath)
  @ApiOkResponse({ type: GuardianshipDto })
  end(@Param() { id }: IdPath, @Body() { until }: EndGuardianshipDto): Promise<GuardianshipDto> {
    return this.guardianships.end(id, until);
  }
}
