import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { RightName } from '@oln/identity';
import { Example } from '../http/example.js';
import { PathParams } from '../http/path-params.js';
import { Changes, Rights } from '../http/rights.js';
import { CommunePath, OFFICE_POLICY, OfficePolicyBody, OfficePolicyDto } from './office-policy.dto.js';
import { OfficePolicyService, type OfficePolicyView } from './office-policy.service.js';

export interface OfficePolicyRights {
  read: RightName;
  change: RightName;
}

/** The door of a service's own terms: who may use it differs by service. */
export function officePolicyController(rights: OfficePolicyRights): new (policies: OfficePolicyService) => object {
  @ApiTags('office policy')
  @Controller('communes/:commune/policy')
  class OfficePolicyController {
    constructor(private readonly policies: OfficePolicyService) {}

    @Get()
    @Rights(rights.read)
    @PathParams(CommunePath)
    @ApiOkResponse({ type: OfficePolicyDto })
    async get(@Param() { commune }: CommunePath): Promise<OfficePolicyDto> {
      return view(await this.policies.get(commune));
    }

    /** Replaces what the office decided. What is opened from now on starts with it. For the first time send `If-Match: "0"`. */
    @Put()
    @Changes()
    @Rights(rights.change)
    @PathParams(CommunePath)
    @Example(OfficePolicyBody, OFFICE_POLICY)
    @ApiOkResponse({ type: OfficePolicyDto })
    async put(@Param() { commune }: CommunePath, @Body() body: OfficePolicyBody): Promise<OfficePolicyDto> {
      const terms = Object.fromEntries(body.terms.map(({ key, term }) => [key, term]));
      const numbers = Object.fromEntries(body.numbers.map(({ key, value }) => [key, value]));
      return view(await this.policies.put(commune, { terms, numbers }, body.tellRunning ?? false));
    }
  }
  return OfficePolicyController;
}

const view = ({ commune, terms, numbers, version }: OfficePolicyView): OfficePolicyDto => ({
  commune,
  version,
  terms: Object.entries(terms).map(([key, term]) => ({ key, term })),
  numbers: Object.entries(numbers).map(([key, value]) => ({ key, value })),
});
