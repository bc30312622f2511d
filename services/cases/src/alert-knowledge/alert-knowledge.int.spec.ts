import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Severity } from '@oln/contracts';
import { newId, UnitOfWork } from '@oln/service-kit';
import type { CaseView } from '../case-file/case-file.views.js';
import { body, CasesHouse, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';
import { AlertKnowledgeConsumer } from './alert-knowledge.nats.js';
import type { CaseAlertView } from './alert-knowledge.service.js';

describe('an alert about a child who is attended', () => {
  let house: CasesHouse;
  let life: FamilyLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
  });
  afterAll(() => house?.close());

  /** As alerts asks, each time in a message of its own. */
  async function ask(caseId: string, childId: string, severity: Severity = 'high', id = newId()): Promise<string> {
    const data = { id, childId, caseId, severity, factors: ['family-violence'], askedAt: '2026-03-02T12:30:00.000Z' };
    const { app } = house.service;
    const hear = () =>
      app
        .get(UnitOfWork)
        .run('inbox', (tx) => app.get(AlertKnowledgeConsumer).asked({ commune: HERE, data } as never, tx));
    await house.under({}, hear);
    return id;
  }
  const alertsOf = async ({ id }: CaseView) =>
    body(await life.coordinator.get<{ items: CaseAlertView[] }>(`/cases/${id}/alerts`)).items;
  const toldOf = async (alertId: string) =>
    (
      await house.admin.query(
        `select entity, payload -> 'data' as data from outbox
          where lane = 'event' and (payload -> 'data' ->> 'alertId' = $1 or entity_id::text = $1) order by seq`,
        [alertId],
      )
    ).rows.map(({ entity, data }) => [entity, data]);
  const noticesOf = async (id: string) =>
    (
      await house.admin.query(
        `select payload -> 'data' as data from outbox where entity = 'notice' and entity_id = $1 order by seq`,
        [id],
      )
    ).rows.map(({ data }) => data);

  it('is known to its case once, however often it is asked, and the professional and the coordinator are told', async () => {
    const file = await life.open();
    const alertId = await ask(file.id, file.children[0]!);
    await ask(file.id, file.children[0]!, 'high', alertId);
    expect(await alertsOf(file)).toEqual([
      {
        alertId,
        childId: file.children[0],
        severity: 'high',
        factors: ['family-violence'],
        askedAt: '2026-03-02T12:30:00.000Z',
        heardAt: '2026-03-02T13:00:00.000Z',
      },
    ]);
    const notices = (await noticesOf(file.id)).filter(({ code }) => code === 'case.alert');
    expect(notices).toMatchObject([
      { toPerson: 'gestora-1', urgency: 'now' },
      { toRole: 'coordinator', urgency: 'now' },
    ]);
    expect((await toldOf(alertId))[0]).toEqual(['case', { id: file.id, alertId }]);
    const timeline = body(await life.manager.get<{ items: { type: string }[] }>(`/cases/${file.id}/timeline`));
    expect(timeline.items.map(({ type }) => type).join()).toContain('informed');
  });

  it('that is not grave waits until today', async () => {
    const file = await life.open();
    await ask(file.id, file.children[0]!, 'low');
    expect((await noticesOf(file.id)).at(-1)).toMatchObject({ code: 'case.alert', urgency: 'today' });
  });

  it('ends a pause if it is grave, whoever was away: the clocks of the case run again', async () => {
    const file = await life.open();
    await life.change(file.id, 'pause', { until: '2026-05-15', reason: 'professional-absent' });
    await ask(file.id, file.children[0]!, 'low');
    expect(await life.get(file.id)).toMatchObject({ pause: { reason: 'professional-absent' } });
    const alertId = await ask(file.id, file.children[0]!, 'critical');
    expect(await life.get(file.id)).not.toHaveProperty('pause');
    expect((await house.told(file.id)).map(({ signal }) => signal).slice(-2)).toEqual(['paused', 'resumed']);
    expect((await noticesOf(file.id)).slice(-4)).toMatchObject([
      { code: 'case.alert', toPerson: 'gestora-1', urgency: 'today' },
      { code: 'case.alert', toRole: 'coordinator', urgency: 'today' },
      { code: 'case.resumed-by-alert', toPerson: 'gestora-1', urgency: 'now' },
      { code: 'case.resumed-by-alert', toRole: 'coordinator', urgency: 'now' },
    ]);
    expect(await toldOf(alertId)).toEqual([['case', { id: file.id, alertId }]]);
  });

  it('goes to the other case of the child where the one that was asked has closed meanwhile', async () => {
    const shared = { familyId: newId(), children: [newId()] };
    const management = await life.open(shared);
    const therapy = await life.open({ ...shared, line: 'family-therapy', personInCharge: 'terapeuta-1' });
    await life.change(management.id, 'invitation/rejection', { reason: 'no-time', risks: [] });
    const alertId = await ask(management.id, shared.children[0]!);
    expect(await alertsOf(therapy)).toMatchObject([{ alertId }]);
    expect(await alertsOf(management)).toEqual([]);
    expect(await toldOf(alertId)).toEqual([['case', { id: therapy.id, alertId }]]);
  });

  it('is the coordinator’s where the child is attended nowhere any more; alerts hears nothing, so its clock goes on', async () => {
    const file = await life.open();
    await life.change(file.id, 'invitation/rejection', { reason: 'no-time', risks: [] });
    const alertId = await ask(file.id, file.children[0]!, 'critical');
    expect(await toldOf(alertId)).toMatchObject([
      ['notice', { code: 'case.alert-without-case', toRole: 'coordinator', urgency: 'now', aboutKind: 'alert' }],
    ]);
    expect(await alertsOf(file)).toEqual([]);
    const again = await life.open({ children: file.children });
    await ask(again.id, file.children[0]!, 'critical', alertId);
    expect(await alertsOf(again)).toMatchObject([{ alertId }]);
  });
});
