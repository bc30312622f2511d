import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { currentContext, PathParams, Rights } from '@oln/service-kit';
import { HeavyWork } from './heavy-work.js';
import { reportPdf } from './pdf/report-pdf.js';
import { ReportPath, ReportQuery } from './report.dto.js';
import type { Report } from './report.js';
import { ReportService } from './report.service.js';
import { reportXlsx } from './xlsx/report-xlsx.js';

const PDF = 'application/pdf';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('reports')
@Controller('communes/:commune/reports/:month')
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly heavy: HeavyWork,
  ) {}

  /**
   * The monthly report of a commune to read and print: the five things that matter, then each part in a sentence, charts and figures.
   * Outside the commune small figures are not shown. Every report is on record, by the reference that it carries.
   */
  @Get('pdf')
  @Rights('reports.read')
  @PathParams(ReportPath)
  @ApiOkResponse({ content: { [PDF]: { schema: { type: 'string', format: 'binary' } } } })
  pdf(@Param() path: ReportPath, @Query() query: ReportQuery): Promise<StreamableFile> {
    return this.file(path, query, { type: PDF, ends: 'pdf', write: reportPdf });
  }

  /** The same as a workbook: figures as numbers, charts that follow their cells, what each figure means. */
  @Get('xlsx')
  @Rights('reports.read')
  @PathParams(ReportPath)
  @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } })
  xlsx(@Param() path: ReportPath, @Query() query: ReportQuery): Promise<StreamableFile> {
    return this.file(path, query, { type: XLSX, ends: 'xlsx', write: reportXlsx });
  }

  private file(
    path: ReportPath,
    { asOf, language }: ReportQuery,
    { type, ends, write }: Form,
  ): Promise<StreamableFile> {
    const { principal, language: preferred } = currentContext();
    return this.heavy.run(principal.person, async () => {
      const report = await this.reports.report({ ...path, asOf, language: language ?? preferred });
      const disposition = `attachment; filename="oln-${path.commune}-${path.month}.${ends}"`;
      return new StreamableFile(await write(report), { type, disposition });
    });
  }
}

interface Form {
  type: string;
  ends: string;
  write: (report: Report) => Promise<Buffer>;
}
