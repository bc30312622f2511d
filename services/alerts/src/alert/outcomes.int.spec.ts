import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { AlertLife } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, codeOf } from '../testing/alerts-house.spec.js';

describe('every outcome of an alert, through the API', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  const closedOf = async (id: string) => (await house.events(id)).find(({ name }) => name === 'alert.closed')?.data;

  it('case-informed: into the open case of the child, once the case says so', async () => {
    const alert = await life.raise();
    const caseId = await life.openCase(alert.childId!);
    await life.verify(alert.id);
    expect((await life.get(alert.id)).openCases).toEqual([
      { caseId, line: 'case-management', personInCharge: 'gestora-1' },
    ]);
    const handed = await life.step(alert.id, 'answer', { kind: 'case', caseId });
    expect(handed).toMatchObject({ stage: 'handing-on', answer: { kind: 'case', caseId, times: 1 } });
    expect(handed.outcome).toBeUndefined();
    await life.arrived(alert.id, 'case', caseId);
    await life.arrived(alert.id, 'case', caseId);
    expect(await life.get(alert.id)).toMatchObject({ stage: 'closed', outcome: 'case-informed', targetId: caseId });
    expect(await closedOf(alert.id)).toMatchObject({ outcome: 'case-informed', source: 'staff' });
    expect((await house.told(alert.id)).at(-1)).toMatchObject({
      signal: 'moved',
      message: { stage: 'closed', outcome: 'case-informed', ended: true },
    });
  });

  it('intake-opened: asked again as often as people want, and closed by the request', async () => {
    const alert = await life.raise();
    await life.verify(alert.id);
    await life.step(alert.id, 'answer', { kind: 'intake' });
    await life.step(alert.id, 'handing-on');
    const asked = (await house.events(alert.id)).filter(({ name }) => name === 'alert.intake-asked');
    expect(asked.map(({ data }) => data)).toMatchObject([
      { childId: alert.childId, severity: 'medium', factors: ['neglect'] },
      { childId: alert.childId },
    ]);
    await life.arrived(alert.id, 'intake', newId());
    expect(await life.get(alert.id)).toMatchObject({ outcome: 'intake-opened', answer: { times: 2 } });
  });

  it('intake-opened beside an open case: only with a reason, which is on record', async () => {
    const alert = await life.raise();
    const caseId = await life.openCase(alert.childId!);
    await life.verify(alert.id);
    const { version } = await life.get(alert.id);
    const answer = (given: object) => life.manager.post(`/alerts/${alert.id}/answer`, given, { ifMatch: version });
    const refused = await answer({ kind: 'intake' });
    expect(codeOf(refused)).toEqual([409, 'ALERT.CASE_OPEN']);
    expect(JSON.stringify(refused.body)).toContain(caseId);
    expect((await answer({ kind: 'intake', reason: 'because' })).status).toBe(400);
    expect(body(await answer({ kind: 'intake', reason: 'other-household' }))).toMatchObject({
      stage: 'handing-on',
      answer: { kind: 'intake', reason: 'other-household' },
    });
    const { rows } = await house.admin.query(
      `select reason from audit where entity_id = $1 and action = 'alert.answer'`,
      [alert.id],
    );
    expect(rows).toEqual([{ reason: 'other-household' }]);
  });

  it('escalated, and measure-opened', async () => {
    for (const [kind, event, outcome] of [
      ['escalation', 'alert.escalation-asked', 'escalated'],
      ['measure', 'alert.measure-asked', 'measure-opened'],
    ] as const) {
      const alert = await life.raise();
      await life.verify(alert.id, 'critical');
      await life.step(alert.id, 'answer', { kind, ...(kind === 'escalation' && { urgent: true }) });
      expect(await house.names(alert.id)).toContain(event);
      await life.arrived(alert.id, kind, newId());
      expect((await life.get(alert.id)).outcome).toBe(outcome);
    }
  });

  it('dismissed: what is grave by two people, and the coordinator may send it back', async () => {
    const alert = await life.raise({ factors: ['violence-suspected'] });
    expect(alert.severity).toBe('high');
    await life.verify(alert.id, 'high');
    const dismissal = { reason: 'other-commune', note: 'La familia vive en otra comuna desde marzo.' };
    expect(await life.step(alert.id, 'dismissal', dismissal)).toMatchObject({ stage: 'confirmation' });
    const { version } = await life.get(alert.id);
    const own = await house.as('gestora-1', ['coordinator']);
    expect(codeOf(await own.post(`/alerts/${alert.id}/dismissal-confirmation`, {}, { ifMatch: version }))).toEqual([
      409,
      'ALERT.SECOND_PERSON',
    ]);
    expect(
      (await life.manager.post(`/alerts/${alert.id}/dismissal-confirmation`, {}, { ifMatch: version })).status,
    ).toBe(403);
    const sent = await life.step(
      alert.id,
      'dismissal-return',
      { note: 'Falta hablar con la escuela.' },
      life.coordinator,
    );
    expect(sent).toMatchObject({ stage: 'answer', feedback: 'being-looked-into' });
    expect(await house.names(alert.id)).toEqual(
      expect.arrayContaining(['alert.to-confirm → coordinator', 'alert.sent-back → gestora-1']),
    );
    await life.step(alert.id, 'dismissal', dismissal);
    await life.step(alert.id, 'dismissal-confirmation', {}, life.deputy);
    expect(await life.get(alert.id)).toMatchObject({
      outcome: 'dismissed',
      confirmedBy: 'subrogante-1',
      feedback: 'other-service',
    });
    expect(await closedOf(alert.id)).toMatchObject({ reason: 'other-commune', confirmedBy: 'subrogante-1' });
    const notes = (await life.get(alert.id)).notes.map(({ kind, text }) => [kind, text]);
    expect(notes).toContainEqual(['dismissal', dismissal.note]);
  });

  it('dismissed by one person, where it is not grave; also before anybody knew who it is about', async () => {
    const { id } = await life.fromSan();
    expect(await life.step(id, 'dismissal', { reason: 'not-applicable', note: 'Era una prueba.' })).toMatchObject({
      stage: 'closed',
      outcome: 'dismissed',
      feedback: 'not-confirmed',
    });
  });

  it('severity is lowered by two people where it was grave', async () => {
    const alert = await life.raise({ factors: ['violence-suspected'] });
    expect(
      codeOf(
        await life.manager.post(
          `/alerts/${alert.id}/verification`,
          { finding: 'not-confirmed', severity: 'low' },
          { ifMatch: alert.version },
        ),
      ),
    ).toEqual([422, 'ALERT.REASON_MISSING']);
    const asked = await life.verify(alert.id, 'low', 'child-seen-safe');
    expect(asked).toMatchObject({ severity: 'high', lowering: { to: 'low', by: 'gestora-1' } });
    const lowered = await life.step(alert.id, 'severity-lowering', { agrees: true }, life.coordinator);
    expect(lowered).toMatchObject({ severity: 'low', stage: 'answer' });
    expect((await house.told(alert.id)).at(-1)).toMatchObject({ signal: 'moved', message: { priority: 'low' } });
    expect((await life.watch(alert.childId!)).severity).toBe('low');
  });

  it('what goes to a case that closes meanwhile comes back; what arrives otherwise is told', async () => {
    const alert = await life.raise();
    const caseId = await life.openCase(alert.childId!);
    await life.verify(alert.id);
    expect(
      codeOf(await life.manager.post(`/alerts/${alert.id}/answer`, { kind: 'case', caseId: newId() }, { ifMatch: 2 })),
    ).toEqual([409, 'ALERT.CASE_NOT_OPEN']);
    await life.step(alert.id, 'answer', { kind: 'case', caseId });
    await life.caseCloses(caseId, alert.childId!);
    expect(await life.get(alert.id)).toMatchObject({ stage: 'answer', openCases: [] });
    expect(await house.names(alert.id)).toContain('alert.case-closed → gestora-1');
    await life.step(alert.id, 'answer', { kind: 'intake' });
    await life.step(alert.id, 'taking-back', { reason: 'other-answer' });
    await life.arrived(alert.id, 'intake', newId());
    expect((await life.get(alert.id)).stage).toBe('answer');
    expect(await house.names(alert.id)).toContain('alert.arrived-otherwise → gestora-1');
  });

  it('what is answered is listed as well, by arrival', async () => {
    const { items } = body(await life.coordinator.get<{ items: { stage: string }[] }>('/alerts?stage=closed'));
    expect([items.length > 0, new Set(items.map(({ stage }) => stage))]).toEqual([true, new Set(['closed'])]);
  });

  it('a double click does it once, and two people do not overwrite each other', async () => {
    const alert = await life.raise();
    const again = { ifMatch: 1, idempotencyKey: 'one-click' };
    const verify = () =>
      life.manager.post(`/alerts/${alert.id}/verification`, { finding: 'confirmed', severity: 'high' }, again);
    const [first, second] = [await verify(), await verify()];
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    const stale = await life.coordinator.post(
      `/alerts/${alert.id}/severity`,
      { severity: 'critical', reason: 'facts-graver' },
      { ifMatch: 1 },
    );
    expect(codeOf(stale)).toEqual([412, 'REQUEST.STALE']);
    expect(
      (await life.coordinator.post(`/alerts/${alert.id}/dismissal`, { reason: 'wrong-person', note: 'x' })).status,
    ).toBe(428);
    expect(
      body(await life.coordinator.get<{ items: unknown[] }>(`/alerts/${alert.id}/timeline`)).items.length,
    ).toBeGreaterThan(4);
    expect(body(await life.coordinator.get<unknown[]>(`/alerts/${alert.id}/due`))).toEqual([]);
  });

  it('has told of every version of every alert and watch', async () => {
    expect(await house.untold()).toEqual([]);
  });
});
