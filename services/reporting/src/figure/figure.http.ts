import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiPage, currentContext, PathParams, Rights, type Page } from '@oln/service-kit';
import type { Breakdown } from '../indicator/indicator.js';
import { FigureQuery, FiguresDto, IndicatorPath, IndicatorRecordDto, IndicatorRecordsQuery } from './figure.dto.js';
import { FigureService, type Figures } from './figure.service.js';
import { figureParquet } from './figure-parquet.js';
import { figureSheet } from './figure-sheet.js';
import { recordsView } from './figure.views.js';
import { RecordsService } from './records.service.js';

const PARQUET = 'application/vnd.apache.parquet';

@ApiTags('figures')
@Controller()
export class FigureController {
  constructor(
    private readonly figures: FigureService,
    private readonly records: RecordsService,
  ) {}

  /**
   * Values of indicators with what they were reckoned from: where, in which period, as they were known on a day, divided by what is
   * asked for. Outside the commune cells of fewer than five are not shown, nor what would give them away.
   */
  @Get('figures')
  @Rights('figures.read')
  @ApiOkResponse({ type: FiguresDto })
  get(@Query() query: FigureQuery): Promise<FiguresDto> {
    return this.asked(query);
  }

  /** The same as a sheet (CSV). */
  @Get('figures/sheet')
  @Rights('figures.read')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="figures.csv"')
  async sheet(@Query() query: FigureQuery): Promise<string> {
    return figureSheet(await this.asked(query), currentContext().language);
  }

  /** The same for programs: Apache Parquet, with the columns of the sheet under names that do not change with the language. */
  @Get('figures/parquet')
  @Rights('figures.read')
  @ApiOkResponse({ content: { [PARQUET]: { schema: { type: 'string', format: 'binary' } } } })
  async parquet(@Query() query: FigureQuery): Promise<StreamableFile> {
    const bytes = await figureParquet(await this.asked(query), currentContext().language);
    return new StreamableFile(bytes, { type: PARQUET, disposition: 'attachment; filename="figures.parquet"' });
  }

  /** The records behind an indicator, the latest first: pseudonymous ids, within the commune. Every reading is on record. */
  @Get('indicators/:indicator/cases')
  @Rights('figures.records')
  @PathParams(IndicatorPath)
  @ApiPage(IndicatorRecordDto)
  async cases(
    @Param() { indicator }: IndicatorPath,
    @Query() { cursor, limit, ...asked }: IndicatorRecordsQuery,
  ): Promise<Page<IndicatorRecordDto>> {
    return recordsView(await this.records.list({ indicator, ...asked }, { cursor, limit }));
  }

  private asked({ indicators, by, ...asked }: FigureQuery): Promise<Figures> {
    return this.figures.figures({
      ...asked,
      indicators: [...new Set(indicators.split(','))],
      by: [...new Set((by?.split(',') ?? []) as Breakdown[])],
    });
  }
}
