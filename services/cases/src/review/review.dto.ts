import { FlagField, IdField, InstantField, TextField } from '@oln/service-kit';
import { PersonField } from '../case-file/case-file.dto.js';

export class ReviewBody {
  @InstantField() at: string;
  @FlagField({ example: false, describe: 'A new version of the plan follows' }) planChanges: boolean;
  @TextField({ max: 10_000, example: 'Dos tareas hechas, una sigue', describe: 'Kept encrypted' }) findings: string;
}

export class ReviewDto extends ReviewBody {
  @IdField() id: string;
  @IdField() caseId: string;
  @PersonField() person: string;
}
