import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, currentContext, IdPath, PathParams, Rights, type Page } from '@oln/service-kit';
import { HsdsExportService } from './hsds-export.service.js';
import {
  HsdsExportQuery,
  HsdsImportDto,
  HsdsImportListQuery,
  HsdsImportQuery,
  HsdsReportQuery,
  HsdsRowDto,
} from './hsds-import.dto.js';
import { HsdsImportService } from './hsds-import.service.js';
import { importView, rowView } from './hsds-import.views.js';
import { PACKAGE_TYPES } from './package-body.js';

@ApiTags('hsds-imports')
@Controller('hsds-imports')
export class HsdsImportController {
  constructor(private readonly imports: HsdsImportService) {}

  /**
   * Takes an HSDS 3.0 package in: a .zip of CSV files with `datapackage.json`, or services in the JSON form. Every row is kept
   * as received and gets its answer in the report. The same package again changes nothing.
   */
  @Post()
  @HttpCode(201)
  @Rights('hsds.import')
  @ApiConsumes(...PACKAGE_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: HsdsImportDto })
  async receive(@Query() { source, commune }: HsdsImportQuery, @Body() body: Buffer): Promise<HsdsImportDto> {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    return importView(await this.imports.receive(bytes, source, commune));
  }

  @Get()
  @Rights('hsds.keep')
  @ApiPage(HsdsImportDto)
  async list(@Query() { commune, ...page }: HsdsImportListQuery): Promise<Page<HsdsImportDto>> {
    const found = await this.imports.list(commune, page);
    return { ...found, items: found.items.map(importView) };
  }

  @Get(':id')
  @Rights('hsds.keep')
  @PathParams(IdPath)
  @ApiOkResponse({ type: HsdsImportDto })
  async get(@Param() { id }: IdPath): Promise<HsdsImportDto> {
    return importView(await this.imports.get(id));
  }

  /** The report: each row with what became of it, what is wrong with which column, and what to do. */
  @Get(':id/rows')
  @Rights('hsds.keep')
  @PathParams(IdPath)
  @ApiPage(HsdsRowDto)
  async rows(@Param() { id }: IdPath, @Query() { state, ...page }: HsdsReportQuery): Promise<Page<HsdsRowDto>> {
    const found = await this.imports.report(id, state, page);
    const { language } = currentContext();
    return { ...found, items: found.items.map((row) => rowView(row, language)) };
  }
}

@ApiTags('hsds-imports')
@Controller('hsds-export')
export class HsdsExportController {
  constructor(private readonly exports: HsdsExportService) {}

  /** The office's own map, or a data set it has imported, as an HSDS 3.0 package. */
  @Get()
  @Rights('hsds.keep')
  @ApiOkResponse({
    content: {
      'application/zip': { schema: { type: 'string', format: 'binary' } },
      'application/json': { schema: { type: 'array', items: { type: 'object' } } },
    },
  })
  async export(@Query() { form = 'tabular', source, commune }: HsdsExportQuery): Promise<StreamableFile> {
    const { bytes, type, fileName } = await this.exports.export({ form, source, commune });
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="${fileName}"` });
  }
}
