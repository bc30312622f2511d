import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, currentContext, PathParams, Rights, type Page } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { SHEET_TYPES } from './sheet-body.js';
import {
  CountedImportDto,
  ImportListQuery,
  ImportQuery,
  ImportRowDto,
  ReceivedImportDto,
  RequestImportDto,
  ResolveRowDto,
  RowPath,
  RowsQuery,
} from './request-import.dto.js';
import { RequestImportService } from './request-import.service.js';
import { countedView, importView, rowView } from './request-import.views.js';
import { RowReview } from './row-review.service.js';

@ApiTags('imports')
@Controller('request-imports')
export class RequestImportController {
  constructor(
    private readonly imports: RequestImportService,
    private readonly review: RowReview,
  ) {}

  /** Takes a sheet of requests in, as an office keeps it (CSV or XLSX). Every row is kept as received and gets its answer in the report. */
  @Post()
  @HttpCode(202)
  @Rights('imports.keep')
  @ApiConsumes(...SHEET_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({
    name: 'x-file-name',
    required: false,
    description: 'Name of the file, percent-encoded; kept sealed',
    schema: { type: 'string', maxLength: 300 },
  })
  @ApiAcceptedResponse({ type: ReceivedImportDto })
  receive(
    @Query() { source, commune }: ImportQuery,
    @Body() body: Buffer,
    @Headers('x-file-name') fileName?: string,
  ): Promise<ReceivedImportDto> {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    return this.imports.receive({ bytes, source, commune, fileName: fileName?.slice(0, 300) });
  }

  @Get()
  @Rights('imports.keep')
  @ApiPage(RequestImportDto)
  async list(@Query() { cursor, limit, commune }: ImportListQuery): Promise<Page<RequestImportDto>> {
    const found = await this.imports.list(commune, { cursor, limit });
    return { ...found, items: found.items.map(importView) };
  }

  /** How far the import is, and what became of the rows so far. */
  @Get(':id')
  @Rights('imports.keep')
  @PathParams(IdPath)
  @ApiOkResponse({ type: CountedImportDto })
  async get(@Param() { id }: IdPath): Promise<CountedImportDto> {
    return countedView(await this.imports.get(id));
  }

  /** The report: each row with its answer, what is wrong with which cell, and what to do. */
  @Get(':id/rows')
  @Rights('imports.keep')
  @PathParams(IdPath)
  @ApiPage(ImportRowDto)
  async rows(@Param() { id }: IdPath, @Query() { cursor, limit, state }: RowsQuery): Promise<Page<ImportRowDto>> {
    const found = await this.imports.report(id, state, { cursor, limit });
    const { language } = currentContext();
    return { ...found, items: found.items.map((row) => rowView(row, language)) };
  }

  /** Somebody compared the row with the registry and says who it is about. */
  @Post(':id/rows/:row/resolve')
  @HttpCode(200)
  @Rights('imports.keep')
  @PathParams(RowPath)
  @ApiOkResponse({ type: ImportRowDto })
  async resolve(
    @Param() { id, row }: RowPath,
    @Body() { personId, confirmedNew }: ResolveRowDto,
  ): Promise<ImportRowDto> {
    return rowView(await this.review.resolve(id, row, { personId, isNew: confirmedNew }), currentContext().language);
  }
}
