import { ApiProperty } from '@nestjs/swagger';
import { ROLES } from '@oln/contracts';
import {
  CodeField,
  CodeListField,
  IdField,
  IdListField,
  InstantField,
  ListField,
  PatternField,
  TextField,
} from '../http/fields.js';
import { PageQuery } from '../http/page.js';
import { WITHHELD, type Withheld } from './held-table.js';

/** What somebody may ask for everything on a person for. Codes: the audit log carries them. */
export const EXPORT_REASONS = ['person-asks', 'representative-asks', 'authority-asks', 'office-checks'] as const;
export type ExportReason = (typeof EXPORT_REASONS)[number];

const REASON =
  'Why: the person asks (access, portability), who represents them asks, an authority asks, or the office checks what it holds. It stands in the audit log';

export class ExportReasonQuery {
  @CodeField(EXPORT_REASONS, { describe: REASON })
  reason: ExportReason;
}

export class HeldDataQuery extends PageQuery {
  @CodeField(EXPORT_REASONS, { describe: REASON })
  reason: ExportReason;
}

/** A person of the registry, by any of their entries. */
export class HeldPersonPath {
  @IdField() id: string;
}

const WHY_WITHHELD =
  'Why a field is told of and not given: the record is also about other persons (the office hands over what is of this one), or it would tell who raised an alert or spoke in confidence';

export class HeldFieldDto {
  @TextField({ example: 'stage', describe: 'Name that does not change with the language' }) name: string;
  @TextField({ example: 'Etapa', describe: 'In the language asked for' }) label: string;

  @ApiProperty({
    required: false,
    description: 'As it is kept: text, number, truth value, list or object. Absent where it is withheld',
    oneOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'array', items: {} },
      { type: 'object', additionalProperties: true },
    ],
    example: 'diagnosis',
  })
  value?: unknown;

  @TextField({ optional: true, example: 'Diagnóstico', describe: 'What a code means' }) meaning?: string;
  @CodeField(WITHHELD, { optional: true, describe: WHY_WITHHELD }) withheld?: Withheld;
}

export class HeldRecordDto {
  @TextField({ example: 'case_files', describe: 'Kind of the record, which does not change with the language' })
  kind: string;
  @TextField({ example: 'Caso' }) label: string;
  @TextField({ example: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11', describe: 'Of the record, within its kind' })
  id: string;
  @ListField(() => HeldFieldDto) fields: HeldFieldDto[];
}

export class ReaderDto {
  @IdField() id: string;
  @InstantField({ describe: 'Business time' }) at: string;
  @TextField({ optional: true, example: 'gestora-1', describe: 'Opaque id of the person of the office' })
  person?: string;
  @CodeField(WITHHELD, { optional: true, describe: 'Why nobody is named' }) withheld?: Withheld;
  @CodeListField(ROLES) roles: string[];
  @TextField({ example: 'case.read' }) action: string;
  @TextField({ example: 'case', describe: 'Kind of the record' }) record: string;
  @IdField() recordId: string;
  @CodeField(['read', 'changed']) how: 'read' | 'changed';
  @PatternField(/^.+$/, { optional: true, example: 'person-asks', describe: 'Code, where one was asked for' })
  reason?: string;
}

export class ReadersPageDto {
  @ListField(() => ReaderDto) items: ReaderDto[];
  @TextField({
    optional: true,
    max: 500,
    example: 'WyIyMDI2Il0',
    describe: 'Cursor of the next page; absent on the last one',
  })
  next?: string;
  @IdListField({ max: 100_000, describe: 'The records that were looked for, so that others look for them as well' })
  records: string[];
  @IdListField({ max: 100_000, describe: 'Of these, those with which nobody is named: alerts' })
  unnamed: string[];
}
