import { CodeField, IdField, InstantField, IntField, TextField } from '@oln/service-kit';
import { PersonField } from '../case-file/case-file.dto.js';
import { FactorsField } from '../fields/list-fields.js';
import { FOLLOW_UP_RESULTS, LOOK_FINDINGS, type FollowUpResult, type LookFinding } from './follow-up.js';

const MONTHS = ['3', '6'] as const;
const KINDS = ['contact', 'second-look'] as const;

export class FollowUpBody {
  @CodeField(MONTHS, { describe: 'Months after the exit' }) month: (typeof MONTHS)[number];
  @CodeField(FOLLOW_UP_RESULTS, { describe: 'Not reached: after the attempts the office asks for' })
  result: FollowUpResult;
  @FactorsField({ max: 30, describe: 'Risks that are new since the exit: intake is reopened with high priority' })
  newRisks: string[];
  @TextField({ optional: true, max: 10_000, example: 'Siguen en el taller; sin novedades', describe: 'Kept encrypted' })
  note?: string;
}

export class SecondLookBody {
  @CodeField(LOOK_FINDINGS) finding: LookFinding;
  @FactorsField({ max: 30, describe: 'Where a risk was found: which' }) risks: string[];
  @TextField({
    optional: true,
    max: 10_000,
    example: 'La escuela informa buena asistencia',
    describe: 'Kept encrypted',
  })
  note?: string;
}

export class FollowUpDto {
  @IdField() id: string;
  @IdField() caseId: string;
  @CodeField(KINDS) kind: 'contact' | 'second-look';
  @IntField({ optional: true, min: 3, max: 6, example: 3 }) month?: number;
  @InstantField() at: string;
  @CodeField([...FOLLOW_UP_RESULTS, ...LOOK_FINDINGS]) result: FollowUpResult | LookFinding;
  @FactorsField() risks: string[];
  @TextField({ optional: true, max: 10_000, example: 'Siguen en el taller; sin novedades' }) note?: string;
  @PersonField() person: string;
}
