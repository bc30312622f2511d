import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { parquetOf } from '../figure/parquet.js';
import { dataSetOf } from './dataset.js';
import { LICENCE, OPEN_COLUMNS, openRows, openSheet, type OpenRow } from './open-data.js';
import type { OpenDataSetDto } from './open-data.dto.js';
import { OpenDataErrors } from './open-data.errors.js';
import { OpenFigures } from './open-figures.js';
import type { Quarter } from './quarter.js';

/** What is open to everybody: sums of all communes by quarter. Nothing of it depends on who asks, so no reading of it is on record. */
@Injectable()
export class OpenDataService {
  constructor(private readonly figures: OpenFigures) {}

  async dataSet(): Promise<OpenDataSetDto> {
    return dataSetOf(await this.figures.quarters());
  }

  /** Throws OPEN_DATA.NOT_PUBLISHED. */
  async rows(quarter: Quarter): Promise<OpenRow[]> {
    if (!(await this.figures.quarters()).includes(quarter))
      throw new RefusedError(refuse(OpenDataErrors.NOT_PUBLISHED, { field: 'quarter', params: { quarter } }));
    return openRows(await this.figures.published(quarter));
  }

  async sheet(quarter: Quarter): Promise<string> {
    return openSheet(await this.rows(quarter));
  }

  async parquet(quarter: Quarter): Promise<Buffer> {
    return parquetOf(OPEN_COLUMNS, await this.rows(quarter), { quarter, license: LICENCE.url });
  }
}
