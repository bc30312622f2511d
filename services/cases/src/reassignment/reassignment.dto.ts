import { CodeField, CommuneField, IdField, InstantField, IntField } from '@oln/service-kit';
import { REASSIGNMENT_REASONS } from '../case-file/case-commands.js';
import { PersonField } from '../case-file/case-file.dto.js';
import { PeopleField } from '../fields/list-fields.js';
import { REASSIGNMENT_STATES, type Reassignment, type ReassignmentReason } from './reassignment.js';

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
  @CodeField(REASSIGNMENT_STATES, { describe: '`stopped`: of those who were named nobody takes cases any more' })
  state: Reassignment['state'];
  @IntField({ example: 38, describe: 'Cases handed over so far' }) handedOver: number;
  @PersonField() askedBy: string;
  @InstantField() askedAt: string;
}
