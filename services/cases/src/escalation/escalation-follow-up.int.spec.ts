import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { body, CasesHouse, codeOf } from '../testing/cases-house.spec.js';
import { EscalationLife } from '../testing/escalation-life.spec.js';

describe('an escalation that was handed over', () => {
  let house: CasesHouse;
  let life: EscalationLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await EscalationLife.in(house);
  });
  afterAll(() => house?.close());

  const caseOf = async (id: string) => body(await life.coordinator.get<Record<string, unknown>>(`/cases/${id}`));

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

  it('does not go on standing still once an alert or danger joins it', async () => {
    await house.travelTo('2027-06-01T13:00:00Z');
    for (const urgent of [false, true]) {
      const { id } = await life.handedOver();
      const { children } = await life.get(id);
      await life.change(id, 'pause', { until: '2027-08-20', reason: 'hospital' });
      await life.alert(children[0]!, newId(), urgent);
      expect(await life.get(id)).not.toHaveProperty('pause');
      expect((await house.told(id)).map(({ signal }) => signal)).toContain('resumed');
      expect((await life.notices(id)).slice(-2)).toEqual([
        'escalation.danger-with-service coordinator',
        'escalation.danger-with-service gestora-1',
      ]);
    }
  });
});
