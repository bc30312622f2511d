import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { currentContext, PathParams, Rights } from '@oln/service-kit';
import { HeavyWork } from '../report/heavy-work.js';
import type { Form } from './dataset.js';
import { LICENCE } from './open-data.js';
import { OpenDataPath, OpenDataSetDto, OpenQuarterDto } from './open-data.dto.js';
import { OpenDataService } from './open-data.service.js';

const PARQUET = 'application/vnd.apache.parquet';

/** The same for whoever asks: aggregates of all communes, by quarter, as each coordinator has signed them. */
@ApiTags('open-data')
@Controller('open-data')
export class OpenDataController {
  constructor(
    private readonly data: OpenDataService,
    private readonly heavy: HeavyWork,
  ) {}

  /** What there is: title, licence, columns, quarters, which communes have not signed them, and files, in the words of DCAT. */
  @Get()
  @Rights('open-data.read')
  @ApiOkResponse({ type: OpenDataSetDto })
  dataSet(): Promise<OpenDataSetDto> {
    return this.data.dataSet();
  }

  /** A quarter as CSV. */
  @Get(':quarter/csv')
  @Rights('open-data.read')
  @PathParams(OpenDataPath)
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async sheet(@Param() { quarter }: OpenDataPath): Promise<StreamableFile> {
    const sheet = await this.whole(() => this.data.sheet(quarter));
    return fileOf(Buffer.from(sheet), { quarter, form: 'csv', type: 'text/csv; charset=utf-8' });
  }

  /** A quarter as JSON, with the communes of which nothing is published yet, and why. */
  @Get(':quarter/json')
  @Rights('open-data.read')
  @PathParams(OpenDataPath)
  @ApiOkResponse({ type: OpenQuarterDto })
  async rows(@Param() { quarter }: OpenDataPath): Promise<OpenQuarterDto> {
    const { rows, missing } = await this.whole(() => this.data.quarter(quarter));
    return { quarter, license: LICENCE.url, missing: [...missing], items: rows };
  }

  /** A quarter as Apache Parquet. */
  @Get(':quarter/parquet')
  @Rights('open-data.read')
  @PathParams(OpenDataPath)
  @ApiOkResponse({ content: { [PARQUET]: { schema: { type: 'string', format: 'binary' } } } })
  async parquet(@Param() { quarter }: OpenDataPath): Promise<StreamableFile> {
    const bytes = await this.whole(() => this.data.parquet(quarter));
    return fileOf(bytes, { quarter, form: 'parquet', type: PARQUET });
  }

  private whole<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.heavy.run(currentContext().principal.person, work);
  }
}

const fileOf = (
  bytes: Buffer,
  { quarter, form, type }: { quarter: string; form: Form; type: string },
): StreamableFile => new StreamableFile(bytes, { type, disposition: `attachment; filename="oln-${quarter}.${form}"` });
