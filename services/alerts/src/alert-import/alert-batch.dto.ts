import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { CodeField, CommuneField, IdField, InstantField, IntField, ListField, TextField } from '@oln/service-kit';
import { ArrayMaxSize, IsArray, IsObject } from 'class-validator';
import { AlertRowBody } from '../alert/alert-input.dto.js';
import { ROW_STATES, type RowState } from './alert-batch.entity.js';

export const MOST_ROWS = 500;

export class AlertBatchBody {
  @CommuneField({ optional: true }) commune?: string;

  /** Rows are looked at one by one, after they were kept: one that is wrong refuses no other. */
  @ApiProperty({
    type: 'array',
    maxItems: MOST_ROWS,
    items: { $ref: getSchemaPath(AlertRowBody) },
    example: [{ reference: 'SAN-2026-004711', factors: ['school-absence'] }],
  })
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @IsObject({ each: true })
  rows: AlertRowBody[];
}

class RowAnswerDto {
  @IntField({ min: 1, example: 1, describe: 'From 1' }) row: number;
  @CodeField(ROW_STATES, { example: 'accepted', describe: 'known: it was there already' }) state: RowState;
  @IdField({ optional: true }) alertId?: string;
  @TextField({ optional: true, example: 'REQUEST.INVALID', describe: 'Why it was refused' }) code?: string;
  @TextField({ optional: true, example: 'identity.birthDate' }) field?: string;
}

export class AlertBatchDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @InstantField() receivedAt: string;
  @IntField({ example: 1 }) rows: number;
  @InstantField({ optional: true, describe: 'Absent: some rows are still taken in' }) finishedAt?: string;
  @ListField(() => RowAnswerDto) answers: RowAnswerDto[];
}
