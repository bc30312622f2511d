import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, PathParams, Rights } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { FamiliesQuery, FamilyDto, LeavingDto, MemberPath, NewMemberDto, RegisterFamilyDto } from './family.dto.js';
import { FamilyService } from './family.service.js';
import { familyView } from './family.views.js';

@ApiTags('registry')
@Controller('families')
export class FamilyController {
  constructor(private readonly families: FamilyService) {}

  /** Enters a household of people who are in the registry. */
  @Post()
  @Rights('registry.keep')
  @ApiCreatedResponse({ type: FamilyDto })
  register(@Body() { commune, members }: RegisterFamilyDto): Promise<FamilyDto> {
    return this.families.register(members, commune);
  }

  @Get()
  @Rights('registry.read')
  @ApiOkResponse({ type: FamilyDto, isArray: true })
  async ofPerson(@Query() { personId }: FamiliesQuery): Promise<FamilyDto[]> {
    return (await this.families.ofPerson(personId)).map(familyView);
  }

  @Get(':id')
  @Rights('registry.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: FamilyDto })
  async get(@Param() { id }: IdPath): Promise<FamilyDto> {
    return familyView(await this.families.get(id));
  }

  @Post(':id/members')
  @HttpCode(200)
  @Rights('registry.keep')
  @Changes()
  @PathParams(IdPath)
  @ApiOkResponse({ type: FamilyDto })
  join(@Param() { id }: IdPath, @Body() member: NewMemberDto): Promise<FamilyDto> {
    return this.families.join(id, member);
  }

  @Post(':id/members/:personId/leave')
  @HttpCode(200)
  @Rights('registry.keep')
  @Changes()
  @PathParams(MemberPath)
  @ApiOkResponse({ type: FamilyDto })
  leave(@Param() { id, personId }: MemberPath, @Body() { reason }: LeavingDto): Promise<FamilyDto> {
    return this.families.leave(id, personId, reason);
  }
}
