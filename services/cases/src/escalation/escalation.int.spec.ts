import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { body, CasesHouse, codeOf, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { EscalationLife } from '../testing/escalation-life.spec.js';
import type { EscalationDto, RecordDto } from './escalation.dto.js';

describe('an escalation', () => {
  let house: CasesHouse;
  let life: EscalationLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await EscalationLife.in(house);
  });
  afterAll(() => house?.close());

  const caseOf = async (id: string) => body(await life.coordinator.get<Record<string, unknown>>(`/cases/${id}`));
  const records = async (id: string): Promise<RecordDto[]> =>
    body(await life.coordinator.get<{ items: RecordDto[] }>(`/escalations/${id}/records`)).items;

  it('is drafted from a case, which stays open and says that it is being escalated', async () => {
    const { file, escalation } = await life.fromCase();
    expect(escalation).toMatchObject({
      ...{ stage: 'drafted', owner: 'office', caseId: file.id, familyId: file.familyId, children: file.children },
      ...{ personInCharge: 'gestora-1', draftedBy: 'gestora-1', hasAccount: true, grounds: ['grave-violation'] },
    });
    expect(await life.get(escalation.id)).toMatchObject({ account: 'Dos visitas' });
    expect(await caseOf(file.id)).toMatchObject({ stage: 'invitation', escalationId: escalation.id });
    const { rows } = await house.admin.query(`select account from escalations where id = $1`, [escalation.id]);
    expect(rows[0].account.toString()).not.toContain('visitas');
    expect((await house.told(escalation.id))[0]).toMatchObject({
      kind: 'start',
      input: {
        stage: 'drafted',
        priority: 'high',
        personInCharge: 'gestora-1',
        anchors: { stageSince: '2026-03-02T13:00:00.000Z' },
      },
    });
  });

  it('goes to the coordinator, back with a reason, and on when she approves; who drafted it does not', async () => {
    const { escalation } = await life.fromCase({ account: undefined });
    const { id } = escalation;
    expect(codeOf(await life.try(id, 'submission'))).toEqual([409, 'ESCALATION.NO_ACCOUNT']);
    const grounds = { grounds: ['crime'], factors: [], account: 'Denuncia hecha' };
    body(await life.manager.put(`/escalations/${id}/grounds`, grounds, { ifMatch: 1 }));
    expect(await life.change(id, 'submission')).toMatchObject({ stage: 'approval', grounds: ['crime'] });
    const back = { reason: 'grounds-incomplete', note: 'Falta el informe' };
    expect(await life.change(id, 'return', back, life.deputy)).toMatchObject({ stage: 'drafted' });
    expect(await records(id)).toMatchObject([
      { kind: 'returned', code: 'grounds-incomplete', note: 'Falta el informe' },
    ]);
    await life.change(id, 'submission');
    expect((await life.try(id, 'approval', {}, life.manager)).status).toBe(403);
    expect(await life.change(id, 'approval', {}, life.deputy)).toMatchObject({
      ...{ stage: 'notified', approvedBy: 'subrogante-1', attempt: 1, level: 1 },
    });
    expect(await life.notices(id)).toEqual([
      'escalation.to-approve coordinator',
      'escalation.returned gestora-1',
      'escalation.to-approve coordinator',
    ]);
    expect(await life.told(id, 'escalation.notified')).toEqual([
      { id, recipient: 'specialised-service', level: 1, attempt: 1 },
    ]);
  });

  it('that a deputy drafted is not approved by the same deputy, but one of the coordinator is by herself', async () => {
    const draft = () => ({ childIds: [newId()], grounds: ['crime'], factors: [], urgent: false, account: 'Denuncia' });
    const own = async (by: typeof life.deputy) => body(await by.post<EscalationDto>('/escalations', draft()), 201);
    const ofDeputy = await own(life.deputy);
    await life.change(ofDeputy.id, 'submission', {}, life.deputy);
    expect(codeOf(await life.try(ofDeputy.id, 'approval', {}, life.deputy))).toEqual([403, 'ESCALATION.OWN_DRAFT']);
    const { id } = { ...(await own(life.coordinator)) };
    await life.change(id, 'submission', {}, life.coordinator);
    expect(await life.change(id, 'approval', {}, life.coordinator)).toMatchObject({ stage: 'notified' });
  });

  it('skips approval where danger is imminent, and the coordinator is informed at once', async () => {
    const { escalation } = await life.fromCase({ reason: 'imminent-danger', account: undefined });
    expect(escalation).toMatchObject({ stage: 'notified', urgent: true, attempt: 1 });
    expect((await house.told(escalation.id)).map(({ signal }) => signal)).toEqual([undefined, 'moved']);
    expect((await house.told(escalation.id))[1]).toMatchObject({
      message: { priority: 'critical', anchors: { notifiedAt: '2026-03-02T13:00:00.000Z' } },
    });
    expect(await life.told(escalation.id, 'notice.raised')).toMatchObject([
      { code: 'escalation.urgent', toRole: 'coordinator', urgency: 'now' },
    ]);
  });

  it('is opened by danger at the front desk at once, once, and by an alert as a draft or at once', async () => {
    const [id, familyId, child, other] = [newId(), newId(), newId(), newId()];
    const danger = { id, familyId, childIds: [child], grounds: ['violence-now'], reportedAt: '2026-03-02T13:00:00Z' };
    await Promise.all([life.danger(danger), life.danger(danger)]);
    const ofRequest = async (query: string) =>
      body(await life.coordinator.get<{ items: EscalationDto[] }>(`/escalations?${query}`)).items;
    expect(await ofRequest(`requestId=${id}`)).toMatchObject([
      { stage: 'notified', urgent: true, grounds: ['violence-now'], draftedBy: 'system:inbox' },
    ]);
    const alertId = newId();
    for (let times = 0; times < 2; times += 1) await life.alert(other, alertId, false);
    const [fromAlert, ...none] = await ofRequest(`alertId=${alertId}`);
    expect([fromAlert, none.length]).toMatchObject([
      { stage: 'drafted', urgent: false, factors: ['family-violence'] },
      0,
    ]);
    expect(fromAlert).not.toHaveProperty('personInCharge');
    expect(await life.notices(fromAlert!.id)).toEqual(['escalation.opened coordinator']);
    // Another alert of the same child, this time of imminent danger: no second escalation, this one is notified.
    const again = newId();
    await life.alert(other, again, true);
    expect(await ofRequest(`childId=${other}`)).toMatchObject([{ id: fromAlert!.id, stage: 'notified', urgent: true }]);
    // Whoever handed an alert on hears that it has arrived: asked again, and where one was running already.
    const { rows } = await house.admin.query(
      `select payload -> 'data' ->> 'alertId' as alert from outbox where entity_id = $1 and subject like '%.escalation.alert-joined' order by seq`,
      [fromAlert!.id],
    );
    expect(rows.map(({ alert }) => alert)).toEqual([alertId, again]);
    const draft = { childIds: [other], grounds: ['crime'], factors: [], urgent: false };
    expect(codeOf(await life.manager.post('/escalations', draft))).toEqual([409, 'ESCALATION.OPEN_ALREADY']);
  });

  it('that becomes worse is notified from the draft, and asked for again', async () => {
    const { escalation } = await life.fromCase();
    const worse = { grounds: ['imminent-danger'], factors: [], note: 'Anoche' };
    expect(await life.change(escalation.id, 'worsening', worse)).toMatchObject({
      stage: 'notified',
      urgent: true,
      attempt: 1,
    });
    expect(await life.change(escalation.id, 'worsening', worse)).toMatchObject({
      stage: 'notified',
      attempt: 2,
      level: 1,
    });
    expect((await house.told(escalation.id)).at(-1)).toMatchObject({ message: { priority: 'critical' } });
  });

  it('ends with its last child, and goes on with the others', async () => {
    const { id, file } = await life.deciding();
    await life.lose(file.children[0]!, 'of-age');
    expect(await life.get(id)).toMatchObject({ stage: 'deciding', children: [file.children[1]] });
    await life.lose(file.children[1]!, 'deceased');
    await life.lose(file.children[1]!, 'deceased');
    expect(await life.get(id)).toMatchObject({
      stage: 'ended',
      outcome: 'withdrawn',
      outcomeReason: 'deceased',
      children: [],
    });
  });

  it('goes with its case to a colleague, and with whatever else somebody leaves', async () => {
    const { file, escalation } = await life.fromCase();
    await life.families.change(file.id, 'reassignment', { to: 'gestora-2', reason: 'workload' }, life.coordinator);
    expect(await life.get(escalation.id)).toMatchObject({ personInCharge: 'gestora-2' });
    expect((await house.told(escalation.id)).at(-1)).toMatchObject({ signal: 'reassigned' });
    expect(codeOf(await life.manager.get(`/escalations/${escalation.id}/records`))).toEqual([200, undefined]);
    const alone = { childIds: [newId()], grounds: ['crime'], factors: [], urgent: false, personInCharge: 'gestora-7' };
    const { id } = body(await life.coordinator.post<EscalationDto>('/escalations', alone), 201);
    const leaves = { from: 'gestora-7', to: ['gestora-8'], reason: 'staff-left' };
    body(await life.coordinator.post(`/communes/${HERE}/reassignments`, leaves), 201);
    expect(await life.get(id)).toMatchObject({ personInCharge: 'gestora-8' });
    expect(await life.change(id, 'reassignment', { to: 'gestora-9', reason: 'leave' }, life.deputy)).toMatchObject({
      personInCharge: 'gestora-9',
    });
  });

  it('is nobody’s to see outside its commune, and of colleagues only for who oversees', async () => {
    const { escalation } = await life.fromCase();
    const path = `/escalations/${escalation.id}`;
    const [elsewhere, colleague] = [
      await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]),
      await house.as('gestora-3', ['case-manager']),
    ];
    expect(codeOf(await elsewhere.get(path))).toEqual([404, 'ESCALATION.NOT_FOUND']);
    expect(codeOf(await colleague.get(path))).toEqual([403, 'ESCALATION.NOT_YOURS']);
    expect(body(await colleague.get<{ items: unknown[] }>('/escalations')).items).toEqual([]);
    await life.get(escalation.id);
    const read = `select count(*)::int as seen from audit where entity_id = $1 and action = 'escalation.read'`;
    const { rows } = await house.admin.query(read, [escalation.id]);
    expect(rows[0].seen).toBeGreaterThan(0);
  });
});
