import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { currentContext, ExportReasonQuery, HeldDataQuery, HeldPersonPath, PathParams, Rights } from '@oln/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HeldDataDto, WhoReadPageDto } from './held-data.dto.js';
import { heldDataPage, PAGE_POLICY } from './held-data-page.js';
import { HeldDataService } from './held-data.service.js';

/** The rights of a person to what is held on them: all of it, and who read it. */
@ApiTags('rights of persons')
@ApiExtraModels(HeldDataDto)
@Controller('persons/:id')
export class HeldDataController {
  constructor(private readonly held: HeldDataService) {}

  /**
   * Everything that all services hold on a person of the registry, and who read it: JSON to be taken elsewhere, or (`Accept: text/html`)
   * one page to be read and printed. Nothing of other persons. HELD_DATA.INCOMPLETE where a service does not answer.
   */
  @Get('held-data')
  @Header('cache-control', 'no-store')
  @Header('vary', 'accept, accept-language')
  @Rights('held-data.export')
  @PathParams(HeldPersonPath)
  @ApiOkResponse({
    description: 'Everything, as JSON or as a page',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(HeldDataDto) } },
      'text/html': { schema: { type: 'string' } },
    },
  })
  async export(
    @Param() { id }: HeldPersonPath,
    @Query() { reason }: ExportReasonQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HeldDataDto | string> {
    const data = await this.held.export({ personId: id, reason, token: request.olnToken! });
    if (!(request.headers.accept ?? '').includes('text/html')) return data;
    void reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY);
    return heldDataPage(data, currentContext().language);
  }

  /** Who read or changed what is about the person, over all services: the newest first. */
  @Get('readers')
  @Header('cache-control', 'no-store')
  @Rights('held-data.export')
  @PathParams(HeldPersonPath)
  @ApiOkResponse({ type: WhoReadPageDto })
  readers(
    @Param() { id }: HeldPersonPath,
    @Query() { reason, ...page }: HeldDataQuery,
    @Req() request: FastifyRequest,
  ): Promise<WhoReadPageDto> {
    return this.held.readers({ personId: id, reason, token: request.olnToken! }, page);
  }
}
