import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, PathParams, Rights } from '@oln/service-kit';
import { FamilyService, type FamilyFile } from './family.service.js';
import type { Family } from './family.js';
import type { Match } from './matching.js';
import { MergeService } from './merge.service.js';
import type { Person } from './person.js';
import {
  DeathDto,
  FamilyDto,
  FamilyFileDto,
  MatchDto,
  MembersDto,
  MergeDto,
  PersonDataDto,
  PersonDto,
  RegisterFamilyDto,
  RegisterPersonDto,
  RegistryPath,
  SearchPersonDto,
} from './registry.dto.js';
import { RegistryService } from './registry.service.js';

const ATTENDING = ['coordinator', 'case-manager', 'family-therapist', 'community-manager', 'chcc-support'] as const;

@ApiTags('registry')
@Controller('persons')
export class PersonController {
  constructor(
    private readonly registry: RegistryService,
    private readonly merges: MergeService,
  ) {}

  /** Registers a child or adult. Whoever is in the registry already is not created again. */
  @Post()
  @Rights({ roles: ATTENDING })
  @ApiCreatedResponse({ type: PersonDto })
  register(@Body() { commune, confirmedNew, ...data }: RegisterPersonDto): Promise<Person> {
    return this.registry.register({ data, commune, confirmedNew });
  }

  /** Looks by RUN or by name and date of birth. By POST, so that nothing personal is in an address. */
  @Post('search')
  @HttpCode(200)
  @Rights({ roles: ATTENDING, readOnly: true })
  @ApiOkResponse({ type: MatchDto, isArray: true })
  search(@Body() { commune, ...criteria }: SearchPersonDto): Promise<(Match & { person: Person })[]> {
    return this.registry.search(criteria, commune);
  }

  @Get(':id')
  @Rights({ roles: ATTENDING })
  @PathParams(RegistryPath)
  @ApiOkResponse({ type: PersonDto })
  read(@Param() { id }: RegistryPath): Promise<Person> {
    return this.registry.read(id);
  }

  /** Corrects the data of a person; what was there before is kept. */
  @Put(':id')
  @Changes()
  @Rights({ roles: ATTENDING })
  @PathParams(RegistryPath)
  @ApiOkResponse({ type: PersonDto })
  rectify(@Param() { id }: RegistryPath, @Body() data: PersonDataDto): Promise<Person> {
    return this.registry.rectify(id, data);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Changes()
  @Rights({ roles: ['coordinator'] })
  @PathParams(RegistryPath)
  @ApiOkResponse({ type: PersonDto })
  merge(@Param() { id }: RegistryPath, @Body() { into }: MergeDto): Promise<Person> {
    return this.merges.merge(id, into);
  }

  @Post(':id/unmerge')
  @HttpCode(200)
  @Changes()
  @Rights({ roles: ['coordinator'] })
  @PathParams(RegistryPath)
  @ApiOkResponse({ type: PersonDto })
  unmerge(@Param() { id }: RegistryPath): Promise<Person> {
    return this.merges.undo(id);
  }

  @Post(':id/death')
  @HttpCode(200)
  @Changes()
  @Rights({ roles: ATTENDING })
  @PathParams(RegistryPath)
  @ApiOkResponse({ type: PersonDto })
  death(@Param() { id }: RegistryPath, @Body() { on }: DeathDto): Promise<Person> {
    return this.merges.recordDeath(id, on);
  }
}

@ApiTags('registry')
@Controller('families')
export class FamilyController {
  constructor(private readonly families: FamilyService) {}

  @Post()
  @Rights({ roles: ATTENDING })
  @ApiCreatedResponse({ type: FamilyDto })
  register(@Body() { members, commune }: RegisterFamilyDto): Promise<Family> {
    return this.families.register(members, commune);
  }

  @Get(':id')
  @Rights({ roles: ATTENDING })
  @PathParams(RegistryPath)
  @ApiOkResponse({ type: FamilyFileDto })
  read(@Param() { id }: RegistryPath): Promise<FamilyFile> {
    return this.families.read(id);
  }

  @Put(':id/members')
  @Changes()
  @Rights({ roles: ATTENDING })
  @PathParams(RegistryPath)
  @ApiOkResponse({ type: FamilyDto })
  changeMembers(@Param() { id }: RegistryPath, @Body() { members }: MembersDto): Promise<Family> {
    return this.families.changeMembers(id, members);
  }
}
