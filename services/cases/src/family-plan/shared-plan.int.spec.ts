import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import type { CaseView } from '../case-file/case-file.views.js';
import { body, CasesHouse, codeOf } from '../testing/cases-house.spec.js';
import { DIAGNOSED, FamilyLife } from '../testing/family-life.spec.js';
import type { PlanView } from './family-plan.views.js';

/** A family in both lines at once, each with a professional of its own. */
class BothLines {
  private constructor(
    readonly life: FamilyLife,
    readonly therapist: ApiClient,
    readonly management: CaseView,
    readonly therapy: CaseView,
  ) {}

  static async in(house: CasesHouse): Promise<BothLines> {
    const life = await FamilyLife.in(house);
    const therapist = await house.as('terapeuta-1', ['family-therapist']);
    const shared = { familyId: newId(), children: [newId()] };
    const management = await life.open(shared);
    const therapy = await life.open({ ...shared, line: 'family-therapy', personInCharge: 'terapeuta-1' });
    return new BothLines(life, therapist, management, therapy);
  }

  /** The management first; the therapy takes the common diagnosis over. */
  async untilPlans(): Promise<void> {
    await this.life.toPlan(this.management);
    const { id } = this.therapy;
    const own = this.ofTherapist;
    await own.accept(id);
    body(await this.therapist.post(`/cases/${id}/diagnoses/reuse`), 201);
    await own.assess(this.therapy);
    await own.hear(this.therapy);
    await own.change(id, 'diagnosis-completion', {}, this.therapist);
  }

  get ofTherapist(): FamilyLife {
    return new FamilyLife(this.life.house, this.therapist, this.life.coordinator);
  }

  propose(file: CaseView): Promise<PlanView> {
    return (file === this.therapy ? this.ofTherapist : this.life).propose(file);
  }

  async sign(by: ApiClient, file: CaseView, plan: PlanView, party: Record<string, unknown>): Promise<PlanView> {
    const path = `/cases/${file.id}/family-plans/${plan.id}/signatures`;
    return body(await by.post<PlanView>(path, party, { ifMatch: plan.version }));
  }

  /** Family and children sign the one plan; each professional their part. */
  async signedByAll(plan: PlanView, professionals: CaseView[]): Promise<PlanView> {
    let signed = await this.sign(this.life.manager, this.management, plan, { party: 'family' });
    for (const childId of this.management.children)
      signed = await this.sign(this.life.manager, this.management, signed, { party: 'child', childId });
    for (const file of professionals) {
      const by = file === this.therapy ? this.therapist : this.life.manager;
      signed = await this.sign(by, file, signed, { party: 'case-manager' });
    }
    return signed;
  }

  async approve(file: CaseView, plan: PlanView): Promise<PlanView> {
    const path = `/cases/${file.id}/family-plans/${plan.id}/approval`;
    return body(await this.life.coordinator.post<PlanView>(path, {}, { ifMatch: plan.version }));
  }

  async versions(file: CaseView): Promise<PlanView[]> {
    return body(await this.life.coordinator.get<PlanView[]>(`/cases/${file.id}/family-plans`));
  }
}

const linesOf = ({ objectives }: PlanView) => objectives.map(({ line, agreed }) => [line, agreed]);

