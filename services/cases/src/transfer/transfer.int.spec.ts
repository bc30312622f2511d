import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { breakRow, eventually, type ApiClient } from '@oln/testing';
import { body, CasesHouse, codeOf, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';
import { TransferChase } from './transfer-chase.js';
import type { TransferView } from './transfer.views.js';

describe('a family that moves to another commune', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let there: ApiClient;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    there = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
  });
  afterAll(() => house?.close());

  const ask = (id: string) =>
    life.change<TransferView>(id, 'transfers', { toCommune: ELSEWHERE, reason: 'family-moved' }, life.coordinator, 201);

  it('stays in its case until the other commune has accepted', async () => {
    const { id } = await life.open();
    const asked = await ask(id);
    expect(asked).toMatchObject({ state: 'requested', side: 'outgoing', fromCommune: HERE, toCommune: ELSEWHERE });
    expect(await life.get(id)).toMatchObject({ stage: 'invitation' });
    const incoming = body(await there.get<{ items: TransferView[] }>('/transfers?side=incoming'));
    expect(incoming.items.map((transfer) => transfer.id)).toContain(asked.id);
    const accepted = body(await there.post<TransferView>(`/transfers/${asked.id}/acceptance`, {}, { ifMatch: 1 }));
    expect(accepted).toMatchObject({ state: 'accepted', answeredBy: 'coordinadora-9' });
    expect(await life.get(id)).toMatchObject({ stage: 'ended', outcome: 'moved', exitReason: 'family-moved' });
    const outgoing = body(
      await life.coordinator.get<{ items: TransferView[] }>('/transfers?side=outgoing&state=accepted'),
    );
    expect(outgoing.items.map((transfer) => transfer.id)).toContain(asked.id);
  });

  it('is told of in both communes, each under its own name', async () => {
    const { rows } = await house.admin.query(
      `select commune, subject, payload -> 'data' as data from outbox where lane = 'event' and entity = 'transfer' order by seq`,
    );
    expect(rows.filter(({ subject }) => subject.endsWith('accepted')).map(({ commune }) => commune)).toEqual([
      HERE,
      ELSEWHERE,
    ]);
    expect(rows.at(-1).data).toMatchObject({ toCommune: ELSEWHERE, line: 'case-management', priority: 'medium' });
  });

  it('stays where it is when the other commune declines', async () => {
    const { id } = await life.open();
    const asked = await ask(id);
    expect(codeOf(await there.post(`/transfers/${asked.id}/decline`, { reason: 'no-room' }, { ifMatch: 7 }))).toEqual([
      412,
      'REQUEST.STALE',
    ]);
    body(await there.post(`/transfers/${asked.id}/decline`, { reason: 'not-in-commune' }, { ifMatch: 1 }));
    expect(codeOf(await there.post(`/transfers/${asked.id}/acceptance`, {}, { ifMatch: 2 }))).toEqual([
      409,
      'TRANSFER.ANSWERED',
    ]);
    expect(await life.get(id)).toMatchObject({ stage: 'invitation' });
  });

  it('is asked for once at a time, and can be withdrawn', async () => {
    const { id } = await life.open();
    const asked = await ask(id);
    const again = await life.coordinator.post(
      `/cases/${id}/transfers`,
      { toCommune: ELSEWHERE, reason: 'safety' },
      { ifMatch: 1 },
    );
    expect(codeOf(again)).toEqual([409, 'TRANSFER.PENDING_ALREADY']);
    body(await life.coordinator.post(`/transfers/${asked.id}/withdrawal`, { reason: 'family-stays' }, { ifMatch: 1 }));
    expect(await ask(id)).toMatchObject({ state: 'requested' });
  });

  it('takes its open handover with it when it leaves in another way', async () => {
    const { id } = await life.open();
    const asked = await ask(id);
    await life.change(id, 'renunciation', { reason: 'no-time', risks: [] });
    await eventually(async () => {
      const { items } = body(await there.get<{ items: TransferView[] }>('/transfers?side=incoming&state=withdrawn'));
      return items.some((transfer) => transfer.id === asked.id && transfer.answerReason === 'case-closed');
    });
  });

  it('is out of reach for everybody but the two coordinators', async () => {
    const { id } = await life.open();
    const asked = await ask(id);
    const stranger = await house.as('coordinadora-5', ['coordinator'], ['08101']);
    expect(codeOf(await stranger.post(`/transfers/${asked.id}/acceptance`, {}, { ifMatch: 1 }))).toEqual([
      404,
      'TRANSFER.NOT_FOUND',
    ]);
    expect(codeOf(await life.coordinator.post(`/transfers/${asked.id}/acceptance`, {}, { ifMatch: 1 }))).toEqual([
      404,
      'TRANSFER.NOT_FOUND',
    ]);
    expect(
      codeOf(await there.post(`/transfers/${asked.id}/withdrawal`, { reason: 'mistake' }, { ifMatch: 1 })),
    ).toEqual([404, 'TRANSFER.NOT_FOUND']);
    expect(codeOf(await there.get(`/cases/${id}`))).toEqual([404, 'CASE.NOT_FOUND']);
    // A case of another commune cannot be drawn into one's own by naming it as the commune to move to.
    const drawn = await there.post(`/cases/${id}/transfers`, { toCommune: HERE, reason: 'other' }, { ifMatch: 1 });
    expect(codeOf(drawn)).toEqual([404, 'CASE.NOT_FOUND']);
    expect(
      (await life.manager.post(`/cases/${id}/transfers`, { toCommune: ELSEWHERE, reason: 'other' }, { ifMatch: 1 }))
        .status,
    ).toBe(403);
  });

  const chase = () => house.under({ communes: '*', kind: 'system' }, () => house.get(TransferChase).chase());
  const chased = async (id: string) =>
    (
      await house.admin.query(
        `select commune, payload -> 'data' ->> 'toRole' as role from outbox
          where entity = 'notice' and entity_id = $1 and payload -> 'data' ->> 'code' = 'transfer.waiting' order by seq`,
        [id],
      )
    ).rows;

  it('does not wait in silence: after 10 business days both sides hear of it, once', async () => {
    const { id } = await life.open();
    const asked = await ask(id);
    await house.travelTo('2026-03-18T13:00:00Z');
    await chase();
    await chase();
    expect(await chased(asked.id)).toEqual([
      { commune: ELSEWHERE, role: 'coordinator' },
      { commune: ELSEWHERE, role: 'regional-supervisor' },
      { commune: HERE, role: null },
    ]);
  });

  it('is heard of although a hundred older ones were chased before, and one of them cannot be', async () => {
    const older = [];
    for (let count = 0; count < 2; count += 1) older.push(await ask((await life.open()).id));
    const copies = `insert into transfers (select (jsonb_populate_record(row, jsonb_build_object('id', md5(row.id || n::text)::uuid,
      'case_id', md5(row.id || n::text)::uuid, 'chased_at', '2026-04-05T13:00:00Z'))).* from transfers row, generate_series(1, 100) n where row.id = $1)`;
    await house.admin.query(copies, [older[0]!.id]);
    await house.travelTo('2026-03-20T13:00:00Z');
    const asked = await ask((await life.open()).id);
    await house.travelTo('2026-04-10T13:00:00Z');
    const mend = await breakRow(house.admin, 'transfers', older[1]!.id);
    await chase();
    expect([(await chased(older[1]!.id)).length, (await chased(asked.id)).length]).toEqual([0, 3]);
    await mend();
    await chase();
    expect([(await chased(older[1]!.id)).length, (await chased(asked.id)).length]).toEqual([3, 3]);
  });
});
