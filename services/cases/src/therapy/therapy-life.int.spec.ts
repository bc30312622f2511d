import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { processOfLine } from '@oln/contracts';
import { UnitOfWork } from '@oln/service-kit';
import type { CaseView } from '../case-file/case-file.views.js';
import { WatchedTherapies } from '../case-file/watched-cases.js';
import type { PlanView } from '../family-plan/family-plan.views.js';
import { CaseDeadlines } from '../process-door/case-deadlines.js';
import { body, CasesHouse, codeOf, ELSEWHERE } from '../testing/cases-house.spec.js';
import { EscalationLife } from '../testing/escalation-life.spec.js';
import { DIAGNOSED, FamilyLife, IMPROVED } from '../testing/family-life.spec.js';
import type { TherapyView } from './therapy.views.js';

const THERAPY = { line: 'family-therapy' } as const;

describe('a family in therapy', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let file: CaseView;
  let plan: PlanView;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    file = await life.open(THERAPY);
  });
  afterAll(() => house?.close());

  const therapy = async (): Promise<TherapyView> => body(await life.manager.get(`/cases/${file.id}/therapy`));
  const session = (at: string, more: Record<string, unknown> = {}) =>
    life.manager.post(`/cases/${file.id}/sessions`, {
      ...{ kind: 'office', at, held: true, children: file.children, format: 'individual', phase: 'engage' },
      ...more,
    });
  const told = async (signal: string) => (await house.told(file.id)).filter((message) => message.signal === signal);
  const notices = async (id = file.id): Promise<{ code: string; toRole?: string; toPerson?: string }[]> =>
    (
      await house.admin.query(
        `select payload -> 'data' as data from outbox where entity_id = $1 and entity = 'notice' order by seq`,
        [id],
      )
    ).rows.map(({ data }) => data);

  it('is invited, and its process is that of a therapy, under the id of the case', async () => {
    const [start] = await house.told(file.id);
    expect(start).toMatchObject({
      kind: 'start',
      process: 'familyTherapy',
      workflowId: `case-${file.id}`,
      input: { stage: 'invitation', policy: { 'execution.session': '14d', 'execution.months-end': '9m' } },
    });
    expect(start!.input!.policy).not.toHaveProperty(['execution.evaluate']);
  });

  it('is assessed as a system: the common diagnosis is not enough', async () => {
    await house.travelTo('2026-03-10T13:00:00Z');
    await life.accept(file.id);
    await life.diagnose(file, 'entry', DIAGNOSED);
    await life.hear(file);
    const { version } = await life.get(file.id);
    const refused = await life.manager.post(
      `/cases/${file.id}/diagnosis-completion`,
      {},
      { ifMatch: version, language: 'en' },
    );
    expect([refused.status, refused.body.title]).toEqual([
      409,
      'The systemic assessment lacks: systemic-diagnosis, genogram',
    ]);
    await life.assess(file);
    expect(await life.change(file.id, 'diagnosis-completion')).toMatchObject({ stage: 'family-plan' });
    const genograms = body(await life.manager.get<{ items: unknown[] }>(`/cases/${file.id}/genograms`));
    expect(genograms.items).toMatchObject([{ caseId: file.id, bonds: [{ from: 'm98', to: 'm0', kind: 'parent-of' }] }]);
  });

  it('agrees on objectives and sessions', async () => {
    expect(await therapy()).toMatchObject({ version: 0, planned: { individual: 8, group: 4 }, maximum: 12 });
    const put = (individual: number, group: number) =>
      life.manager.put(`/cases/${file.id}/therapy/sessions`, { individual, group }, { ifMatch: 0 });
    expect(codeOf((await put(9, 4)) as never)).toEqual([422, 'THERAPY.TOO_MANY']);
    expect(body(await put(3, 1))).toMatchObject({ version: 1, left: { individual: 3, group: 1 } });
    plan = await life.agree(file, await life.propose(file));
    expect(await life.get(file.id)).toMatchObject({ stage: 'execution' });
    expect(plan.objectives[0]).toMatchObject({ line: 'family-therapy', caseId: file.id, agreed: false });
  });

  it('has weekly sessions with a format and a phase, which its process hears of', async () => {
    await house.travelTo('2026-04-06T20:00:00Z');
    const without = { format: undefined, phase: undefined };
    expect(codeOf(await session('2026-04-06T15:00:00Z', without))).toEqual([422, 'THERAPY.FORMAT_MISSING']);
    body(await session('2026-04-06T15:00:00Z'), 201);
    body(await session('2026-04-06T17:00:00Z', { ...without, kind: 'network-meeting' }), 201);
    const happened = (await told('happened')).map(({ message }) => [message!.what, message!.asOf]);
    expect(happened).toEqual([['session-held', '2026-04-06T15:00:00.000Z']]);
    expect(await therapy()).toMatchObject({ held: { individual: 1, group: 0 }, phase: 'engage' });
  });

  it('is looked for after two missed sessions, until it is reached', async () => {
    await house.travelTo('2026-04-20T20:00:00Z');
    const missed = { held: false, missedReason: 'family-absent' };
    body(await session('2026-04-13T15:00:00Z', missed), 201);
    expect(await life.get(file.id)).not.toHaveProperty('rescueDueSince');
    body(await session('2026-04-20T15:00:00Z', missed), 201);
    const due = '2026-04-20T20:00:00.000Z';
    expect(await life.get(file.id)).toMatchObject({ rescueDueSince: due });
    expect((await told('moved')).at(-1)!.message).toMatchObject({
      stage: 'execution',
      anchors: { rescueDueSince: due, acceptedAt: '2026-03-10T13:00:00.000Z' },
    });
    expect((await notices()).at(-1)).toMatchObject({ code: 'case.rescue-due', toPerson: 'gestora-1' });
    await house.travelTo('2026-04-21T15:00:00Z');
    const attempt = (result: string, at: string) =>
      life.manager.post(`/cases/${file.id}/contact-attempts`, { kind: 'visit', result, at });
    body(await attempt('not-reached', '2026-04-21T13:00:00Z'), 201);
    body(await attempt('reached', '2026-04-19T13:00:00Z'), 201);
    expect(await life.get(file.id)).toMatchObject({ rescueDueSince: due });
    body(await attempt('reached', '2026-04-21T14:00:00Z'), 201);
    expect(await life.get(file.id)).not.toHaveProperty('rescueDueSince');
    expect((await told('happened')).at(-1)!.message).toMatchObject({ what: 'rescue-contact-made' });
    expect((await told('moved')).at(-1)!.message!.anchors).not.toHaveProperty('rescueDueSince');
    expect(await house.events(file.id)).toContain('therapy.rescue-contact-made');
  });

  it('is looked for again after two more, and the coordinator is told; a session that is held meets it too', async () => {
    await house.travelTo('2026-05-04T20:00:00Z');
    const missed = { held: false, missedReason: 'family-absent' };
    body(await session('2026-04-27T15:00:00Z', missed), 201);
    expect((await notices()).map(({ code }) => code)).not.toContain('case.sessions-missed');
    body(await session('2026-05-04T15:00:00Z', missed), 201);
    expect(await therapy()).toMatchObject({ missedInARow: 4, rescueDueSince: '2026-05-04T20:00:00.000Z' });
    const four = (await notices()).filter(({ code }) => code === 'case.sessions-missed');
    expect(four).toMatchObject([{ toRole: 'coordinator' }]);
    await house.travelTo('2026-05-11T20:00:00Z');
    body(await session('2026-05-11T15:00:00Z', { phase: 'work' }), 201);
    expect(await therapy()).toMatchObject({ missedInARow: 0, phase: 'work' });
    expect(await life.get(file.id)).not.toHaveProperty('rescueDueSince');
    expect(codeOf(await session('2026-05-11T16:00:00Z'))).toEqual([409, 'THERAPY.PHASE_BACK']);
  });

  it('whose process was lost is told anew when it last came, and since when it is looked for', async () => {
    const watched = house.service.app.get(WatchedTherapies);
    const start = await house.under({ communes: '*', kind: 'system' }, () =>
      house.service.app.get(UnitOfWork).run('watchdog.revive', (tx) => watched.revival(tx, file.id)),
    );
    expect(start).toMatchObject({ revive: true, process: 'familyTherapy', input: { stage: 'execution' } });
    const { version } = await life.get(file.id);
    const put = { id: file.id, commune: '13110', version, revision: 1, stage: 'execution', deadlines: [] };
    const before = (await house.told(file.id)).length;
    const asOf = house.now.toISOString();
    await house.under({}, () => house.service.app.get(CaseDeadlines).put('familyTherapy', { ...put, asOf }));
    const again = (await house.told(file.id)).slice(before);
    expect(again.map(({ message }) => [message!.what, message!.asOf])).toEqual([
      ['session-held', '2026-05-11T15:00:00.000Z'],
    ]);
  });

  it('goes to its evaluation with the last session that was agreed on', async () => {
    await house.travelTo('2026-05-25T20:00:00Z');
    body(await session('2026-05-18T15:00:00Z', { phase: 'consolidate' }), 201);
    const more = await session('2026-05-25T14:00:00Z', { phase: 'consolidate' });
    expect(codeOf(more)).toEqual([409, 'THERAPY.ALL_HELD']);
    expect(await life.get(file.id)).toMatchObject({ stage: 'execution' });
    const group = { kind: 'group', format: 'multi-family-group', phase: 'consolidate' };
    body(await session('2026-05-25T15:00:00Z', group), 201);
    expect(await life.get(file.id)).toMatchObject({ stage: 'evaluation' });
    expect((await notices()).at(-1)).toMatchObject({ code: 'case.evaluation-due' });
  });

  it('goes on only with sessions that the coordinator grants', async () => {
    await life.diagnose(file, 'evaluation', DIAGNOSED);
    const judgements = plan.objectives.map(({ id: objectiveId }) => ({ objectiveId, result: 'not-met' }));
    const extension = { judgements, result: 'extension', until: '2026-07-31', reason: 'objectives-left' };
    const { version } = await life.get(file.id);
    const conclude = () => life.manager.post(`/cases/${file.id}/evaluations`, extension, { ifMatch: version });
    expect(codeOf((await conclude()) as never)).toEqual([409, 'EVALUATION.SESSIONS_USED_UP']);
    const grant = { individual: 1, group: 0, reason: 'objectives-left' };
    const path = `/cases/${file.id}/therapy/session-extension`;
    const { version: ifMatch } = await therapy();
    expect((await life.manager.post(path, grant, { ifMatch })).status).toBe(403);
    expect(body(await life.coordinator.post<TherapyView>(path, grant, { ifMatch }))).toMatchObject({
      planned: { individual: 4, group: 1 },
    });
    body(await conclude(), 201);
    expect(await life.get(file.id)).toMatchObject({ stage: 'execution', extendedTo: '2026-08-01T03:59:59.000Z' });
    expect(await house.events(file.id)).toContain('therapy.sessions-extended');
  });

  it('goes to its evaluation when its months are over, whatever is left', async () => {
    await house.travelTo('2026-08-01T03:59:59Z');
    const due = '2026-08-01T03:59:59.000Z';
    expect(await life.ring(file.id, 'execution.months-end', due)).toMatchObject({
      verdict: 'stands',
      standing: { stage: 'evaluation' },
    });
    expect(await life.ring(file.id, 'execution.months-end', due)).toMatchObject({ verdict: 'answered' });
  });

  it('completes, is followed up, and ends', async () => {
    await life.diagnose(file, 'evaluation', IMPROVED);
    const judgements = plan.objectives.map(({ id: objectiveId }) => ({ objectiveId, result: 'met' }));
    await life.change(file.id, 'evaluations', { judgements, result: 'closure' }, life.manager, 201);
    const staysActive = [{ kind: 'task', taskId: plan.objectives[0]!.tasks[0]!.id, text: 'Hasta fin de año' }];
    await life.change(file.id, 'closure', { staysActive, summary: 'Se escuchan' }, life.manager, 201);
    expect(await life.get(file.id)).toMatchObject({ stage: 'follow-up', outcome: 'completed' });
    await house.travelTo('2026-11-02T13:00:00Z');
    await life.change(file.id, 'follow-ups', { month: '3', result: 'reached', newRisks: [] }, life.manager, 201);
    await house.travelTo('2027-02-02T13:00:00Z');
    await life.change(file.id, 'follow-ups', { month: '6', result: 'reached', newRisks: [] }, life.manager, 201);
    expect(await life.get(file.id)).toMatchObject({ stage: 'ended', outcome: 'completed' });
    const processes = new Set((await house.told(file.id)).map((message) => (message as { process?: string }).process));
    expect([...processes]).toEqual([processOfLine('family-therapy')]);
  });
});