describe('a family that is attended in both lines has one plan', () => {
  let house: CasesHouse;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
  });
  afterAll(() => house?.close());

  const stageOf = async (both: BothLines, { id }: CaseView) => (await both.life.get(id)).stage;

  it('the agreement of the therapy is a part of the plan that is there; each line begins with its own part', async () => {
    const both = await BothLines.in(house);
    await both.untilPlans();
    const first = await both.life.agree(both.management, await both.propose(both.management));
    expect([await stageOf(both, both.management), await stageOf(both, both.therapy)]).toEqual([
      'execution',
      'family-plan',
    ]);
    expect((await both.versions(both.therapy)).map(({ id }) => id)).toEqual([first.id]);
    const second = await both.propose(both.therapy);
    expect(second).toMatchObject({ planVersion: 2, caseId: both.therapy.id });
    expect(linesOf(second)).toEqual([
      ['case-management', true],
      ['family-therapy', false],
    ]);
    // A task that is done while the new version waits stays done in it.
    const taskId = first.objectives[0]!.tasks[0]!.id;
    const task = `/cases/${both.management.id}/family-plans/${first.id}/tasks/${taskId}`;
    body(await both.life.manager.put(task, { state: 'done' }, { ifMatch: first.version }));
    const signed = await both.signedByAll(second, [both.therapy]);
    const approved = await both.approve(both.therapy, signed);
    expect(approved.objectives.map(({ tasks }) => tasks[0]!.state)).toEqual(['done', 'open']);
    expect(await stageOf(both, both.therapy)).toBe('execution');
    for (const file of [both.management, both.therapy])
      expect((await both.versions(file)).map(({ planVersion, state }) => [planVersion, state])).toEqual([
        [2, 'approved'],
        [1, 'superseded'],
      ]);
  });

  it('one signing and one approval are enough for both parts, and each professional has signed theirs', async () => {
    const both = await BothLines.in(house);
    await both.untilPlans();
    await both.propose(both.management);
    const plan = await both.propose(both.therapy);
    expect(linesOf(plan)).toEqual([
      ['case-management', false],
      ['family-therapy', false],
    ]);
    const half = await both.signedByAll(plan, [both.therapy]);
    const path = `/cases/${both.therapy.id}/family-plans/${plan.id}/approval`;
    expect(codeOf(await both.life.coordinator.post(path, {}, { ifMatch: half.version }))).toEqual([
      409,
      'FAMILY_PLAN.NOT_AGREED',
    ]);
    const signed = await both.sign(both.life.manager, both.management, half, { party: 'case-manager' });
    await both.approve(both.management, signed);
    expect([await stageOf(both, both.management), await stageOf(both, both.therapy)]).toEqual([
      'execution',
      'execution',
    ]);
    const { rows } = await house.admin.query('select distinct series_id from plan_cases where case_id = any($1)', [
      [both.management.id, both.therapy.id],
    ]);
    expect(rows).toHaveLength(1);
  });

  it('both lines propose at the same moment: nothing of either is lost', async () => {
    const both = await BothLines.in(house);
    await both.untilPlans();
    await Promise.all([both.propose(both.management), both.propose(both.therapy)]);
    const [newest, older, ...rest] = await both.versions(both.therapy);
    expect([newest!.planVersion, newest!.state, older!.state, rest]).toEqual([2, 'proposed', 'superseded', []]);
    expect(
      linesOf(newest!)
        .map(([line]) => line)
        .sort(),
    ).toEqual(['case-management', 'family-therapy']);
  });

  it('both professionals sign at the same moment: one of them reads again, and no signature is lost', async () => {
    const both = await BothLines.in(house);
    await both.untilPlans();
    await both.propose(both.management);
    const plan = await both.propose(both.therapy);
    const sign = (by: ApiClient, { id }: CaseView) =>
      by.post<PlanView>(
        `/cases/${id}/family-plans/${plan.id}/signatures`,
        { party: 'case-manager' },
        { ifMatch: plan.version },
      );
    const answers = await Promise.all([sign(both.life.manager, both.management), sign(both.therapist, both.therapy)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('whoever closes judges their own part; the plan goes on for the other', async () => {
    const both = await BothLines.in(house);
    await both.untilPlans();
    await both.propose(both.management);
    const proposed = await both.propose(both.therapy);
    const plan = await both.approve(both.therapy, await both.signedByAll(proposed, [both.management, both.therapy]));
    const own = plan.objectives.filter(({ caseId }) => caseId === both.management.id);
    const { life, management, therapy } = both;
    await life.change(management.id, 'evaluation-start');
    await life.diagnose(management, 'evaluation', DIAGNOSED);
    const judge = (objectives: PlanView['objectives']) =>
      objectives.map(({ id: objectiveId }) => ({ objectiveId, result: 'met' }));
    const all = { judgements: judge(plan.objectives), result: 'closure' };
    const { version } = await life.get(management.id);
    expect(codeOf(await life.manager.post(`/cases/${management.id}/evaluations`, all, { ifMatch: version }))).toEqual([
      422,
      'EVALUATION.UNKNOWN_OBJECTIVE',
    ]);
    await life.change(management.id, 'evaluations', { ...all, judgements: judge(own) }, life.manager, 201);
    const staysActive = [{ kind: 'task', taskId: own[0]!.tasks[0]!.id, text: 'Hasta fin de año' }];
    await life.change(management.id, 'closure', { staysActive, summary: 'Listo' }, life.manager, 201);
    expect(await stageOf(both, therapy)).toBe('execution');
    expect((await both.versions(therapy))[0]).toMatchObject({ id: plan.id, state: 'approved' });
    const renewed = await both.propose(therapy);
    expect(linesOf(renewed).map(([line]) => line)).toEqual(['case-management', 'family-therapy']);
  });

  it('renouncing one line ends that case alone: its tasks are laid down, the other goes on and knows of it', async () => {
    const both = await BothLines.in(house);
    await both.untilPlans();
    await both.propose(both.management);
    const proposed = await both.propose(both.therapy);
    const plan = await both.approve(both.therapy, await both.signedByAll(proposed, [both.management, both.therapy]));
    const risks = [{ risk: 'family-violence', measure: 'other-service-in-charge' }];
    await both.life.change(both.management.id, 'renunciation', { reason: 'no-time', risks });
    expect([await stageOf(both, both.management), await stageOf(both, both.therapy)]).toEqual([
      'second-look',
      'execution',
    ]);
    const part = plan.objectives.find(({ caseId }) => caseId === both.therapy.id)!;
    const task = `/cases/${both.therapy.id}/family-plans/${plan.id}/tasks/${part.tasks[0]!.id}`;
    body(await both.therapist.put(task, { state: 'done' }, { ifMatch: plan.version }));
    const { rows } = await house.admin.query('select in_force from plan_tasks where plan_id = $1 and case_id = $2', [
      plan.id,
      both.management.id,
    ]);
    expect(rows).toEqual([{ in_force: false }]);
    const next = await both.propose(both.therapy);
    expect(linesOf(next).map(([line]) => line)).toEqual(['family-therapy']);
  });
});
