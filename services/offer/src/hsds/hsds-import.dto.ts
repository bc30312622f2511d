import { ApiProperty } from '@nestjs/swagger';
import {
  CodeField,
  CommuneField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PartField,
  PatternField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { ROW_STATES, type RowState } from './hsds-import.js';

const SOURCE = /^[a-z0-9][a-z0-9._-]{0,79}$/;

export class HsdsImportQuery {
  @PatternField(SOURCE, {
    example: 'catastro-2026',
    max: 80,
    describe:
      'Name of the data set: the same row of the same source is one record, ever; a package is all that its source says',
  })
  source: string;

  @CommuneField({ optional: true }) commune?: string;
}

export class HsdsImportListQuery extends PageQuery {
  @CommuneField({ optional: true }) commune?: string;
}

export class HsdsReportQuery extends PageQuery {
  @CodeField(ROW_STATES, { optional: true }) state?: RowState;
}

export class HsdsExportQuery {
  @CodeField(['tabular', 'json'], { optional: true, describe: '`tabular`: a .zip of CSV files with datapackage.json' })
  form?: 'tabular' | 'json';

  @PatternField(SOURCE, {
    optional: true,
    example: 'catastro-2026',
    max: 80,
    describe:
      'A data set that was imported, as it came, with what the office has changed since; absent: the office’s own map',
  })
  source?: string;

  @CommuneField({ optional: true }) commune?: string;
}

export class HsdsCountsDto {
  @IntField({ example: 120, describe: 'New' }) accepted: number;
  @IntField({ example: 3, describe: 'Say something else than before' }) changed: number;
  @IntField({ example: 0, describe: 'Say what they said before' }) unchanged: number;
  @IntField({ example: 14, describe: 'The map has no use for them: kept, and given back' }) kept: number;
  @IntField({ example: 2, describe: 'Must be corrected: kept, and in no list' }) refused: number;
  @IntField({ example: 0, describe: 'The source had them before and does not name them any more: the map keeps them' })
  absent: number;
}

export class HsdsImportDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, example: 1 }) version: number;
  @PatternField(SOURCE, { example: 'catastro-2026', max: 80 }) source: string;
  @CodeField(['tabular', 'json']) form: 'tabular' | 'json';
  @PersonField() receivedBy: string;
  @InstantField() receivedAt: string;
  @PartField(() => HsdsCountsDto) counts: HsdsCountsDto;
}

export class HsdsRemarkDto {
  @TextField({ example: 'HSDS_ROW.REQUIRED' }) code: string;
  @TextField({ optional: true, example: 'name', describe: 'Column, or part and field in the JSON form' })
  column?: string;
  @TextField({ example: 'Falta «name», que HSDS exige' }) title: string;
  @TextField({ example: 'Complete la celda' }) todo: string;
}

export class HsdsRowDto {
  @TextField({ example: 'services.csv' }) file: string;
  @IntField({ min: 1, example: 7, describe: 'Line of the file, or number of the service in the JSON form' })
  row: number;
  @CodeField(ROW_STATES) state: RowState;
  @ListField(() => HsdsRemarkDto, { describe: 'What is wrong, and what to do' }) remarks: HsdsRemarkDto[];
  @IdField({ optional: true, describe: 'Organisation or service of the map' }) recordId?: string;
  @ApiProperty({
    required: false,
    example: ['srv-17', 'org-3', 'Salud mental'],
    description: 'The row as received; absent where the source said the same before',
  })
  record?: unknown;
}
