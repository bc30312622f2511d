import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, PathParams, Rights } from '@oln/service-kit';
import { COORDINATE, READ_CASES } from '../access/roles.js';
import { CommunePath } from '../case-file/case-paths.js';
import { Example } from '../fields/example.js';
import { OfficePolicyBody, OfficePolicyDto } from './office-policy.dto.js';
import { OFFICE_POLICY } from './office-policy.examples.js';
import { OfficePolicyService, type OfficePolicyView } from './office-policy.service.js';

@ApiTags('office policy')
@Controller('communes/:commune/policy')
export class OfficePolicyController {
  constructor(private readonly policies: OfficePolicyService) {}

  @Get()
  @Rights(READ_CASES)
  @PathParams(CommunePath)
  @ApiOkResponse({ type: OfficePolicyDto })
  async get(@Param() { commune }: CommunePath): Promise<OfficePolicyDto> {
    return dtoOf(await this.policies.get(commune));
  }

  /** Replaces what the office decided. New cases start with it. For the first time send `If-Match: "0"`. */
  @Put()
  @Changes()
  @Rights(COORDINATE)
  @PathParams(CommunePath)
  @Example(OfficePolicyBody, OFFICE_POLICY)
  @ApiOkResponse({ type: OfficePolicyDto })
  async put(@Param() { commune }: CommunePath, @Body() body: OfficePolicyBody): Promise<OfficePolicyDto> {
    const terms = Object.fromEntries(body.terms.map(({ key, term }) => [key, term]));
    const numbers = Object.fromEntries(body.numbers.map(({ key, value }) => [key, value]));
    return dtoOf(await this.policies.put(commune, { terms, numbers }, body.tellRunning ?? false));
  }
}

const dtoOf = ({ commune, terms, numbers, version }: OfficePolicyView): OfficePolicyDto => ({
  commune,
  version,
  terms: Object.entries(terms).map(([key, term]) => ({ key, term })),
  numbers: Object.entries(numbers).map(([key, value]) => ({ key, value })),
});
