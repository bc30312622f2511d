import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { parquetOf } from '../figure/parquet.js';
import { dataSetOf } from './dataset.js';
import { LICENCE, OPEN_COLUMNS, openRows, openSheet, type OpenRow } from './open-data.js';
import type { OpenDataSetDto } from './open-data.dto.js';
import { OpenDataErrors } from './open-data.errors.js';
import { OpenFigures, type MissingCommune } from './open-figures.js';
import type { Quarter } from './quarter.js';

/** What is open to everybody: what was signed, by quarter. Nothing of it depends on who asks, so no reading of it is on record. */
@Injectable()
export class OpenDataService {
  constructor(private readonly figures: OpenFigures) {}

  async dataSet(): Promise<OpenDataSetDto> {
    return dataSetOf(await this.figures.quarters());
  }

  /** Throws OPEN_DATA.NOT_PUBLISHED and NOT_YET_SIGNED. */
  async quarter(quarter: Quarter): Promise<{ rows: OpenRow[]; missing: readonly MissingCommune[] }> {
    const published = await this.figures.published(quarter);
    const { communes, missing } = published;
    if (communes.length === 0) {
      const error = missing.length === 0 ? OpenDataErrors.NOT_PUBLISHED : OpenDataErrors.NOT_YET_SIGNED;
      throw new RefusedError(refuse(error, { field: 'quarter', params: { quarter } }));
    }
    return { rows: openRows(published), missing };
  }

  async sheet(quarter: Quarter): Promise<string> {
    return openSheet((await this.quarter(quarter)).rows);
  }

  async parquet(quarter: Quarter): Promise<Buffer> {
    return parquetOf(OPEN_COLUMNS, (await this.quarter(quarter)).rows, { quarter, license: LICENCE.url });
  }
}
