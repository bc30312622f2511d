import {
  CodeField,
  CommuneField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  PartField,
  TextField,
} from '@oln/service-kit';
import { MERGE_REASONS, UNDO_REASONS, type MergeReason, type UndoReason } from './person-merge.js';

export class MergePersonsDto {
  @IdField({ describe: 'Entry that will only point to the other' })
  merged: string;

  @IdField({ describe: 'Entry that stays', example: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b12' })
  survivor: string;

  @CodeField(MERGE_REASONS)
  reason: MergeReason;

  @FlagField({
    optional: true,
    example: false,
    describe: 'The entries have different RUN or birth dates, and are one person all the same',
  })
  confirmedDifferences?: boolean;
}

export class UndoMergeDto {
  @CodeField(UNDO_REASONS)
  reason: UndoReason;
}

export class UndoneDto {
  @InstantField()
  at: string;

  @TextField({ example: 'coordinadora-1' })
  by: string;

  @CodeField(UNDO_REASONS)
  reason: UndoReason;
}

export class PersonMergeDto {
  @IdField()
  id: string;

  @CommuneField()
  commune: string;

  @IntField({ min: 1, example: 1 })
  version: number;

  @IdField()
  merged: string;

  @IdField()
  survivor: string;

  @CodeField(MERGE_REASONS)
  reason: MergeReason;

  @InstantField()
  mergedAt: string;

  @TextField({ example: 'coordinadora-1' })
  mergedBy: string;

  @PartField(() => UndoneDto, { optional: true })
  undone?: UndoneDto;
}
