import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView } from './case-file.views.js';
import type { ClosureView } from '../closure/closure.repository.js';
import type { EvaluationView } from '../evaluation/evaluation.repository.js';
import type { PlanView } from '../family-plan/family-plan.views.js';
import { body, CasesHouse, codeOf } from '../testing/cases-house.spec.js';
import { DIAGNOSED, FamilyLife, IMPROVED } from '../testing/family-life.spec.js';

describe('a family that completes', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let file: CaseView;
  let plan: PlanView;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    file = await life.open();
  });
  afterAll(() => house?.close());

  it('is invited, and its process is started', async () => {
    expect(file).toMatchObject({ stage: 'invitation', version: 1, personInCharge: 'gestora-1' });
    const [start] = await house.told(file.id);
    expect(start).toMatchObject({
      kind: 'start',
      workflowId: `case-${file.id}`,
      input: { stage: 'invitation', version: 1, priority: 'medium' },
    });
    expect(start!.input).toMatchObject({ policy: { 'invitation.respond': '20bd', 'second-look.look': '60d' } });
    expect(start!.input!.holidays).toContain('2026-04-03');
  });

  it('cannot accept before it has consented, then accepts', async () => {
    const refused = await life.manager.post(`/cases/${file.id}/invitation/acceptance`, {}, { ifMatch: 1 });
    expect(codeOf(refused)).toEqual([409, 'CASE.DOCUMENTS_MISSING']);
    await house.travelTo('2026-03-10T13:00:00Z');
    expect(await life.accept(file.id)).toMatchObject({
      stage: 'diagnosis',
      acceptedAt: '2026-03-10T13:00:00.000Z',
      version: 2,
    });
  });

  it('is diagnosed, and every child is heard', async () => {
    await life.diagnose(file, 'entry', DIAGNOSED);
    const refused = await life.manager.post(`/cases/${file.id}/diagnosis-completion`, {}, { ifMatch: 2 });
    expect(codeOf(refused)).toEqual([409, 'CASE.CHILD_UNHEARD']);
    await life.hear(file);
    expect(await life.change(file.id, 'diagnosis-completion')).toMatchObject({ stage: 'family-plan', version: 3 });
  });

  it('agrees on a plan that leaves no critical risk out, approved by the coordinator', async () => {
    const objectives = [{ factors: ['child-school-absence'], text: 'Vuelve a clases', tasks: [] }];
    const refused = await life.manager.post(`/cases/${file.id}/family-plans`, { objectives });
    expect(codeOf(refused)).toEqual([422, 'FAMILY_PLAN.CRITICAL_RISK_LEFT']);
    plan = await life.agree(file, await life.propose(file));
    expect(plan).toMatchObject({ state: 'approved', planVersion: 1, approvedBy: 'coordinadora-1' });
    expect(await life.get(file.id)).toMatchObject({ stage: 'execution' });
  });

  it('has sessions and reviews, which its process hears of', async () => {
    await house.travelTo('2026-05-04T13:00:00Z');
    const session = {
      kind: 'home-visit',
      at: '2026-05-04T12:00:00Z',
      held: true,
      children: file.children,
      notes: 'Conversación con la abuela',
    };
    body(await life.manager.post(`/cases/${file.id}/sessions`, session), 201);
    const review = { at: '2026-05-04T12:30:00Z', planChanges: false, findings: 'El taller va bien' };
    body(await life.manager.post(`/cases/${file.id}/reviews`, review), 201);
    const happened = (await house.told(file.id))
      .filter((message) => message.signal === 'happened')
      .map(({ message }) => message);
    expect(happened).toMatchObject([
      { what: 'session-held', asOf: '2026-05-04T12:00:00.000Z' },
      { what: 'review-held', asOf: '2026-05-04T12:30:00.000Z' },
    ]);
  });

  it('goes to its evaluation when month 6 comes', async () => {
    await house.travelTo('2026-09-11T02:59:59Z');
    const answer = await life.ring(file.id, 'execution.evaluate', '2026-09-11T02:59:59.000Z');
    expect(answer).toMatchObject({ verdict: 'stands', standing: { stage: 'evaluation' } });
    const again = await life.ring(file.id, 'execution.evaluate', '2026-09-11T02:59:59.000Z');
    expect(again).toMatchObject({
      verdict: 'answered',
      standing: { stage: 'evaluation', version: answer.standing.version },
    });
  });

  it('is evaluated: risks are lower, protective factors stronger', async () => {
    await life.diagnose(file, 'evaluation', IMPROVED);
    const judgements = plan.objectives.map(({ id: objectiveId }) => ({ objectiveId, result: 'met' }));
    const needless = { judgements, result: 'extension', until: '2026-12-01', reason: 'objectives-left' };
    const { version } = await life.get(file.id);
    expect(codeOf(await life.manager.post(`/cases/${file.id}/evaluations`, needless, { ifMatch: version }))).toEqual([
      409,
      'CASE.EXTENSION_NOT_NEEDED',
    ]);
    const evaluation = await life.change<EvaluationView>(
      file.id,
      'evaluations',
      { judgements, result: 'closure' },
      life.manager,
      201,
    );
    expect(evaluation.counts).toMatchObject({
      riskBefore: 2,
      riskMitigated: 2,
      protectiveBefore: 0,
      protectiveStrengthened: 1,
    });
    const told = (await house.facts(file.id, 'caseId')).find(({ name }) => name === 'evaluation.held')!;
    const changes = told.data.factorChanges as Record<string, unknown>[];
    const better = (kind: string) => changes.filter((one) => one.kind === kind && one.change === 'better');
    expect([better('risk').length, better('protective').length]).toEqual([2, 1]);
    expect(Object.keys(changes[0]!).sort()).toEqual(['after', 'before', 'change', 'factor', 'kind']);
  });

  it('closes with an exit plan that takes up what is open', async () => {
    const summary = 'Red de apoyo firme';
    const { version } = await life.get(file.id);
    const refused = await life.manager.post(
      `/cases/${file.id}/closure`,
      { staysActive: [], summary },
      { ifMatch: version },
    );
    expect(codeOf(refused)).toEqual([409, 'CASE.TASKS_LEFT_OPEN']);
    const taskId = plan.objectives[0]!.tasks[0]!.id;
    const staysActive = [{ kind: 'task', taskId, text: 'Taller hasta fin de año' }];
    const closure = await life.change<ClosureView>(file.id, 'closure', { staysActive, summary }, life.manager, 201);
    expect(closure).toMatchObject({ outcome: 'completed', staysActive, summary });
    expect(await life.get(file.id)).toMatchObject({
      stage: 'follow-up',
      outcome: 'completed',
      exitAt: '2026-09-11T02:59:59.000Z',
    });
  });

  it('is followed up: a new risk reopens intake, and after month 6 the case ends', async () => {
    const contact = { month: '3', result: 'reached', newRisks: ['family-violence'] };
    const { version } = await life.get(file.id);
    const early = { ...contact, newRisks: [] };
    expect(codeOf(await life.manager.post(`/cases/${file.id}/follow-ups`, early, { ifMatch: version }))).toEqual([
      409,
      'FOLLOW_UP.TOO_EARLY',
    ]);
    await house.travelTo('2026-12-10T13:00:00Z');
    await life.change(file.id, 'follow-ups', contact, life.manager, 201);
    await house.travelTo('2027-03-10T13:00:00Z');
    await life.change(file.id, 'follow-ups', { month: '6', result: 'reached', newRisks: [] }, life.manager, 201);
    expect(await life.get(file.id)).toMatchObject({
      stage: 'ended',
      outcome: 'completed',
      endedAt: '2027-03-10T13:00:00.000Z',
    });
  });

  it('leaves a whole timeline, and a process that was told of every stage in order', async () => {
    const events = await house.events(file.id);
    expect(events).toEqual(
      expect.arrayContaining(['case.opened', 'diagnosis.recorded', 'family-plan.approved', 'session.logged']),
    );
    expect(events).toEqual(
      expect.arrayContaining(['evaluation.held', 'case.closed', 'case.risk-found', 'follow-up.held', 'case.ended']),
    );
    const moved = (await house.told(file.id))
      .filter((message) => message.signal === 'moved')
      .map(({ message }) => message!);
    expect(moved.map(({ stage }) => stage)).toEqual([
      ...['diagnosis', 'family-plan', 'execution', 'evaluation', 'closure', 'follow-up', 'follow-up', 'ended'],
    ]);
    expect(moved.at(-1)).toMatchObject({
      outcome: 'completed',
      ended: true,
      anchors: { exitAt: '2026-09-11T02:59:59.000Z' },
    });
    const timeline = body(
      await life.manager.get<{ items: { type: string }[]; next?: string }>(`/cases/${file.id}/timeline?limit=5`),
    );
    expect(timeline.items).toHaveLength(5);
    expect(timeline.next).toBeDefined();
  });

  it('is told of nowhere in clear: texts lie encrypted, and no event or message holds them', async () => {
    const words = ['abuela', 'Vuelve a clases', 'taller', 'Red de apoyo'];
    const { rows } = await house.admin.query(
      `select table_name, column_name from information_schema.columns where table_schema = 'cases' and is_generated = 'NEVER'`,
    );
    let looked = 0;
    for (const { table_name: table, column_name: column } of rows) {
      const { rows: found } = await house.admin.query(`select "${column}"::text as text from "${table}"`);
      const plain = found.map(({ text }) => decoded(String(text ?? '')));
      for (const word of words)
        expect([table, column, plain.some((text) => text.includes(word))]).toEqual([table, column, false]);
      looked += found.length;
    }
    expect(looked).toBeGreaterThan(500);
    const { rows: control } = await house.admin.query(
      `select count(*)::int as rows from sessions where notes is not null`,
    );
    expect(control[0].rows).toBe(1);
  });
});

/** A bytea comes as \x…: looked at as the text it would be, if it were not encrypted. */
const decoded = (text: string): string =>
  text.startsWith('\\x') ? Buffer.from(text.slice(2), 'hex').toString('utf8') : text;
