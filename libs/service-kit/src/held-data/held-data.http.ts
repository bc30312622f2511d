import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page } from '../http/page.js';
import { PathParams } from '../http/path-params.js';
import { Rights } from '../http/rights.js';
import { HeldDataQuery, HeldPersonPath, HeldRecordDto, ReadersPageDto } from './held-data.dto.js';
import { HeldDataService } from './held-data.service.js';

/** What the service holds on a person, and who read it. The gateway makes one document of what all services say. */
@ApiTags('rights of persons')
@Controller('persons/:id')
export class HeldDataController {
  constructor(private readonly held: HeldDataService) {}

  /** All records that are about the person, with their fields in words. Nothing of other persons. */
  @Get('held-data')
  @Header('cache-control', 'no-store')
  @Rights('held-data.export')
  @PathParams(HeldPersonPath)
  @ApiPage(HeldRecordDto)
  export(@Param() { id }: HeldPersonPath, @Query() { reason, ...page }: HeldDataQuery): Promise<Page<HeldRecordDto>> {
    return this.held.export(id, reason, page);
  }

  /** Who read or changed what is about the person: the newest first. */
  @Get('readers')
  @Header('cache-control', 'no-store')
  @Rights('held-data.export')
  @PathParams(HeldPersonPath)
  @ApiOkResponse({ type: ReadersPageDto })
  async readers(@Param() { id }: HeldPersonPath, @Query() { reason, ...page }: HeldDataQuery): Promise<ReadersPageDto> {
    return this.held.readers(id, reason, page);
  }
}
