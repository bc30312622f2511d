import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { alertsEvents, eventSubject, eventType, intakeEvents, type EventDefinition } from '@oln/contracts';
import { newId, UnitOfWork } from '@oln/service-kit';
import { eventually, freshNats } from '@oln/testing';
import type { MeasureDto } from '../measure/measure.dto.js';
import { WatchedMeasures } from '../measure/watched-measures.js';
import { body, CasesHouse, HERE } from '../testing/cases-house.spec.js';
import { EscalationLife } from '../testing/escalation-life.spec.js';
import { MeasureLife } from '../testing/measure-life.spec.js';
import type { EscalationDto } from './escalation.dto.js';
import { WatchedEscalations } from './watched-escalations.js';

describe('what others tell of a child in danger', () => {
  let house: CasesHouse;
  let life: EscalationLife;
  let measures: MeasureLife;
  const links = new Map<string, NatsConnection>();

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    measures = await MeasureLife.in(house);
    life = measures.escalations;
    const nats = freshNats();
    for (const name of ['intake', 'alerts']) links.set(name, await connect(nats.login(name)));
  });
  afterAll(async () => {
    for (const link of links.values()) await link.close();
    await house?.close();
  });

  async function tell(definition: EventDefinition, subject: string, data: object, times = 1): Promise<void> {
    const type = eventType(definition);
    const cloud = {
      specversion: '1.0',
      datacontenttype: 'application/json',
      dataschema: `urn:oln:schema:${type}`,
      type,
    };
    const facts = {
      source: `/oln/${definition.service}`,
      subject,
      time: new Date().toISOString(),
      asof: '2026-03-02T13:00:00.000Z',
    };
    for (let time = 0; time < times; time += 1) {
      // Told again under another id: what counts is what it is about.
      const event = { ...cloud, ...facts, id: newId(), commune: HERE, entityversion: 1, actor: 'coordinadora-1', data };
      const link = links.get(definition.service)!;
      await eventually(() => jetstream(link).publish(eventSubject(definition, HERE), JSON.stringify(event)));
    }
  }

  const escalationsOf = async (child: string): Promise<EscalationDto[]> =>
    body(await life.coordinator.get<{ items: EscalationDto[] }>(`/escalations?childId=${child}`)).items;
  const measuresOf = async (child: string): Promise<MeasureDto[]> =>
    body(await life.coordinator.get<{ items: MeasureDto[] }>(`/measures?childId=${child}`)).items;

  it('opens an escalation or a measure once, however often it is told', async () => {
    const [request, alert, child, other] = [newId(), newId(), newId(), newId()];
    const danger = {
      id: request,
      familyId: newId(),
      childIds: [child],
      grounds: ['life-threat'],
      reportedAt: '2026-03-02T13:00:00Z',
    };
    await tell(intakeEvents.imminentDangerReported, request, danger, 3);
    const asked = {
      id: alert,
      childId: other,
      severity: 'critical',
      factors: ['family-violence'],
      askedAt: '2026-03-02T13:00:00Z',
    };
    await tell(alertsEvents.escalationAsked, alert, { ...asked, urgent: true }, 2);
    await tell(alertsEvents.measureAsked, alert, asked, 2);
    const [first] = await eventually(() => escalationsOf(child), { until: (found) => found.length > 0 });
    expect(first).toMatchObject({ stage: 'notified', requestId: request, urgent: true, owner: 'office' });
    await eventually(() => measuresOf(other), { until: (found) => found.length > 0 });
    await tell(intakeEvents.imminentDangerReported, request, danger);
    expect([
      (await escalationsOf(child)).length,
      (await escalationsOf(other)).length,
      (await measuresOf(other)).length,
    ]).toEqual([1, 1, 1]);
    expect((await escalationsOf(other))[0]).toMatchObject({ stage: 'notified', alertId: alert });
  });

  it('of a child that has died reaches its case, its escalation and its measure', async () => {
    const { file, escalation } = await life.fromCase();
    const measure = await measures.open({ childIds: file.children });
    const [gone, stays] = file.children;
    await tell(intakeEvents.childDeceased, gone!, { id: gone, familyIds: [file.familyId] });
    await eventually(() => measures.get(measure.id), { until: ({ children }) => children.length === 1 });
    expect(await life.get(escalation.id)).toMatchObject({ children: [stays] });
    expect(await life.families.get(file.id)).toMatchObject({ children: [stays] });
  });

  it('is not lost with a process: it is started anew from where the record stands', async () => {
    const revive = (type: typeof WatchedEscalations | typeof WatchedMeasures, id: string) =>
      house.under({}, () =>
        house.service.app
          .get(UnitOfWork)
          .run('revive', (tx) => house.service.app.get<WatchedEscalations>(type as never).revival(tx, id)),
      );
    const { id } = await life.handedOver();
    await life.change(id, 'statuses', { status: 'attended' });
    await life.change(id, 'pause', { until: '2026-03-20', reason: 'hospital' });
    expect(await revive(WatchedEscalations, id)).toMatchObject({
      ...{ kind: 'start', revive: true, workflowId: `escalation-${id}` },
      input: {
        stage: 'with-service',
        happened: { 'status-heard': '2026-03-02T13:00:00.000Z' },
        pause: { reason: 'hospital' },
      },
    });
    const held = await measures.inForce();
    await measures.change(held.id, 'reviews', { finding: 'partly' });
    expect(await revive(WatchedMeasures, held.id)).toMatchObject({
      input: {
        stage: 'in-force',
        happened: { 'measure-reviewed': expect.any(String) as never },
        anchors: { inForceUntil: held.inForceUntil },
      },
    });
    await measures.change(held.id, 'lifting', { reason: 'goals-reached' }, life.coordinator);
    expect(await revive(WatchedMeasures, held.id)).toBeUndefined();
  });
});