describe('every other way out of a therapy', () => {
  let house: CasesHouse;
  let life: FamilyLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
  });
  afterAll(() => house?.close());

  const open = () => life.open(THERAPY);
  const outcomeOf = async ({ id }: CaseView) => {
    const { stage, outcome } = await life.get(id);
    return [stage, outcome];
  };

  it('invitation-rejected', async () => {
    const file = await open();
    await life.change(file.id, 'invitation/rejection', { reason: 'distrust', risks: [] });
    expect(await outcomeOf(file)).toEqual(['second-look', 'invitation-rejected']);
  });

  it('not-located', async () => {
    const file = await open();
    for (const kind of ['call', 'visit', 'letter']) {
      const attempt = { kind, result: 'not-reached', at: house.now.toISOString() };
      body(await life.manager.post(`/cases/${file.id}/contact-attempts`, attempt), 201);
    }
    await life.change(file.id, 'not-located', { reason: 'no-answer' });
    expect(await outcomeOf(file)).toEqual(['second-look', 'not-located']);
  });

  it('renounced', async () => {
    const file = await open();
    await life.toExecution(file);
    const risks = [{ risk: 'family-violence', measure: 'protection-measure' }];
    await life.change(file.id, 'renunciation', { reason: 'no-time', risks });
    expect(await outcomeOf(file)).toEqual(['second-look', 'renounced']);
  });

  it('moved', async () => {
    const file = await open();
    const there = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    const asked = { toCommune: ELSEWHERE, reason: 'family-moved' };
    const { id } = await life.change<{ id: string }>(file.id, 'transfers', asked, life.coordinator, 201);
    body(await there.post(`/transfers/${id}/acceptance`, {}, { ifMatch: 1 }));
    expect(await outcomeOf(file)).toEqual(['ended', 'moved']);
  });

  it.each(['of-age', 'deceased'] as const)('%s', async (reason) => {
    const file = await open();
    await life.lose(file.children[0]!, reason);
    expect(await outcomeOf(file)).toEqual(['ended', reason]);
  });

  it('escalated', async () => {
    const file = await open();
    const escalations = await EscalationLife.in(house);
    const asked = { reason: 'grave-violation', factors: ['family-violence'], account: 'Dos visitas' };
    const { id } = body(
      await life.manager.post<{ id: string }>(`/cases/${file.id}/escalation`, asked, { ifMatch: 1 }),
      201,
    );
    await escalations.change(id, 'submission');
    await escalations.change(id, 'approval', {}, life.coordinator);
    await escalations.change(id, 'acknowledgement');
    await escalations.change(id, 'decision', { decision: 'accepted' });
    for (const step of ['joint-meeting', 'file-handed-over', 'family-received'])
      await escalations.change(id, 'handover-steps', { step });
    expect(await outcomeOf(file)).toEqual(['ended', 'escalated']);
  });

  it('partially-completed', async () => {
    const file = await open();
    const plan = await life.toExecution(file);
    await life.change(file.id, 'evaluation-start');
    await life.diagnose(file, 'evaluation', DIAGNOSED);
    const judgements = plan.objectives.map(({ id: objectiveId }) => ({ objectiveId, result: 'not-met' }));
    await life.change(file.id, 'evaluations', { judgements, result: 'closure' }, life.manager, 201);
    const staysActive = [{ kind: 'task', taskId: plan.objectives[0]!.tasks[0]!.id, text: 'Hasta fin de año' }];
    await life.change(file.id, 'closure', { staysActive, summary: 'Faltó tiempo' }, life.manager, 201);
    expect(await outcomeOf(file)).toEqual(['follow-up', 'partially-completed']);
  });
});
