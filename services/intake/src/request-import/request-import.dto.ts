import { ApiProperty } from '@nestjs/swagger';
import {
  CodeField,
  CommuneField,
  FlagField,
  IdField,
  IdListField,
  InstantField,
  IntField,
  IntQuery,
  ListField,
  PageQuery,
  PartField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { PersonField } from '../access/paths.js';
import { ROW_STATES, type RowState } from './request-import.js';

const SOURCE = /^[a-z0-9][a-z0-9._-]{0,79}$/;

export class ImportQuery {
  @PatternField(SOURCE, {
    example: 'escuela-d-120.2026-03',
    max: 80,
    describe: 'Who the sheet comes from: the same row of the same source is one request, ever',
  })
  source: string;

  @CommuneField({ optional: true })
  commune?: string;
}

export class ImportListQuery extends PageQuery {
  @CommuneField({ optional: true })
  commune?: string;
}

export class RowsQuery extends PageQuery {
  @CodeField(ROW_STATES, { optional: true })
  state?: RowState;
}

export class RowPath {
  @IdField()
  id: string;

  @IntQuery({ min: 1, max: 20_000, example: 7, describe: 'Number of the row in the sheet' })
  row: number;
}

export class ResolveRowDto {
  @IdField({ optional: true, describe: 'The entry it is about' })
  personId?: string;

  @FlagField({ optional: true, example: false, describe: 'Somebody compared: the child is new' })
  confirmedNew?: boolean;
}

export class ReceivedImportDto {
  @IdField()
  id: string;
}

export class RowCountsDto {
  @IntField({ example: 0 }) pending: number;
  @IntField({ example: 430, describe: 'Became a request, or joined one of the same family' }) accepted: number;
  @IntField({ example: 41, describe: 'Were there already' }) known: number;
  @IntField({ example: 12, describe: 'Wait for somebody who says who is meant' }) toReview: number;
  @IntField({ example: 17, describe: 'Must be corrected' }) refused: number;
}

export class RequestImportDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, example: 2 }) version: number;
  @PatternField(SOURCE, { example: 'escuela-d-120.2026-03', max: 80 }) source: string;
  @CodeField(['running', 'finished']) state: 'running' | 'finished';
  @CodeField(['csv', 'xlsx']) fileKind: 'csv' | 'xlsx';
  @IntField({ example: 500 }) rows: number;
  @InstantField() receivedAt: string;
  @PersonField() receivedBy: string;
  @InstantField({ optional: true }) finishedAt?: string;
}

export class CountedImportDto extends RequestImportDto {
  @PartField(() => RowCountsDto)
  counts: RowCountsDto;
}

export class RowRemarkDto {
  @TextField({ example: 'ROW.RUN_CHECK_DIGIT' }) code: string;
  @TextField({ example: 'RUN NNA', optional: true, describe: 'Title of the column, as the sheet has it' })
  column?: string;
  @TextField({ example: 'El dígito verificador del RUN no corresponde' }) title: string;
  @TextField({ example: 'Revise el RUN en el carné' }) todo: string;
}

export class ImportRowDto {
  @IntField({ min: 1, example: 7, describe: 'Number of the row in the sheet' }) row: number;
  @CodeField(ROW_STATES) state: RowState;
  @PartField(() => RowRemarkDto, { optional: true, describe: 'What became of the row, and what to do' })
  answer?: RowRemarkDto;
  @ListField(() => RowRemarkDto, { describe: 'What is said of single cells' }) remarks: RowRemarkDto[];
  @IdField({ optional: true }) requestId?: string;
  @IdField({ optional: true }) personId?: string;
  @IdListField({ describe: 'Entries that may be the same child' }) candidates: string[];
  @IntField({ min: 1, example: 3, optional: true }) sameAsRow?: number;
  @ApiProperty({
    type: String,
    isArray: true,
    example: ['Martina', 'Soto', '12.345.678-5'],
    description: 'The cells as received',
  })
  cells: string[];
}
