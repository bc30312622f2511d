import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { decodeCursor, pageOf, withinReach, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { In, type FindOptionsWhere } from 'typeorm';
import { FamilyPlanRow, PlanObjectiveRow, PlanTaskRow } from './family-plan.entity.js';
import { FamilyPlanErrors } from './family-plan.errors.js';
import type { ApprovedPlan, FamilyPlan, Task } from './family-plan.js';
import { PlanRows } from './plan-rows.js';

export interface TaskInForce extends Task {
  commune: string;
  caseId: string;
  planId: string;
}

export interface TaskFilter {
  ownerPerson?: string;
  commune?: string;
  caseId?: string;
  dueBefore?: string;
}

/** The only file that touches `family_plans`, `plan_objectives` and `plan_tasks`. */
@Injectable()
export class FamilyPlanRepository {
  constructor(private readonly rows: PlanRows) {}

  async get(tx: Tx, caseId: string, id: string): Promise<FamilyPlan> {
    const [plan] = await this.load(tx, { id, caseId });
    if (!plan) throw new RefusedError(refuse(FamilyPlanErrors.NOT_FOUND));
    return plan;
  }

  /** The plan in force. */
  async approved(tx: Tx, caseId: string): Promise<ApprovedPlan | undefined> {
    const [plan] = await this.load(tx, { caseId, state: 'approved' });
    return plan as ApprovedPlan | undefined;
  }

  /** All versions, newest first. */
  versions(tx: Tx, caseId: string): Promise<FamilyPlan[]> {
    return this.load(tx, { caseId });
  }

  async insert(tx: Tx, plan: FamilyPlan): Promise<void> {
    await tx.manager.insert(FamilyPlanRow, this.rows.planRow(plan));
    const objectives = plan.objectives.map((objective, at) => this.rows.objectiveRow(plan, objective, at));
    await tx.manager.insert(PlanObjectiveRow, objectives);
    const tasks = plan.objectives.flatMap((objective) =>
      objective.tasks.map((task, at) => this.rows.taskRow(plan, objective.id, task, at)),
    );
    if (tasks.length > 0) await tx.manager.insert(PlanTaskRow, tasks);
  }

  /** Objectives and texts of a version never change: only its state, its signatures and its tasks' state do. */
  async save(tx: Tx, plan: FamilyPlan): Promise<void> {
    const { id, ...row } = this.rows.planRow(plan);
    await tx.manager.update(FamilyPlanRow, { id }, row);
    await tx.manager.update(PlanTaskRow, { planId: id }, { inForce: plan.state === 'approved' });
  }

  async saveTask(tx: Tx, { id, state }: Pick<Task, 'id' | 'state'>): Promise<void> {
    await tx.manager.update(PlanTaskRow, { id }, { state });
  }

  /** Open tasks of plans in force, soonest first. */
  async openTasks(tx: Tx, filter: TaskFilter, page: PageQuery): Promise<Page<TaskInForce>> {
    const after = decodeCursor(page.cursor, 2);
    const { dueBefore, ...exact } = filter;
    const query = tx.manager
      .createQueryBuilder(PlanTaskRow, 'row')
      .where(defined({ ...exact, inForce: true, state: 'open' as const }))
      .andWhere(withinReach(tx, 'row.commune'));
    if (dueBefore) query.andWhere('row.dueOn < :dueBefore', { dueBefore });
    if (after) query.andWhere('(row.dueOn, row.id) > (:at, :id)', { at: after[0], id: after[1] });
    const found = await query
      .orderBy('row.dueOn')
      .addOrderBy('row.id')
      .limit(page.limit + 1)
      .getMany();
    const view = (row: PlanTaskRow) => {
      const { commune, caseId, planId } = row;
      return { ...this.rows.taskOf(row), commune, caseId, planId };
    };
    return pageOf(found, page.limit, (row) => [row.dueOn, row.id], view);
  }

  /** Nobody is to do any more what was planned with a family that has left. */
  async layDown(tx: Tx, caseId: string): Promise<void> {
    await tx.manager.update(PlanTaskRow, { caseId, inForce: true }, { inForce: false });
  }

  /** Tasks of a professional in a case go to whoever is in charge now. */
  async reassignTasks(tx: Tx, caseId: string, from: string, to: string): Promise<void> {
    await tx.manager.update(PlanTaskRow, { caseId, ownerPerson: from, state: 'open' }, { ownerPerson: to });
  }

  /** What somebody was to do in cases of others goes to whoever is in charge of each. */
  async leaveToThoseInCharge(tx: Tx, from: string, commune: string): Promise<void> {
    await tx.manager.query(
      `update plan_tasks set owner_person = case_files.person_in_charge from case_files
        where case_files.id = plan_tasks.case_id and plan_tasks.owner_person = $1 and plan_tasks.commune = $2
          and plan_tasks.state = 'open' and case_files.person_in_charge <> $1`,
      [from, commune],
    );
  }

  private async load(tx: Tx, where: FindOptionsWhere<FamilyPlanRow>): Promise<FamilyPlan[]> {
    const plans = await tx.manager.find(FamilyPlanRow, { where, order: { planVersion: 'DESC' } });
    if (plans.length === 0) return [];
    const planId = In(plans.map((plan) => plan.id));
    const objectives = await tx.manager.find(PlanObjectiveRow, { where: { planId }, order: { position: 'ASC' } });
    const tasks = await tx.manager.find(PlanTaskRow, { where: { planId }, order: { position: 'ASC' } });
    return plans.map((plan) =>
      this.rows.planOf(
        plan,
        objectives.filter((objective) => objective.planId === plan.id),
        tasks,
      ),
    );
  }
}

const defined = <Where extends object>(where: Where): Where =>
  Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined)) as Where;
