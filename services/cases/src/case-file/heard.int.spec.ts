import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { eventSubject, eventType, gatewayEvents, intakeEvents, type EventDefinition } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { eventually, freshNats } from '@oln/testing';
import { body, CasesHouse, codeOf, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';
import type { CaseView } from './case-file.views.js';

describe('what others tell', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  const links = new Map<string, NatsConnection>();

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    const nats = freshNats();
    for (const name of ['intake', 'gateway']) {
      links.set(name, await connect(nats.login(name)));
    }
  });
  afterAll(async () => {
    for (const link of links.values()) await link.close();
    await house?.close();
  });

  async function tell(
    definition: EventDefinition,
    subject: string,
    data: Record<string, unknown>,
    { times = 1, version = 1 } = {},
  ): Promise<void> {
    const type = eventType(definition);
    const common = {
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
    const event = {
      ...common,
      ...facts,
      id: newId(),
      commune: HERE,
      entityversion: version,
      actor: 'coordinadora-1',
      data,
    };
    for (let time = 0; time < times; time += 1) {
      // The stream is made by whoever needs it first: at the start of a run that may be this service, a moment later.
      await eventually(() =>
        jetstream(links.get(definition.service)!).publish(eventSubject(definition, HERE), JSON.stringify(event)),
      );
    }
  }

  const list = async (requestId: string): Promise<CaseView[]> =>
    body(await life.coordinator.get<{ items: CaseView[] }>(`/cases?requestId=${requestId}`)).items;

  it('an assigned request opens a case once, however often it is told', async () => {
    const [id, familyId, childId] = [newId(), newId(), newId()];
    const assigned = {
      id,
      familyId,
      childIds: [childId],
      line: 'case-management',
      personInCharge: 'gestora-1',
      priority: 'high',
      score: 80,
    };
    const dates = { channel: 'referral', receivedAt: '2026-02-27T13:00:00Z', assignedAt: '2026-03-02T13:00:00Z' };
    await tell(intakeEvents.requestAssigned, id, { ...assigned, ...dates }, { times: 3 });
    const [file] = await eventually(() => list(id), { until: (files) => files.length > 0 });
    expect(file).toMatchObject({
      stage: 'invitation',
      priority: 'high',
      openedAt: '2026-03-02T13:00:00.000Z',
      children: [childId],
    });
    await tell(intakeEvents.childOfAge, childId, { id: childId, families: [familyId], since: '2026-03-02T13:00:00Z' });
    await eventually(() => list(id), { until: ([one]) => one?.outcome === 'of-age' });
    expect(await list(id)).toHaveLength(1);
  });

  it('a family that comes into a line a second time is told to who is with it there', async () => {
    const first = await life.open();
    const of = { familyId: first.familyId, personInCharge: 'gestora-2' };
    const therapy = await life.open({ ...of, line: 'family-therapy' });
    await life.open(of);
    const codesOf = async (id: string): Promise<unknown[]> => {
      const raised = (await house.facts(id)).filter(({ name }) => name === 'notice.raised');
      return raised.map(({ data }) => `${String(data.code)} ${String(data.toPerson)}`);
    };
    expect(await codesOf(first.id)).toEqual(['case.opened gestora-1', 'case.second-of-line gestora-1']);
    expect(await codesOf(therapy.id)).toEqual(['case.opened gestora-2']);
  });

  it('a child comes of age under whichever entry it has in the registry', async () => {
    const [merged, twice, survivor, apart] = [newId(), newId(), newId(), newId()];
    const [together, alone] = [await life.open({ children: [merged] }), await life.open({ children: [apart] })];
    await tell(intakeEvents.personMerged, merged, { id: merged, into: twice });
    await tell(intakeEvents.personMerged, twice, { id: twice, into: survivor });
    await tell(intakeEvents.personMerged, apart, { id: apart, into: survivor });
    await tell(intakeEvents.personUnmerged, apart, { id: apart, from: survivor }, { version: 2 });
    await tell(intakeEvents.childOfAge, survivor, { id: survivor, familyIds: [together.familyId] });
    await eventually(() => life.get(together.id), { until: ({ outcome }) => outcome === 'of-age' });
    expect(await life.get(alone.id)).toMatchObject({ stage: 'invitation', children: [apart] });
  });

  it('a merge whose undoing was told before it is not believed; the next one is', async () => {
    const [child, other, survivor] = [newId(), newId(), newId()];
    const { id, familyId } = await life.open({ children: [child] });
    await tell(intakeEvents.personUnmerged, child, { id: child, from: other }, { version: 3 });
    await tell(intakeEvents.personMerged, child, { id: child, into: other }, { version: 2 });
    await tell(intakeEvents.childDeceased, other, { id: other, familyIds: [] });
    await tell(intakeEvents.personMerged, child, { id: child, into: survivor }, { version: 4 });
    await tell(intakeEvents.childOfAge, survivor, { id: survivor, familyIds: [familyId] });
    const { outcome } = await eventually(() => life.get(id), { until: (file) => file.outcome !== undefined });
    expect(outcome).toBe('of-age');
  });

  it('the calendar address of a colleague who leaves ends with them', async () => {
    const leaves = await house.as('gestora-10', ['case-manager']);
    const { path } = body(await leaves.post<{ path: string }>(`/communes/${HERE}/calendar-feed`), 201);
    const status = async (): Promise<number> => (await fetch(`${house.service.url}${path}`)).status;
    expect(await status()).toBe(200);
    const left = { person: 'gestora-10', roles: ['case-manager'], active: false, caseloads: [] };
    await tell(gatewayEvents.staffChanged, newId(), left);
    await eventually(status, { until: (code) => code === 404 });
  });

  it('a colleague who leaves with open cases is named to the coordinator; one without is not', async () => {
    await life.open({ personInCharge: 'gestora-8' });
    const [withCases, without] = [newId(), newId()];
    const left = { roles: ['case-manager'], active: false, caseloads: [] };
    await tell(gatewayEvents.staffChanged, without, { person: 'gestora-9', ...left });
    await tell(gatewayEvents.staffChanged, withCases, { person: 'gestora-8', ...left });
    const notices = async (about: string): Promise<unknown[]> =>
      (
        await house.admin.query(
          `select payload -> 'data' as data from outbox where entity = 'notice' and entity_id = $1`,
          [about],
        )
      ).rows;
    const told = await eventually(() => notices(withCases), { until: (rows) => rows.length > 0 });
    expect(told).toMatchObject([{ data: { code: 'staff.left', toRole: 'coordinator', urgency: 'now' } }]);
    expect(await notices(without)).toEqual([]);
    const { id, version } = await life.open();
    const lost = await life.coordinator.post(
      `/cases/${id}/reassignment`,
      { to: 'gestora-8', reason: 'other' },
      { ifMatch: version },
    );
    expect(codeOf(lost)).toEqual([422, 'STAFF.TAKES_NO_CASES']);
  });
});
