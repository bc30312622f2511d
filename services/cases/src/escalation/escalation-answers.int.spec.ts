import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { eventually, type ApiClient } from '@oln/testing';
import { body, CasesHouse, codeOf, HERE } from '../testing/cases-house.spec.js';
import { EscalationLife } from '../testing/escalation-life.spec.js';
import type { EscalationDto, NotificationDto } from './escalation.dto.js';

describe('an escalation on its way to an answer', () => {
  let house: CasesHouse;
  let life: EscalationLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await EscalationLife.in(house);
  });
  afterAll(() => house?.close());

  const caseOf = async (id: string) => body(await life.coordinator.get<Record<string, unknown>>(`/cases/${id}`));

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
    await life.change(id, 'acknowledgement', { note: 'Por teléfono' });
    expect(await life.get(id)).toMatchObject({ stage: 'deciding' });
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
    await life.change(id, 'acknowledgement', { institution: 'police' });
    expect(await life.get(id)).toMatchObject({ stage: 'notified' });
    const [stranger, member] = [
      await house.as('servicio-9', ['network-member']),
      await house.as('servicio-1', ['network-member']),
    ];
    expect(codeOf(await life.try(id, 'acknowledgement', {}, stranger))).toEqual([403, 'ESCALATION.NOT_ADDRESSED']);
    // Nor is who was not addressed told at which version it is.
    const acknowledgement = `/escalations/${id}/acknowledgement`;
    const stale = (by: ApiClient) => by.post<Record<string, unknown>>(acknowledgement, {}, { ifMatch: 999 });
    expect(codeOf(await stale(stranger))).toEqual([403, 'ESCALATION.NOT_ADDRESSED']);
    expect(codeOf(await stale(member))).toEqual([412, 'REQUEST.STALE']);
    const { version } = await life.get(id);
    expect(await life.change(id, 'acknowledgement', {}, member)).toEqual({
      ...{ id, version: version + 1, acknowledgedAt: house.now.toISOString() },
    });
    expect(await life.get(id)).toMatchObject({ stage: 'deciding', version: version + 1 });
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
});
