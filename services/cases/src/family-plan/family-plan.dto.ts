import { LINES, type Line } from '@oln/contracts';
import {
  CodeField,
  CommuneField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PartField,
  TextField,
} from '@oln/service-kit';
import { CaseRecordPath } from '../case-file/case-paths.js';
import { PersonField } from '../case-file/case-file.dto.js';
import { FactorsField } from '../fields/list-fields.js';
import {
  CANNOT_SIGN,
  PARTIES,
  RETURN_REASONS,
  TASK_OWNERS,
  TASK_STATES,
  type CannotSign,
  type Party,
  type ReturnReason,
  type TaskOwner,
  type TaskState,
} from './family-plan.js';

const PLAN_STATES = ['proposed', 'approved', 'returned', 'superseded'] as const;

export class PlannedTaskDto {
  @TextField({ max: 2_000, example: 'Acompañar la matrícula en el taller de los sábados', describe: 'Kept encrypted' })
  text: string;
  @CodeField(TASK_OWNERS) owner: TaskOwner;
  @PersonField({ optional: true, describe: 'Staff member, where the owner is one' }) ownerPerson?: string;
  @DateField() startsOn: string;
  @IntField({ min: 1, max: 40, example: 4, describe: 'Planned in weeks' }) weeks: number;
}

export class TaskDto extends PlannedTaskDto {
  @IdField() id: string;
  @DateField() dueOn: string;
  @CodeField(TASK_STATES) state: TaskState;
}

export class IntegratedFromDto {
  @TextField({ example: 'CESFAM Sur', describe: 'Institution whose plan the objective was taken in from' })
  institution: string;
  @IdField() childId: string;
  @TextField({ optional: true, example: 'Plan 2026-118' }) reference?: string;
}

class ObjectiveBase {
  @FactorsField({ describe: 'Factors of the diagnosis that the objective lowers or strengthens' }) factors: string[];
  @TextField({ max: 4_000, example: 'Vuelve a clases con apoyo de la escuela', describe: 'Kept encrypted' })
  text: string;
  @TextField({ optional: true, max: 4_000, example: 'Asistencia sobre 85 %' }) expectedResult?: string;
  @PartField(() => IntegratedFromDto, { optional: true }) integratedFrom?: IntegratedFromDto;
}

export class PlannedObjectiveDto extends ObjectiveBase {
  @ListField(() => PlannedTaskDto, { max: 50 }) tasks: PlannedTaskDto[];
}

export class ObjectiveDto extends ObjectiveBase {
  @IdField() id: string;
  @IdField({ describe: 'Case whose part of the plan it is' }) caseId: string;
  @CodeField(LINES) line: Line;
  @FlagField({ describe: 'Approved with an earlier version, and taken over as it was' }) agreed: boolean;
  @ListField(() => TaskDto) tasks: TaskDto[];
}

export class PlanBody {
  @ListField(() => PlannedObjectiveDto, { max: 30 }) objectives: PlannedObjectiveDto[];
}

export class SignatureBody {
  @CodeField(PARTIES, { describe: 'case-manager: the professional in charge of the case, of either line' })
  party: Party;
  @IdField({ optional: true, describe: 'Where a child signs' }) childId?: string;
  @CodeField(CANNOT_SIGN, { optional: true, describe: 'Why a child does not sign' }) cannotSign?: CannotSign;
}

export class SignatureDto extends SignatureBody {
  @IdField({ optional: true, describe: 'Case whose professional signed' }) caseId?: string;
  @InstantField() at: string;
  @PersonField() recordedBy: string;
}

export class PlanDto {
  @IdField() id: string;
  @IntField({ min: 1 }) version: number;
  @IdField({ describe: 'Case from which this version was written' }) caseId: string;
  @IntField({ min: 1, describe: 'Older versions are kept' }) planVersion: number;
  @CodeField(PLAN_STATES) state: (typeof PLAN_STATES)[number];
  @InstantField() proposedAt: string;
  @PersonField() proposedBy: string;
  @ListField(() => ObjectiveDto) objectives: ObjectiveDto[];
  @ListField(() => SignatureDto) signatures: SignatureDto[];
  @PersonField({ optional: true }) approvedBy?: string;
  @InstantField({ optional: true }) approvedAt?: string;
  @CodeField(RETURN_REASONS, { optional: true }) returnReason?: ReturnReason;
}

export class ReturnBody {
  @CodeField(RETURN_REASONS) reason: ReturnReason;
}

export class TaskBody {
  @CodeField(TASK_STATES) state: TaskState;
}

export class TaskPath extends CaseRecordPath {
  @IdField() taskId: string;
}

export class TaskListQuery extends PageQuery {
  @PersonField({ optional: true }) ownerPerson?: string;
  @CommuneField({ optional: true }) commune?: string;
  @IdField({ optional: true }) caseId?: string;
  @DateField({ optional: true }) dueBefore?: string;
}

export class TaskInForceDto extends TaskDto {
  @IdField() caseId: string;
  @IdField() planId: string;
}
