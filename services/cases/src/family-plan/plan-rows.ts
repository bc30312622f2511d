import { SealedText } from '@oln/service-kit';
import { Injectable } from '@nestjs/common';
import { FamilyPlanRow, PlanObjectiveRow, PlanTaskRow } from './family-plan.entity.js';
import type { FamilyPlan, IntegratedFrom, Objective, Task } from './family-plan.js';

const OBJECTIVE = 'plan-objective.text';
const EXPECTED = 'plan-objective.expected-result';
const INTEGRATED = 'plan-objective.integrated-from';
const TASK = 'plan-task.text';

/** A plan as rows, its texts sealed, and back. */
@Injectable()
export class PlanRows {
  constructor(private readonly sealed: SealedText) {}

  planRow(plan: FamilyPlan): FamilyPlanRow {
    const { objectives: _objectives, ...rest } = plan;
    return {
      ...rest,
      signatures: plan.signatures.map((signature) => ({ ...signature, at: signature.at.toISOString() })),
      approvedBy: 'approvedBy' in plan ? (plan.approvedBy ?? null) : null,
      approvedAt: 'approvedAt' in plan ? (plan.approvedAt ?? null) : null,
      returnReason: plan.state === 'returned' ? plan.returnReason : null,
    };
  }

  objectiveRow({ commune, id: planId }: FamilyPlan, objective: Objective, position: number): PlanObjectiveRow {
    const { id, rootId, caseId, line, agreed, factors, text, expectedResult, integratedFrom } = objective;
    return {
      id,
      rootId,
      caseId,
      line,
      agreed,
      commune,
      planId,
      position,
      factors: [...factors],
      text: this.sealed.seal(text, OBJECTIVE),
      expectedResult: this.sealed.seal(expectedResult, EXPECTED),
      integratedFrom: this.sealed.seal(integratedFrom && JSON.stringify(integratedFrom), INTEGRATED),
    };
  }

  taskRow(
    { commune, id: planId, state }: FamilyPlan,
    { id: objectiveId, caseId }: Objective,
    task: Task,
    position: number,
  ): PlanTaskRow {
    const { text, ownerPerson, ...rest } = task;
    const place = { commune, caseId, planId, objectiveId, position, inForce: state === 'approved' };
    return { ...rest, ...place, ownerPerson: ownerPerson ?? null, text: this.sealed.seal(text, TASK) };
  }

  taskOf(row: PlanTaskRow): Task {
    const { id, rootId, owner, ownerPerson, startsOn, weeks, dueOn, state } = row;
    return {
      id,
      rootId,
      owner,
      ownerPerson: ownerPerson ?? undefined,
      startsOn,
      weeks,
      dueOn,
      state,
      text: this.sealed.open(row.text, TASK),
    };
  }

  planOf(row: FamilyPlanRow, objectives: PlanObjectiveRow[], tasks: PlanTaskRow[]): FamilyPlan {
    const { state, approvedBy, approvedAt, returnReason, signatures, ...rest } = row;
    const whole = {
      ...rest,
      signatures: signatures.map((signature) => ({ ...signature, at: new Date(signature.at) })),
      objectives: objectives.map((objective) => this.objectiveOf(objective, tasks)),
    };
    if (state === 'approved') return { ...whole, state, approvedBy: approvedBy!, approvedAt: approvedAt! };
    if (state === 'returned') return { ...whole, state, returnReason: returnReason! };
    if (state === 'superseded')
      return { ...whole, state, approvedBy: approvedBy ?? undefined, approvedAt: approvedAt ?? undefined };
    return { ...whole, state };
  }

  private objectiveOf(row: PlanObjectiveRow, tasks: PlanTaskRow[]): Objective {
    const integrated = this.sealed.open(row.integratedFrom, INTEGRATED);
    const { id, rootId, caseId, line, agreed, factors } = row;
    return {
      id,
      rootId,
      caseId,
      line,
      agreed,
      factors,
      text: this.sealed.open(row.text, OBJECTIVE),
      expectedResult: this.sealed.open(row.expectedResult, EXPECTED),
      integratedFrom: integrated === undefined ? undefined : (JSON.parse(integrated) as IntegratedFrom),
      tasks: tasks.filter((task) => task.objectiveId === row.id).map((task) => this.taskOf(task)),
    };
  }
}
