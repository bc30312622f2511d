import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offerEvents, type Role } from '@oln/contracts';
import { newId, Questions, type DueDateView, type ExplainedProcess, type Page } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { Lives } from '../testing/lives.spec.js';
import { body, HERE, ReportingHouse } from '../testing/reporting-house.spec.js';
import { AlarmDeadlines } from './alarm-deadlines.js';
import type { AlarmDto } from './alarm.dto.js';

const DUE = '2026-04-08T03:59:59.000Z';

describe('What is due of an alarm, and why', () => {
  let house: ReportingHouse;
  let coordinator: ApiClient;
  let id: string;

  beforeAll(async () => {
    house = await ReportingHouse.open('2026-04-01T15:00:00Z');
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    const told = new Lives(1, HERE);
    for (let gap = 0; gap < 6; gap += 1) {
      const gapId = newId();
      const opened = { id: gapId, sector: 'health', cause: 'no-offer' } as const;
      told.tell(offerEvents.gapOpened, gapId, opened, Date.parse('2026-03-10T15:00:00Z'));
    }
    await house.take(told.events, 50);
    body(await coordinator.post(`/communes/${HERE}/alarms/evaluation`, {}));
    [{ id }] = body(await coordinator.get<{ items: [AlarmDto] }>('/alarms?open=true')).items;
    body(await coordinator.post(`/alarms/${id}/assignment`, { person: 'gestora-1' }, { ifMatch: 1 }));
    await putClock();
  });
  afterAll(() => house?.close());

  const putClock = () => {
    const clock = { rule: 'open.acknowledge', due: DUE, kind: 'term', overdueTo: 'coordinator', climbs: [] } as const;
    const about = { id, commune: HERE, stage: 'open', asOf: house.now.toISOString() };
    const put = { ...about, version: 2, revision: 1, deadlines: [{ ...clock, climbs: [] }] };
    return house.under({}, () => house.get(AlarmDeadlines).put(put));
  };
  const asking =
    (person: string, role: Role) =>
    <Answer>(query: string, question: object): Promise<Answer> =>
      house.under({ person, roles: [role], communes: [HERE], kind: 'person' }, () =>
        house.get(Questions).ask<Answer>('reporting', query, question),
      );
  const OUTSIDE: [string, Role][] = [
    ['supervisora-1', 'regional-supervisor'],
    ['nacional-1', 'national-supervisor'],
  ];

  it('says in the commune who is in charge, and what was done by whom', async () => {
    const ask = asking('coordinadora-1', 'coordinator');
    const [one] = (await ask<{ items: ExplainedProcess[] }>('explain', { recordId: id })).items;
    expect(one).toMatchObject({ standing: { personInCharge: 'gestora-1' }, clocks: [{ personInCharge: 'gestora-1' }] });
    expect(one!.steps.map(({ actor }) => actor)).toContain('coordinadora-1');
    expect(one!.peopleWithheld).toBeUndefined();
    const mine = { actors: { persons: ['gestora-1'], roles: [] } };
    expect((await ask<Page<DueDateView>>('deadlines', mine)).items).toHaveLength(1);
  });

  it.each(OUTSIDE)('says to %s, outside, where it stands, and nobody of the office', async (person, role) => {
    const ask = asking(person, role);
    const explained = await ask<{ items: ExplainedProcess[] }>('explain', { recordId: id });
    expect(explained.items).toMatchObject([
      {
        standing: { stage: 'open' },
        steps: [],
        peopleWithheld: true,
        clocks: [{ rule: 'open.acknowledge', due: DUE }],
      },
    ]);
    const due = await ask<Page<DueDateView>>('deadlines', {});
    const service = await house.as(person, [role]);
    const own = body(await service.get<Page<DueDateView>>('/due'));
    expect([due.items.length, own.items.length]).toEqual([1, 1]);
    for (const told of [explained, due, own])
      for (const name of ['gestora-1', 'coordinadora-1', 'health'])
        expect([name, JSON.stringify(told).includes(name)]).toEqual([name, false]);
  });

  it.each(OUTSIDE)('is found by nobody’s name by %s: that would tell who it is', async (person, role) => {
    const ask = asking(person, role);
    const service = await house.as(person, [role]);
    for (const name of ['gestora-1', 'gestora-9']) {
      const question = { actors: { persons: [name], roles: [] } };
      expect((await ask<Page<DueDateView>>('deadlines', question)).items).toEqual([]);
      expect((await ask<{ items: object[] }>('deadline-counts', question)).items).toEqual([]);
      expect(body(await service.get<Page<DueDateView>>(`/due?personInCharge=${name}`)).items).toEqual([]);
    }
    const ofTheOffice = { actors: { persons: [], roles: ['coordinator'] } };
    expect((await ask<Page<DueDateView>>('deadlines', ofTheOffice)).items).toHaveLength(1);
  });
});
