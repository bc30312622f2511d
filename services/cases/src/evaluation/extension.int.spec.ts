import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView } from '../case-file/case-file.views.js';
import type { PlanView } from '../family-plan/family-plan.views.js';
import { body, CasesHouse, codeOf } from '../testing/cases-house.spec.js';
import { DIAGNOSED, FamilyLife, IMPROVED } from '../testing/family-life.spec.js';

describe('a family that needs until month 9', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let file: CaseView;
  let first: PlanView;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-10T13:00:00Z');
    life = await FamilyLife.in(house);
    file = await life.open();
    first = await life.toExecution(file);
  });
  afterAll(() => house?.close());

  const judgements = (plan: PlanView, result: string) =>
    plan.objectives.map(({ id: objectiveId }) => ({ objectiveId, result }));

  it('gets a new version of its plan after a review; the old one is kept', async () => {
    await house.travelTo('2026-06-08T13:00:00Z');
    const objectives = [
      { factors: Object.keys(DIAGNOSED), text: 'Sin violencia en casa', tasks: [] },
      {
        factors: ['child-school-absence'],
        text: 'Control de salud al día',
        integratedFrom: { institution: 'CESFAM Sur', childId: file.children[0], reference: 'Plan 118' },
        tasks: [{ text: 'Llevar a control', owner: 'family', startsOn: '2026-06-08', weeks: 2 }],
      },
    ];
    const proposed = body(await life.manager.post<PlanView>(`/cases/${file.id}/family-plans`, { objectives }), 201);
    expect(proposed).toMatchObject({ planVersion: 2, state: 'proposed' });
    await life.agree(file, proposed);
    const versions = body(await life.manager.get<PlanView[]>(`/cases/${file.id}/family-plans`));
    expect(versions.map(({ planVersion, state }) => [planVersion, state])).toEqual([
      [2, 'approved'],
      [1, 'superseded'],
    ]);
    expect(versions[1]!.objectives).toEqual(first.objectives);
    expect(versions[0]!.objectives[1]!.integratedFrom).toMatchObject({ institution: 'CESFAM Sur' });
    expect(await life.get(file.id)).toMatchObject({ stage: 'execution', version: 4 });
    const { items } = body(await life.coordinator.get<{ items: { text: string }[] }>(`/tasks?caseId=${file.id}`));
    expect(items.map(({ text }) => text)).toEqual(['Llevar a control']);
    first = versions[0]!;
  });

  it('is extended with a reason, to month 9 at the latest', async () => {
    await house.travelTo('2026-09-11T02:59:59Z');
    await life.ring(file.id, 'execution.evaluate', '2026-09-11T02:59:59.000Z');
    await life.diagnose(file, 'evaluation', { 'family-violence': 2 });
    const ask = async (more: object) =>
      life.manager.post(
        `/cases/${file.id}/evaluations`,
        { judgements: judgements(first, 'partly-met'), result: 'extension', ...more },
        { ifMatch: (await life.get(file.id)).version },
      );
    expect(codeOf(await ask({ until: '2026-12-10' }))).toEqual([422, 'EVALUATION.EXTENSION_UNEXPLAINED']);
    expect(codeOf(await ask({ until: '2026-12-11', reason: 'objectives-left' }))).toEqual([
      422,
      'CASE.EXTENSION_TOO_LONG',
    ]);
    expect((await ask({ until: '2026-12-10', reason: 'objectives-left' })).status).toBe(201);
    expect(await life.get(file.id)).toMatchObject({ stage: 'execution', extendedTo: '2026-12-11T02:59:59.000Z' });
    const moved = (await house.told(file.id)).filter((message) => message.signal === 'moved').at(-1);
    expect(moved!.message).toMatchObject({ stage: 'execution', anchors: { extendedTo: '2026-12-11T02:59:59.000Z' } });
  });

  it('is evaluated anew at its end, and closes partially completed', async () => {
    await house.travelTo('2026-12-11T02:59:59Z');
    expect(await life.ring(file.id, 'execution.extension-ends', '2026-12-11T02:59:59.000Z')).toMatchObject({
      standing: { stage: 'evaluation' },
    });
    const { version } = await life.get(file.id);
    const early = await life.manager.post(
      `/cases/${file.id}/evaluations`,
      { judgements: judgements(first, 'met'), result: 'closure' },
      { ifMatch: version },
    );
    expect(codeOf(early)).toEqual([409, 'EVALUATION.INSTRUMENT_NOT_APPLIED']);
    await life.diagnose(file, 'evaluation', IMPROVED);
    await life.change(
      file.id,
      'evaluations',
      { judgements: judgements(first, 'partly-met'), result: 'closure' },
      life.manager,
      201,
    );
    const taskId = first.objectives[1]!.tasks[0]!.id;
    const path = `/cases/${file.id}/family-plans/${first.id}`;
    const plan = body(await life.manager.get<PlanView>(path));
    body(await life.manager.put(`${path}/tasks/${taskId}`, { state: 'done' }, { ifMatch: plan.version }));
    await life.change(file.id, 'closure', { staysActive: [], summary: 'Queda red' }, life.manager, 201);
    expect(await life.get(file.id)).toMatchObject({ stage: 'follow-up', outcome: 'partially-completed' });
  });
});
