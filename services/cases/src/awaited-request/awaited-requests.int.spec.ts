import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@oln/identity';
import { newId } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { returnToIntake } from '../escalation/returned-to-intake.js';
import { DRAFTED } from '../escalation/sample-escalations.spec.js';
import { body, CasesHouse, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';
import type { TransferView } from '../transfer/transfer.views.js';
import { AwaitedRequestConsumer } from './awaited-request.nats.js';
import { AwaitedRequests } from './awaited-requests.js';

describe('a family that goes back to intake', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let there: ApiClient;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    there = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
  });
  afterAll(() => house?.close());

  const tellBefore = (instant: string) =>
    house.under(SYSTEM.watchdog, () => house.get(AwaitedRequests).tellBefore(new Date(instant)));
  /** Offices that were told of it. */
  const told = async (about: string): Promise<string[]> => {
    const { rows } = await house.admin.query(
      `select commune, payload -> 'data' ->> 'toRole' as role from outbox
        where entity = 'notice' and entity_id = $1 and payload -> 'data' ->> 'code' = 'case.request-awaited' order by seq`,
      [about],
    );
    return rows.map(({ commune, role }) => `${commune} ${role}`);
  };
  const here = [`${HERE} coordinator`];

  async function moved(): Promise<{ caseId: string; id: string }> {
    const { id: caseId } = await life.open();
    const asked = { toCommune: ELSEWHERE, reason: 'family-moved' };
    const { id } = await life.change<TransferView>(caseId, 'transfers', asked, life.coordinator, 201);
    body(await there.post(`/transfers/${id}/acceptance`, {}, { ifMatch: 1 }));
    return { caseId, id };
  }
  async function atRisk(): Promise<string> {
    const { id } = await life.open();
    await life.change(id, 'invitation/rejection', { reason: 'no-time', risks: [] });
    const found = { finding: 'risk-found', risks: ['family-violence'] };
    body(await life.manager.post(`/cases/${id}/second-look`, found, { ifMatch: 2 }), 201);
    return id;
  }
  async function returned(): Promise<string> {
    const id = newId();
    await house.inbox(async (tx) => returnToIntake(tx, { ...DRAFTED, id, commune: HERE }, 'left-service'));
    return id;
  }
  /** As intake tells it. */
  const comes = (named: { previousCaseId?: string; escalationId?: string }, commune = HERE, asof = house.now) =>
    house.inbox(
      (tx) => house.get(AwaitedRequestConsumer).received({ asof: asof.toISOString(), data: named } as never, tx),
      commune,
    );
  const joins = (escalationId: string) =>
    house.inbox((tx) =>
      house.get(AwaitedRequestConsumer).joined({ asof: house.now.toISOString(), data: { escalationId } } as never, tx),
    );

  it('and of which there is no request is told of once, in each office that it concerns', async () => {
    const [transfer, risk, escalation] = [await moved(), await atRisk(), await returned()];
    await tellBefore('2026-03-02T13:00:00Z');
    expect(await told(transfer.id)).toEqual([]);
    for (let twice = 0; twice < 2; twice += 1) await tellBefore('2026-03-02T13:00:01Z');
    expect((await told(transfer.id)).sort()).toEqual([`${ELSEWHERE} coordinator`, ...here].sort());
    expect([await told(risk), await told(escalation)]).toEqual([here, here]);
  });

  it('and is in a request is with somebody: nobody is told', async () => {
    const [transfer, risk, escalation, joined] = [await moved(), await atRisk(), await returned(), await returned()];
    await comes({ previousCaseId: transfer.caseId }, ELSEWHERE);
    await comes({ previousCaseId: risk });
    await comes({ escalationId: escalation });
    await joins(joined);
    await comes({});
    await tellBefore('2026-03-02T13:00:01Z');
    for (const about of [transfer.id, risk, escalation, joined]) expect(await told(about)).toEqual([]);
  });

  it('is not with somebody by a request of before', async () => {
    const risk = await atRisk();
    await comes({ previousCaseId: risk }, HERE, new Date('2026-03-01T13:00:00Z'));
    await tellBefore('2026-03-02T13:00:01Z');
    expect(await told(risk)).toEqual(here);
  });
});
