import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { eventually } from '@oln/testing';
import { body, CasesHouse, codeOf, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { EscalationLife } from '../testing/escalation-life.spec.js';
import type { EscalationDto, NotificationDto, RecordDto } from './escalation.dto.js';

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

  it('without an acknowledgement is notified one level higher each time, with everybody told, and never given up', async () => {
    const { id } = await life.notified();
    const seen: unknown[] = [];
    let at = '2026-03-02T13:00:00.000Z';
    for (let times = 1; times <= 5; times += 1) {
      const due = new Date(Date.parse(at) + 48 * 3_600_000).toISOString();
      await house.travelTo(due);
      const answer = await life.ring(id, 'notified.acknowledge', due, at);
      expect(answer).toMatchObject({
        verdict: 'stands',
        standing: { stage: 'notified', anchors: { notifiedAt: due } },
      });
      // Rung again by somebody who was interrupted: nothing more.
      expect(await life.ring(id, 'notified.acknowledge', due, at)).toMatchObject({ verdict: 'answered' });
      const { attempt, level } = await life.get(id);
      seen.push([attempt, level]);
      at = due;
    }
    expect(seen).toEqual([
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
      [6, 6],
    ]);
    expect((await life.told(id, 'escalation.notified')).map(({ level }) => level)).toEqual([1, 2, 3, 3, 3, 3]);
    const told = (await life.notices(id)).filter((notice) => notice.includes('never'));
    const [region, nation] = ['regional-supervisor', 'national-supervisor'].map(
      (role) => `escalation.never-acknowledged ${role}`,
    );
    expect(told).toEqual([region, region, nation, region, nation]);
    expect(await life.change(id, 'acknowledgement', { note: 'Por teléfono' })).toMatchObject({ stage: 'deciding' });
    expect(await life.told(id, 'escalation.acknowledged')).toEqual([{ id, attempt: 6, hours: 240 }]);
    expect(await life.ring(id, 'notified.acknowledge', at, at)).toMatchObject({ verdict: 'answered' });
  });

  it('is acknowledged by the institution under its own account; the police alone does not move it', async () => {
    await house.travelTo('2026-03-16T13:00:00Z');
    const recipient = {
      scope: 'commune',
      title: { es: 'Equipo local', en: 'Local team' },
      people: ['servicio-1'],
      active: true,
    };
    const path = `/communes/${HERE}/recipients/specialised-service/1`;
    body(await life.coordinator.put(path, recipient, { ifMatch: 0 }));
    expect(codeOf(await life.coordinator.put(path, recipient, { ifMatch: 0 }))).toEqual([412, 'REQUEST.STALE']);
    const { id } = await life.notified({ institutions: ['specialised-service', 'police'] });
    expect(await life.change(id, 'acknowledgement', { institution: 'police' })).toMatchObject({ stage: 'notified' });
    const [stranger, member] = [
      await house.as('servicio-9', ['network-member']),
      await house.as('servicio-1', ['network-member']),
    ];
    expect(codeOf(await life.try(id, 'acknowledgement', {}, stranger))).toEqual([403, 'ESCALATION.NOT_ADDRESSED']);
    expect(await life.change(id, 'acknowledgement', {}, member)).toMatchObject({ stage: 'deciding' });
    const notified = body(await life.coordinator.get<NotificationDto[]>(`/escalations/${id}/notifications`));
    expect(notified).toMatchObject([
      { institution: 'police', acknowledgedThrough: 'staff' },
      { institution: 'specialised-service', acknowledgedThrough: 'account', acknowledgedBy: 'servicio-1' },
    ]);
    body(await life.coordinator.put(path, { ...recipient, people: [] }, { ifMatch: 1 }));
  });

  it('gives the service back the days it had left when it asked for more', async () => {
    await house.travelTo('2026-03-16T13:00:00Z');
    const { id } = await life.deciding();
    await house.travelTo('2026-03-20T15:00:00Z');
    expect(await life.change(id, 'decision', { decision: 'more-information' })).toMatchObject({
      stage: 'informing',
      daysLeft: 6,
    });
    await house.travelTo('2026-04-02T15:00:00Z');
    // Good Friday is 3 April: six business days end on Monday 13.
    expect(await life.change(id, 'information', { note: 'Informe enviado' })).toMatchObject({
      stage: 'deciding',
      decideBy: '2026-04-14T03:59:59.000Z',
    });
    expect((await house.told(id)).at(-1)).toMatchObject({
      message: { stage: 'deciding', anchors: { decideBy: '2026-04-14T03:59:59.000Z' } },
    });
  });

  it('that is rejected is appealed, and kept in the end: the case goes on', async () => {
    const { id, file } = await life.deciding();
    expect(codeOf(await life.try(id, 'decision', { decision: 'rejected' }))).toEqual([422, 'ESCALATION.NO_REASON']);
    const rejected = { decision: 'rejected', reason: 'not-grave' };
    expect(await life.change(id, 'decision', rejected)).toMatchObject({ stage: 'rejected' });
    expect(await life.notices(id)).toEqual(
      expect.arrayContaining(['escalation.rejected coordinator', 'escalation.rejected gestora-1']),
    );
    expect((await life.try(id, 'appeal', { received: false }, life.manager)).status).toBe(403);
    expect(await life.change(id, 'appeal', { received: false }, life.coordinator)).toMatchObject({
      stage: 'notified',
      attempt: 2,
      level: 1,
    });
    await life.change(id, 'acknowledgement');
    await life.change(id, 'decision', rejected);
    expect(await life.change(id, 'appeal', { received: true }, life.coordinator)).toMatchObject({ stage: 'deciding' });
    await life.change(id, 'decision', rejected);
    expect(await life.change(id, 'keeping', { reason: 'attended-by-office' }, life.deputy)).toMatchObject({
      stage: 'ended',
      outcome: 'rejected-kept',
    });
    expect(await life.told(id, 'escalation.returned-to-intake')).toEqual([]);
    expect(await caseOf(file.id)).toMatchObject({ stage: 'invitation' });
    expect(await caseOf(file.id)).not.toHaveProperty('escalationId');
    expect(await life.told(id, 'escalation.ended')).toMatchObject([{ outcome: 'rejected-kept', caseId: file.id }]);
  });

  it('that is kept or given back, and that no case attends, goes to intake', async () => {
    const draft = { childIds: [newId()], grounds: ['imminent-danger'], factors: [], urgent: true };
    for (const way of ['keeping', 'giving-back']) {
      const { id } = body(await life.manager.post<EscalationDto>('/escalations', draft), 201);
      await life.change(id, 'acknowledgement');
      const isKept = way === 'keeping';
      await life.change(
        id,
        'decision',
        isKept ? { decision: 'rejected', reason: 'no-room' } : { decision: 'accepted' },
      );
      const reason = isKept ? 'network-informed' : 'family-refuses';
      const after = await life.change(id, way, { reason }, life.coordinator);
      expect(after).toMatchObject({ stage: 'ended', outcome: isKept ? 'rejected-kept' : 'returned', owner: 'office' });
      expect(await life.told(id, 'escalation.returned-to-intake')).toMatchObject([
        { cause: 'returned-by-service', childIds: draft.childIds },
      ]);
    }
  });

  it('given back during the handover leaves the case open', async () => {
    const { id, file } = await life.inHandover();
    await life.change(id, 'handover-steps', { step: 'joint-meeting' });
    expect(await life.change(id, 'giving-back', { reason: 'family-refuses' })).toMatchObject({ outcome: 'returned' });
    expect(await caseOf(file.id)).toMatchObject({ stage: 'invitation' });
    expect(await life.told(id, 'escalation.returned-to-intake')).toEqual([]);
  });

  it('goes on where the family leaves its case, and the office is told', async () => {
    const { id, file } = await life.notified();
    const refused = { reason: 'distrust', risks: [] };
    await life.families.change(file.id, 'invitation/rejection', refused);
    await eventually(() => life.notices(id), { until: (codes) => codes.includes('escalation.case-left coordinator') });
    expect(await life.get(id)).toMatchObject({ stage: 'notified', owner: 'office' });
  });

  it('is withdrawn only with what is done about each ground', async () => {
    const { id } = await life.notified();
    expect((await life.try(id, 'withdrawal', { reason: 'danger-over', risks: [] }, life.manager)).status).toBe(403);
    expect(codeOf(await life.try(id, 'withdrawal', { reason: 'danger-over', risks: [] }, life.coordinator))).toEqual([
      409,
      'ESCALATION.RISK_UNATTENDED',
    ]);
    const risks = ['grave-violation', 'family-violence'].map((risk) => ({ risk, measure: 'no-longer-present' }));
    expect(await life.change(id, 'withdrawal', { reason: 'danger-over', risks }, life.coordinator)).toMatchObject({
      outcome: 'withdrawn',
      outcomeReason: 'danger-over',
    });
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

  it('is followed with the service and for a year after it; a new risk goes to intake and the follow-up goes on', async () => {
    await house.travelTo('2026-05-04T13:00:00Z');
    const { id, file } = await life.handedOver();
    expect(await caseOf(file.id)).toMatchObject({ stage: 'ended', outcome: 'escalated' });
    expect(await life.change(id, 'statuses', { status: 'not-attended' })).toMatchObject({
      stage: 'with-service',
      owner: 'specialised-service',
    });
    expect(await life.notices(id)).toEqual(expect.arrayContaining(['escalation.not-attended coordinator']));
    expect((await house.told(id)).at(-1)).toMatchObject({ signal: 'happened', message: { what: 'status-heard' } });
    expect(await life.change(id, 'statuses', { status: 'leaving', risks: ['family-violence'] })).toMatchObject({
      stage: 'exit-follow-up',
      owner: 'office',
      leftServiceAt: '2026-05-04T13:00:00.000Z',
    });
    expect(await life.told(id, 'escalation.ownership-changed')).toMatchObject([
      { from: 'office', to: 'specialised-service' },
      { from: 'specialised-service', to: 'office' },
    ]);
    expect(await life.told(id, 'escalation.returned-to-intake')).toMatchObject([{ cause: 'left-service' }]);
    const contact = { month: 1, kind: 'visit', result: 'reached', newRisks: [] };
    expect(codeOf(await life.try(id, 'exit-contacts', contact))).toEqual([409, 'ESCALATION.TOO_EARLY']);
    await house.travelTo('2026-06-04T13:00:00Z');
    await life.change(id, 'exit-contacts', { ...contact, newRisks: ['family-violence'] });
    expect(await life.told(id, 'escalation.returned-to-intake')).toHaveLength(2);
    await house.travelTo('2026-08-04T13:00:00Z');
    for (const kind of ['call', 'visit', 'call']) {
      expect((await life.get(id)).heldMonths).toEqual([1]);
      await life.change(id, 'exit-contacts', { ...contact, month: 3, kind, result: 'not-reached' });
    }
    expect((await life.get(id)).heldMonths).toEqual([1, 3]);
    await house.travelTo('2027-05-04T13:00:00Z');
    expect(await life.change(id, 'exit-contacts', { ...contact, month: 12 })).toMatchObject({
      stage: 'ended',
      outcome: 'handed-over',
    });
    expect(await life.told(id, 'escalation.exit-contact-held')).toMatchObject([
      { month: 1, newRisk: true },
      { month: 3 },
      { month: 12 },
    ]);
    expect((await house.told(id)).at(-2)).toMatchObject({ message: { stage: 'ended', ended: true } });
  });

  it('stands still only after the handover, and the end of a pause wakes somebody', async () => {
    await house.travelTo('2026-06-01T13:00:00Z');
    const running = await life.deciding();
    const pause = { until: '2026-06-20', reason: 'hospital' };
    expect(codeOf(await life.try(running.id, 'pause', pause))).toEqual([409, 'ESCALATION.NOT_IN_STAGE']);
    const { id } = await life.afterService();
    expect(await life.change(id, 'pause', pause)).toMatchObject({ pause: { reason: 'hospital' } });
    expect((await house.told(id)).at(-1)).toMatchObject({ signal: 'paused' });
    await house.travelTo('2026-06-21T03:59:59Z');
    expect(await life.ring(id, 'pause.ends', '2026-06-21T03:59:59.000Z')).toMatchObject({ verdict: 'stands' });
    expect(await life.get(id)).not.toHaveProperty('pause');
    expect(await life.notices(id)).toContain('escalation.pause-ended gestora-1');
    await life.change(id, 'pause', { ...pause, until: '2026-07-20' });
    await life.change(id, 'resumption');
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
