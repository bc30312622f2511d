import { CodeField, DateField, IdField, InstantField, ListField, PartField, TextField } from '@oln/service-kit';
import type { ClosingOutcome } from '../case-file/case-commands.js';
import { PersonField } from '../case-file/case-file.dto.js';
import { FactorChangeDto, FactorCountsDto } from '../evaluation/evaluation.dto.js';
import { STAYING_KINDS, type StayingKind } from './closure.js';

export class StayingDto {
  @CodeField(STAYING_KINDS) kind: StayingKind;
  @IdField({ optional: true, describe: 'Task of the plan in force that goes on' }) taskId?: string;
  @IdField({ optional: true, describe: 'Record elsewhere, e.g. a referral' }) reference?: string;
  @TextField({ max: 2_000, example: 'Taller de los sábados hasta fin de año', describe: 'Kept encrypted' })
  text: string;
  @DateField({ optional: true }) until?: string;
}

export class ClosureBody {
  @ListField(() => StayingDto, { max: 100, describe: 'What stays active. Open tasks must be among it' })
  staysActive: StayingDto[];
  @TextField({ max: 20_000, example: 'La familia cuenta con red y retomó la escuela', describe: 'Kept encrypted' })
  summary: string;
}

export class ClosureDto extends ClosureBody {
  @IdField() id: string;
  @IdField() caseId: string;
  @InstantField() at: string;
  @IdField() evaluationId: string;
  @CodeField(['completed', 'partially-completed']) outcome: ClosingOutcome;
  @ListField(() => FactorChangeDto, { describe: 'Factors before and after' }) changes: FactorChangeDto[];
  @PartField(() => FactorCountsDto) counts: FactorCountsDto;
  @PersonField() person: string;
}
