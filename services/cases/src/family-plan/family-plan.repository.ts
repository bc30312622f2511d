import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { decodeCursor, pageOf, withinReach, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { In, type FindOptionsWhere } from 'typeorm';
import { isExited, type CaseFile } from '../case-file/case-file.js';
import { FamilyPlanRow, PlanCaseRow, PlanObjectiveRow, PlanTaskRow } from './family-plan.entity.js';
import { FamilyPlanErrors } from './family-plan.errors.js';
import { hasPartOf, partOf, type ApprovedPlan, type FamilyPlan, type Task } from './family-plan.js';
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

const OWN_SERIES = 'select series_id as "seriesId" from plan_cases where case_id = $1';

/** Of the cases that are open now, the first one that has a plan. */
const SERIES_OF_FAMILY = `
  select plan_cases.series_id as "seriesId"
    from case_files join plan_cases on plan_cases.case_id = case_files.id
   where case_files.family_id = $1 and case_files.id <> $2 and case_files.outcome is null
   order by case_files.opened_at, case_files.id limit 1`;

/** What was planned for a case that the family has left meanwhile is nobody's any more, whatever becomes of the plan. */
const IN_FORCE = `
  update plan_tasks
     set in_force = $2 and exists
       (select 1 from case_files where case_files.id = plan_tasks.case_id and stage not in ('second-look', 'ended'))
   where plan_id = $1`;

/** The only file that touches `family_plans`, `plan_cases`, `plan_objectives` and `plan_tasks`. */
@Injectable()
export class FamilyPlanRepository {
  constructor(private readonly rows: PlanRows) {}

  /** The plan that is the case's: its own, or else that of another case which the family has at the same time. */
  async seriesOf(tx: Tx, file: CaseFile): Promise<string | undefined> {
    const [own] = await tx.query<{ seriesId: string }>(OWN_SERIES, [file.id]);
    // Who has left without a plan has nothing to do with one that came later.
    if (own || isExited(file)) return own?.seriesId;
    const [shared] = await tx.query<{ seriesId: string }>(SERIES_OF_FAMILY, [file.familyId, file.id]);
    return shared?.seriesId;
  }

  /** From now on the plan is the case's. The case is locked, and so are those that share it. */
  async join(tx: Tx, { id: caseId, commune }: CaseFile, seriesId: string): Promise<void> {
    const row = { caseId, commune, seriesId };
    await tx.manager.createQueryBuilder().insert().into(PlanCaseRow).values(row).orIgnore().execute();
  }

  async get(tx: Tx, file: CaseFile, id: string): Promise<FamilyPlan> {
    const seriesId = await this.seriesOf(tx, file);
    const [plan] = seriesId ? await this.load(tx, { id, seriesId }) : [];
    if (!plan) throw new RefusedError(refuse(FamilyPlanErrors.NOT_FOUND));
    return plan;
  }

  /** The plan in force, with the parts of all cases that share it. */
  async approved(tx: Tx, file: CaseFile): Promise<ApprovedPlan | undefined> {
    const seriesId = await this.seriesOf(tx, file);
    const [plan] = seriesId ? await this.load(tx, { seriesId, state: 'approved' }) : [];
    return plan as ApprovedPlan | undefined;
  }

  /** The case's own part of the plan in force, if it has one. */
  async approvedPart(tx: Tx, file: CaseFile): Promise<ApprovedPlan | undefined> {
    const plan = await this.approved(tx, file);
    return plan && hasPartOf(plan, file.id) ? partOf(plan, file.id) : undefined;
  }

  /** All versions, newest first. */
  async versions(tx: Tx, file: CaseFile): Promise<FamilyPlan[]> {
    const seriesId = await this.seriesOf(tx, file);
    return seriesId ? this.load(tx, { seriesId }) : [];
  }

  async insert(tx: Tx, plan: FamilyPlan): Promise<void> {
    await tx.manager.insert(FamilyPlanRow, this.rows.planRow(plan));
    const objectives = plan.objectives.map((objective, at) => this.rows.objectiveRow(plan, objective, at));
    await tx.manager.insert(PlanObjectiveRow, objectives);
    const tasks = plan.objectives.flatMap((objective) =>
      objective.tasks.map((task, at) => this.rows.taskRow(plan, objective, task, at)),
    );
    if (tasks.length > 0) await tx.manager.insert(PlanTaskRow, tasks);
  }

  /** Objectives and texts of a version never change: only its state, its signatures and its tasks' state do. */
  async save(tx: Tx, plan: FamilyPlan): Promise<void> {
    const { id, ...row } = this.rows.planRow(plan);
    await tx.manager.update(FamilyPlanRow, { id }, row);
    await tx.query(IN_FORCE, [id, plan.state === 'approved']);
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
