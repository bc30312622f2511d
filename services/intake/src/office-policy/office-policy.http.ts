import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, PathParams, Rights } from '@oln/service-kit';
import { OVERSIGHT } from '../access/office-roles.js';
import { CommunePath, OfficePolicyDto, PutOfficePolicyDto } from './office-policy.dto.js';
import { OfficePolicyService, type OfficePolicyView } from './office-policy.service.js';

@ApiTags('office policy')
@Controller('communes/:commune/policy')
export class OfficePolicyController {
  constructor(private readonly policies: OfficePolicyService) {}

  @Get()
  @Rights({ roles: OVERSIGHT })
  @PathParams(CommunePath)
  @ApiOkResponse({ type: OfficePolicyDto })
  async get(@Param() { commune }: CommunePath): Promise<OfficePolicyDto> {
    return view(await this.policies.get(commune));
  }

  /** Replaces what the office decided. New requests start with it. For the first time send `If-Match: "0"`. */
  @Put()
  @Changes()
  @Rights({ roles: ['coordinator', 'regional-supervisor'] })
  @PathParams(CommunePath)
  @ApiOkResponse({ type: OfficePolicyDto })
  async put(@Param() { commune }: CommunePath, @Body() body: PutOfficePolicyDto): Promise<OfficePolicyDto> {
    const terms = Object.fromEntries(body.terms.map(({ key, term }) => [key, term]));
    const numbers = Object.fromEntries(body.numbers.map(({ key, value }) => [key, value]));
    return view(await this.policies.put(commune, { terms, numbers }, body.tellRunning ?? false));
  }
}

const view = ({ commune, terms, numbers, version }: OfficePolicyView): OfficePolicyDto => ({
  commune,
  version,
  terms: Object.entries(terms).map(([key, term]) => ({ key, term })),
  numbers: Object.entries(numbers).map(([key, value]) => ({ key, value })),
});
