import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type RefusalDefinition } from '@oln/contracts';
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

  /** Throws OPEN_DATA.NOT_PUBLISHED, NOT_YET_SIGNED and NOT_INTACT. */
  async quarter(quarter: Quarter): Promise<{ rows: OpenRow[]; missing: readonly MissingCommune[] }> {
    const published = await this.figures.published(quarter);
    const { communes, missing } = published;
    if (communes.length === 0)
      throw new RefusedError(refuse(whyNothing(missing), { field: 'quarter', params: { quarter } }));
    return { rows: openRows(published), missing };
  }

  async sheet(quarter: Quarter): Promise<string> {
    return openSheet((await this.quarter(quarter)).rows);
  }

  async parquet(quarter: Quarter): Promise<Buffer> {
    return parquetOf(OPEN_COLUMNS, (await this.quarter(quarter)).rows, { quarter, license: LICENCE.url });
  }
}

function whyNothing(missing: readonly MissingCommune[]): RefusalDefinition {
  if (missing.length === 0) return OpenDataErrors.NOT_PUBLISHED;
  return missing.some(({ reason }) => reason === 'not-intact')
    ? OpenDataErrors.NOT_INTACT
    : OpenDataErrors.NOT_YET_SIGNED;
}
