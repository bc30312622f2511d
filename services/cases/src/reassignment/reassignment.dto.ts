import { CodeField, CommuneField, IdField, InstantField, IntField } from '@oln/service-kit';
import { REASSIGNMENT_REASONS } from '../case-file/case-commands.js';
import { PersonField } from '../case-file/case-file.dto.js';
import { PeopleField } from '../fields/list-fields.js';
import type { ReassignmentReason } from './reassignment.js';

export class CaseReassignmentBody {
  @PersonField({ describe: 'Who is in charge from now on' }) to: string;
  @CodeField(REASSIGNMENT_REASONS) reason: ReassignmentReason;
}

export class ReassignmentBody {
  @PersonField({ describe: 'Whose whole caseload goes to others' }) from: string;
  @PeopleField({ max: 20, describe: 'Who takes the cases, in turn' }) to: string[];
  @CodeField(REASSIGNMENT_REASONS) reason: ReassignmentReason;
}

export class ReassignmentDto extends ReassignmentBody {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1 }) version: number;
  @CodeField(['running', 'done']) state: 'running' | 'done';
  @IntField({ example: 38, describe: 'Cases handed over so far' }) handedOver: number;
  @PersonField() askedBy: string;
  @InstantField() askedAt: string;
}
