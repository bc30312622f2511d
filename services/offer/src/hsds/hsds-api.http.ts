import { Controller, Get, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PathParams, Rights } from '@oln/service-kit';
import type { FastifyRequest } from 'fastify';
import { answered, ApiHsdsPages } from './hsds-answer.js';
import {
  HsdsDocDto,
  HsdsOrganizationQuery,
  HsdsOrganizationsQuery,
  type HsdsPageDto,
  HsdsPath,
  HsdsPlacesQuery,
  HsdsRootDto,
  HsdsSearchQuery,
  HsdsServicesQuery,
  HsdsTermsQuery,
} from './hsds-api.dto.js';
import { HsdsApiService, HsdsOrganizationsService } from './hsds-api.service.js';

type Doc = Record<string, unknown>;
type Pages = Promise<HsdsPageDto | StreamableFile>;

/** The read API of HSDS 3.0: paths, parameters and answers are the specification's. */
@ApiTags('hsds')
@Controller('hsds')
export class HsdsApiController {
  constructor(
    private readonly map: HsdsApiService,
    private readonly givers: HsdsOrganizationsService,
  ) {}

  @Get()
  @Rights('hsds.read')
  @ApiOkResponse({ type: HsdsRootDto })
  root(@Req() request: FastifyRequest): HsdsRootDto {
    const base = `${request.protocol}://${request.host}`;
    const profile = 'https://docs.openreferral.org/en/latest/hsds/';
    return { version: '3.0', profile, openapi_url: `${base}/api/offer/v1/openapi.json` };
  }

  /** Services that serve the caller's communes, with fields of one value. */
  @Get('services')
  @Rights('hsds.read')
  @ApiHsdsPages()
  services(@Query() query: HsdsServicesQuery): Pages {
    return answered(query, (at) => this.map.services(query, at));
  }

  @Get('services/:id')
  @Rights('hsds.read')
  @PathParams(HsdsPath)
  @ApiOkResponse({ type: HsdsDocDto })
  service(@Param() { id }: HsdsPath): Promise<Doc> {
    return this.map.service(id);
  }

  @Get('organizations')
  @Rights('hsds.read')
  @ApiHsdsPages()
  organizations(@Query() query: HsdsOrganizationsQuery): Pages {
    return answered(query, (at) => this.givers.list(query, at));
  }

  @Get('organizations/:id')
  @Rights('hsds.read')
  @PathParams(HsdsPath)
  @ApiOkResponse({ type: HsdsDocDto })
  organization(@Param() { id }: HsdsPath, @Query() { full_service }: HsdsOrganizationQuery): Promise<Doc> {
    return this.givers.get(id, full_service ?? false);
  }

  /** Lists of codes of the map: needs, sectors, motives, requirements, sexes. */
  @Get('taxonomies')
  @Rights('hsds.read')
  @ApiHsdsPages()
  taxonomies(@Query() query: HsdsSearchQuery): Pages {
    return answered(query, (at) => this.map.taxonomies(query.search, at));
  }

  @Get('taxonomies/:id')
  @Rights('hsds.read')
  @PathParams(HsdsPath)
  @ApiOkResponse({ type: HsdsDocDto })
  taxonomy(@Param() { id }: HsdsPath): Doc {
    return this.map.taxonomy(id);
  }

  /** Codes in use. */
  @Get('taxonomy_terms')
  @Rights('hsds.read')
  @ApiHsdsPages()
  terms(@Query() query: HsdsTermsQuery): Pages {
    return answered(query, (at) => this.map.terms(query, at));
  }

  @Get('taxonomy_terms/:id')
  @Rights('hsds.read')
  @PathParams(HsdsPath)
  @ApiOkResponse({ type: HsdsDocDto })
  term(@Param() { id }: HsdsPath): Promise<Doc> {
    return this.map.term(id);
  }

  @Get('service_at_locations')
  @Rights('hsds.read')
  @ApiHsdsPages()
  places(@Query() query: HsdsPlacesQuery): Pages {
    return answered(query, (at) => this.map.places(query, at));
  }

  @Get('service_at_locations/:id')
  @Rights('hsds.read')
  @PathParams(HsdsPath)
  @ApiOkResponse({ type: HsdsDocDto })
  place(@Param() { id }: HsdsPath): Promise<Doc> {
    return this.map.place(id);
  }
}
