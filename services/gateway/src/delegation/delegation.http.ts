import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Example, IdField, InstantField, PathParams, PersonField, Rights } from '@oln/service-kit';
import { CommunePath } from '../staff/staff.dto.js';
import { iso } from '../words/instant.js';
import type { Delegation } from './delegation.js';
import { DelegationService } from './delegation.service.js';

class DelegationPath extends CommunePath {
  @IdField() id: string;
}

export class DelegationBody {
  @PersonField({ optional: true, describe: 'Who is away; the caller if left out' }) from?: string;
  @PersonField({ describe: 'Who stands in' }) to: string;
  @InstantField({ optional: true, describe: 'Now if left out' }) startsAt?: string;
  @InstantField({ describe: 'Sixty days after the beginning at most' }) endsAt: string;
}

export class DelegationDto {
  @IdField() id: string;
  @PersonField() from: string;
  @PersonField() to: string;
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @PersonField() createdBy: string;
}

/** Absences: who stands in for whom, and until when. */
@ApiTags('delegations')
@Controller('communes/:commune/delegations')
export class DelegationController {
  constructor(private readonly delegations: DelegationService) {}

  /** From then on who stands in does what the other may, with what is in the other's charge; whoever has signed in within ten seconds. */
  @Post()
  @Rights('delegations.keep')
  @PathParams(CommunePath)
  @Example(DelegationBody, { to: 'gestora-2', endsAt: '2026-12-18T21:00:00Z' })
  @ApiCreatedResponse({ type: DelegationDto })
  async add(@Param() { commune }: CommunePath, @Body() body: DelegationBody): Promise<DelegationDto> {
    const { from, to, startsAt, endsAt } = body;
    const asked = { from, to, startsAt: startsAt ? new Date(startsAt) : undefined, endsAt: new Date(endsAt) };
    return view(await this.delegations.add(commune, asked));
  }

  /** Those in force and those to come. */
  @Get()
  @Rights('directory.read')
  @PathParams(CommunePath)
  @ApiOkResponse({ type: DelegationDto, isArray: true })
  async coming(@Param() { commune }: CommunePath): Promise<DelegationDto[]> {
    return (await this.delegations.coming(commune)).map(view);
  }

  /** Somebody is back sooner. */
  @Delete(':id')
  @HttpCode(204)
  @Rights('delegations.keep')
  @PathParams(DelegationPath)
  @ApiNoContentResponse()
  end(@Param() { commune, id }: DelegationPath): Promise<void> {
    return this.delegations.end(commune, id);
  }
}

const view = ({ id, from, to, startsAt, endsAt, createdBy }: Delegation): DelegationDto => ({
  ...{ id, from, to, createdBy },
  ...{ startsAt: iso(startsAt), endsAt: iso(endsAt) },
});
