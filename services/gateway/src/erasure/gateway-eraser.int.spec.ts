import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OlnEvent } from '@oln/contracts';
import { newId, ReceiptsOfErased } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import type { EmergencyAccessDto } from '../emergency-access/emergency-access.http.js';
import { GatewayHouse, HERE } from '../testing/gateway-house.spec.js';
import { ErasureConsumer } from './erasure.nats.js';

const PATH = `/communes/${HERE}/emergency-accesses`;
const REASON = 'Llamado por el hermano de Violeta: hay que saber con quién vive';
const OWNERS = ['cases', 'alerts', 'offer', 'community'] as const;
type Owner = (typeof OWNERS)[number];

describe('Why a record was opened in an emergency', () => {
  let house: GatewayHouse;
  let manager: ApiClient;
  let coordinator: ApiClient;

  beforeAll(async () => {
    house = await GatewayHouse.open();
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    manager = await house.as('gestora-1', ['case-manager']);
    const inCharge = { roles: ['coordinator'], active: true, caseloads: [] };
    expect((await coordinator.put(`/communes/${HERE}/staff/coordinadora-1`, inCharge)).status).toBe(200);
  });
  afterAll(() => house?.close());

  const open = (recordId: string, reason = REASON) =>
    manager.post<EmergencyAccessDto>(PATH, { recordId, reason, hours: 1 });
  const review = (id: string, verdict = 'justified') =>
    coordinator.post(`${PATH}/${id}/review`, { verdict }, { ifMatch: 1 });
  async function reviewed(recordId: string): Promise<EmergencyAccessDto> {
    const { body } = await open(recordId);
    expect((await review(body.id)).status).toBe(200);
    return body;
  }
  const shown = async (id: string): Promise<EmergencyAccessDto> =>
    (await coordinator.get<EmergencyAccessDto[]>(`${PATH}?show=all`)).body.find((one) => one.id === id)!;
  const says = (owner: Owner, id: string, recordIds: string[], attempt = 1, answer: 'erased' | 'refused' = 'erased') =>
    house.hear((event, tx) => house.service.app.get(ErasureConsumer)[owner](event as never, tx), {
      ...{ id, attempt, answer, records: recordIds.length, recordIds },
    } as never);
  const closes = (id: string, outcome = 'anonymised') =>
    house.hear((event, tx) => house.service.app.get(ErasureConsumer).closed(event as never, tx), {
      ...{ id, outcome },
    } as never);
  async function answers(id: string): Promise<unknown[]> {
    const rows = await house.rows<{ payload: OlnEvent<{ attempt: number; answer: string; records: number }> }>(
      `select payload from outbox where lane = 'event' and entity = 'erasure' and entity_id = $1 order by seq`,
      [id],
    );
    return rows.map(({ payload: { data } }) => [data.attempt, data.answer, data.records]);
  }

  it('is erased with the record, and the registry is told once every owner has told: who, when and the verdict stay', async () => {
    const [record, other, anonymisation] = [newId(), newId(), newId()];
    const access = await reviewed(record);
    const elsewhere = await reviewed(other);
    await says('cases', anonymisation, [record]);
    expect(await shown(access.id)).toMatchObject({
      ...{ reason: 'Anonimizado', person: 'gestora-1', recordId: record, verdict: 'justified', version: 2 },
      ...{ openedAt: access.openedAt, reviewedBy: 'coordinadora-1' },
    });
    await says('offer', anonymisation, []);
    await says('offer', anonymisation, []);
    await says('community', anonymisation, []);
    expect(await answers(anonymisation)).toEqual([]);
    await says('alerts', anonymisation, [newId()]);
    expect(await answers(anonymisation)).toEqual([[1, 'erased', 1]]);
    expect((await shown(elsewhere.id)).reason).toBe(REASON);
  });

  it('is not taken from who has to look into it: the order is refused once, and done after the review', async () => {
    const [record, anonymisation] = [newId(), newId()];
    const { body } = await open(record);
    for (const owner of OWNERS) await says(owner, anonymisation, [record]);
    expect([(await shown(body.id)).reason, await answers(anonymisation)]).toEqual([REASON, [[1, 'refused', 0]]]);
    await review(body.id);
    // What is told again of an order that was taken back moves nothing.
    await says('cases', anonymisation, [record], 2);
    await says('alerts', anonymisation, [], 1);
    await says('offer', anonymisation, [], 2);
    await says('community', anonymisation, [], 2);
    expect(await answers(anonymisation)).toEqual([[1, 'refused', 0]]);
    await says('alerts', anonymisation, [], 2);
    expect(await answers(anonymisation)).toEqual([
      [1, 'refused', 0],
      [2, 'erased', 1],
    ]);
    expect((await shown(body.id)).reason).toBe('Anonimizado');
  });

  it('an opening while the others erase is as anything that is opened: the person is not to be erased', async () => {
    const [record, anonymisation] = [newId(), newId()];
    for (const owner of OWNERS) await says(owner, anonymisation, [record]);
    const { body, status } = await open(record);
    expect(status).toBe(201);
    expect(await answers(anonymisation)).toEqual([
      [1, 'erased', 0],
      [1, 'refused', 0],
    ]);
    expect((await shown(body.id)).reason).toBe(REASON);
  });

  it('nothing of somebody who is gone is opened any more, and what was opened too late is erased', async () => {
    const [record, anonymisation] = [newId(), newId()];
    for (const owner of OWNERS) await says(owner, anonymisation, [record]);
    const { body } = await open(record);
    await closes(anonymisation, 'called-off');
    expect((await shown(body.id)).reason).toBe(REASON);
    await closes(anonymisation);
    expect((await shown(body.id)).reason).toBe('Anonimizado');
    const refused = await open(record);
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([
      ...[409, 'EMERGENCY_ACCESS.ERASED'],
    ]);
    await says('cases', anonymisation, [record], 3);
    expect(await answers(anonymisation)).toHaveLength(2);
  });

  it('a service that refuses erases nothing', async () => {
    const [record, anonymisation] = [newId(), newId()];
    const access = await reviewed(record);
    await says('cases', anonymisation, [], 1, 'refused');
    expect([(await shown(access.id)).reason, await answers(anonymisation)]).toEqual([REASON, []]);
  });

  it('an opening at the same moment either keeps its reason and the person, or finds nothing of either', async () => {
    for (let round = 0; round < 8; round++) {
      const [record, anonymisation] = [newId(), newId()];
      const [opened] = await Promise.all([open(record), says('cases', anonymisation, [record])]);
      expect(opened.status).toBe(201);
      expect([(await shown(opened.body.id)).reason, await answers(anonymisation)]).toEqual([
        REASON,
        [[1, 'refused', 0]],
      ]);
      // Ten are open at once at most.
      expect((await review(opened.body.id, 'not-justified')).status).toBe(200);
    }
  });

  it('goes with the answers that are kept for repeated calls, once they are a day old', async () => {
    await house.admin.query(`update idempotency set recorded_at = recorded_at - interval '2 days'`);
    await house.sweeps(() => house.service.app.get(ReceiptsOfErased).remove());
    expect(await house.rows(`select 1 from idempotency where action = 'emergency-access.open'`)).toEqual([]);
  });

  it('is all that the gateway keeps in words of the office: whatever else lies sealed is named here', async () => {
    const rows = await house.rows<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'gateway' and data_type = 'bytea' order by 1`,
    );
    // Besides digests: what erased answers said, the reason, a token of the provider, addresses of people of the office.
    expect(rows.map(({ name }) => name).filter((name) => !/hash/.test(name))).toEqual([
      ...['emergency_accesses.reason', 'idempotency.response', 'sessions.id_token', 'staff.email'],
    ]);
  });
});
