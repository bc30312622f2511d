import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { body, CasesHouse, codeOf, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';
import type { AppointmentView } from './appointment.views.js';

describe('an agenda', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let set: AppointmentView;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
  });
  afterAll(() => house?.close());

  const agree = (person: string, startsAt: string, endsAt: string, more: object = {}) =>
    life.manager.post<AppointmentView>('/appointments', {
      commune: HERE,
      person,
      kind: 'session',
      startsAt,
      endsAt,
      ...more,
    });

  it('holds each hour once, also when two people set it at the same moment', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => agree('gestora-1', '2026-03-03T15:00:00Z', '2026-03-03T16:00:00Z', { note: 'Con Rosa' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    set = answers.find((answer) => answer.status === 201)!.body;
  });

  it('is kept by its owner, or by the coordinator', async () => {
    expect(codeOf((await agree('gestora-2', '2026-03-03T15:00:00Z', '2026-03-03T16:00:00Z')) as never)).toEqual([
      403,
      'APPOINTMENT.NOT_YOURS',
    ]);
    const colleague = await house.as('gestora-2', ['case-manager']);
    expect(body(await colleague.get<{ items: unknown[] }>('/appointments?person=gestora-1')).items).toEqual([]);
    expect(body(await life.coordinator.get<{ items: unknown[] }>('/appointments?person=gestora-1')).items).toHaveLength(
      1,
    );
  });

  it('is moved and cancelled with the version that was seen', async () => {
    const times = { startsAt: '2026-03-04T15:00:00Z', endsAt: '2026-03-04T16:00:00Z', note: 'Con Rosa' };
    expect((await life.manager.put(`/appointments/${set.id}`, times)).status).toBe(428);
    expect(
      body(await life.manager.put<AppointmentView>(`/appointments/${set.id}`, times, { ifMatch: 1 })),
    ).toMatchObject({ version: 2, startsAt: '2026-03-04T15:00:00.000Z' });
    expect(
      codeOf(await life.manager.post(`/appointments/${set.id}/cancellation`, { reason: 'other' }, { ifMatch: 1 })),
    ).toEqual([412, 'REQUEST.STALE']);
  });

  it('takes no case of another commune, and none that has ended', async () => {
    const both = await house.as('coordinadora-1', ['coordinator'], [HERE, ELSEWHERE]);
    const there = await life.open({ commune: ELSEWHERE });
    const ended = await life.open();
    await life.lose(ended.children[0]!, 'of-age');
    const hour = { startsAt: '2026-03-06T15:00:00Z', endsAt: '2026-03-06T16:00:00Z' };
    for (const { id: caseId } of [there, ended]) {
      const asked = { commune: HERE, person: 'gestora-1', kind: 'session', caseId, ...hour };
      expect(codeOf(await both.post('/appointments', asked))).toEqual([422, 'APPOINTMENT.OTHER_CASE']);
    }
  });

  it('is subscribed to by an address that needs no credential, shows no name, and can be taken back', async () => {
    const { path } = body(await life.manager.post<{ path: string }>(`/communes/${HERE}/calendar-feed`), 201);
    const feed = await fetch(`${house.service.url}${path}`);
    const text = await feed.text();
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(text).toContain('DTSTART:20260304T150000Z');
    expect(text).not.toContain('Rosa');
    const { rows } = await house.admin.query('select token_hash from calendar_feeds');
    expect(path).not.toContain(rows[0].token_hash);
    body(await life.manager.post(`/communes/${HERE}/calendar-feed`), 201);
    expect((await fetch(`${house.service.url}${path}`)).status).toBe(404);
    expect((await fetch(`${house.service.url}/api/cases/v1/feeds/13110.${'x'.repeat(32)}.ics`)).status).toBe(404);
    expect((await fetch(`${house.service.url}/api/cases/v1/feeds/nonsense`)).status).toBe(400);
  });
});
