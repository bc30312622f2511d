import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { auditNoneFound, newId, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { type CaseFile } from '../case-file/case-file.js';
import { CaseFileService, type FamilyCases } from '../case-file/case-file.service.js';
import { visibleTo } from '../case-file/case-rights.js';
import {
  decideApproval,
  decideReturn,
  decideSignature,
  decideTask,
  hasPartOf,
  supersede,
  type FamilyPlan,
  type PlannedObjective,
  type ReturnReason,
  type Signature,
  type TaskState,
} from './family-plan.js';
import { decideProposal } from './plan-proposal.js';
import { takenOver, tickedOff, withStatesOf } from './shared-plan.js';
import { FamilyPlanRepository, type TaskFilter, type TaskInForce } from './family-plan.repository.js';
import { planView, type PlanView } from './family-plan.views.js';
import { PlanGrounds } from './plan-grounds.js';

/** The plan of a family: written, signed, approved, changed at reviews. Older versions are kept. */
@Injectable()
export class FamilyPlanService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly plans: FamilyPlanRepository,
    private readonly grounds: PlanGrounds,
  ) {}

  propose(caseId: string, objectives: readonly PlannedObjective[]): Promise<PlanView> {
    return this.work.run('family-plan.propose', async (tx) => {
      const { file, others } = await this.cases.lockWithFamily(tx, caseId);
      const versions = await this.plans.versions(tx, file);
      const grounds = await this.grounds.of(tx, file);
      const origin = {
        id: newId(),
        seriesId: versions[0]?.seriesId ?? file.id,
        planVersion: (versions[0]?.planVersion ?? 0) + 1,
        proposedBy: tx.context.principal.person,
        takenOver: takenOver(versions, file.id, keepTheirPart(others), newId),
      };
      const plan = settle(decideProposal(file, { ...origin, ...grounds, objectives, newId }, tx.asOf));
      await this.plans.join(tx, file, plan.seriesId);
      for (const old of versions) if (old.state === 'proposed') await this.plans.save(tx, supersede(old));
      await this.plans.insert(tx, plan);
      tx.emit(casesEvents.planProposed, plan, { ...named(plan), ...counts(plan) });
      return planView(plan);
    });
  }

  sign(caseId: string, id: string, given: Omit<Signature, 'at' | 'recordedBy'>): Promise<PlanView> {
    return this.change('family-plan.sign', caseId, id, async (tx, { file }, plan) => {
      const signature = { ...given, at: tx.asOf, recordedBy: tx.context.principal.person };
      const next = settle(decideSignature(plan, file, signature));
      tx.emit(casesEvents.planSigned, next, { ...named(next), party: given.party });
      return next;
    });
  }

  /** The first approved part of a case starts its execution; a later version takes the place of the one before. */
  approve(caseId: string, id: string): Promise<PlanView> {
    return this.change('family-plan.approve', caseId, id, async (tx, { file, others }, plan) => {
      const approvedBy = tx.context.principal.person;
      const sharing = [file, ...others].filter((one) => hasPartOf(plan, one.id));
      const decided = settle(decideApproval(plan, file, approvedBy, tx.asOf, sharing));
      const before = await this.plans.approved(tx, file);
      if (before) await this.plans.save(tx, supersede(before));
      const next = withStatesOf(decided, before);
      for (const task of tickedOff(decided, next)) await this.plans.saveTask(tx, task);
      tx.emit(casesEvents.planApproved, next, { ...named(next), approvedBy });
      for (const one of sharing)
        if (one.stage === 'family-plan') await this.cases.apply(tx, one, { do: 'start-execution', planApproved: true });
      return next;
    });
  }

  giveBack(caseId: string, id: string, reason: ReturnReason): Promise<PlanView> {
    return this.change('family-plan.return', caseId, id, async (tx, { file }, plan) => {
      const next = settle(decideReturn(plan, file, reason));
      tx.emit(casesEvents.planReturned, next, { ...named(next), reason });
      return next;
    });
  }

  changeTask(caseId: string, id: string, taskId: string, state: TaskState): Promise<PlanView> {
    return this.change('family-plan.change-task', caseId, id, async (tx, { file }, plan) => {
      const next = settle(decideTask(plan, file, taskId, state));
      await this.plans.saveTask(tx, { id: taskId, state });
      tx.emit(casesEvents.taskChanged, next, { ...named(next), taskId, state });
      return next;
    });
  }

  list(caseId: string): Promise<PlanView[]> {
    return this.work.read('family-plan.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return (await this.plans.versions(tx, file)).map(planView);
    });
  }

  get(caseId: string, id: string): Promise<PlanView> {
    return this.work.read('family-plan.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return planView(await this.plans.get(tx, file, id));
    });
  }

  /** A professional sees what they are to do, and all that is to be done in a case of theirs. */
  openTasks(filter: TaskFilter, page: PageQuery): Promise<Page<Omit<TaskInForce, 'commune'>>> {
    return this.work.read('family-plan.tasks', async (tx) => {
      if (filter.caseId) await this.cases.getForReading(tx, filter.caseId);
      const own = filter.caseId ? undefined : visibleTo(tx.context.principal, filter.ownerPerson, 'cases.read');
      const found = await this.plans.openTasks(tx, own ? { ...filter, ownerPerson: own } : filter, page);
      const seen = new Map(found.items.map(({ caseId, commune }) => [caseId, commune]));
      for (const [id, commune] of seen) tx.audit({ kind: 'case', id, commune });
      if (seen.size === 0) auditNoneFound(tx, 'case', filter);
      return { ...found, items: found.items.map(({ commune: _commune, ...task }) => task) };
    });
  }

  private change(
    action: string,
    caseId: string,
    id: string,
    decide: (tx: Tx, cases: FamilyCases, plan: FamilyPlan) => Promise<FamilyPlan>,
  ): Promise<PlanView> {
    return this.work.run(action, async (tx) => {
      const cases = await this.cases.lockWithFamily(tx, caseId);
      const plan = await this.plans.get(tx, cases.file, id);
      tx.assertVersion(plan.version);
      const next = await decide(tx, cases, plan);
      await this.plans.save(tx, next);
      return planView(next);
    });
  }
}

/** Who is followed up keeps what stays active of the plan; who was let go has none any more. */
const keepTheirPart = (others: readonly CaseFile[]): ReadonlySet<string> =>
  new Set(others.filter(({ stage }) => stage !== 'second-look').map(({ id }) => id));

const named = ({ id, caseId, planVersion }: FamilyPlan) => ({ id, caseId, planVersion });

const counts = ({ objectives }: FamilyPlan) => ({
  objectives: objectives.length,
  tasks: objectives.reduce((sum, objective) => sum + objective.tasks.length, 0),
  integrated: objectives.filter((objective) => objective.integratedFrom).length,
});
