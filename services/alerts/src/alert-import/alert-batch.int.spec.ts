import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withContext } from '@oln/service-kit';
import { SYSTEM } from '@oln/identity';
import { AlertLife, WHO } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, codeOf } from '../testing/alerts-house.spec.js';
import type { AlertBatchDto } from './alert-batch.dto.js';
import { AlertBatches } from './alert-batch.service.js';

const row = (reference: string, changes: Record<string, unknown> = {}) => ({
  reference,
  identity: { ...WHO, givenNames: `Niño ${reference}` },
  factors: ['school-absence'],
  score: 82,
  scoreModel: 'san-2026.2',
  ...changes,
});

describe('a batch of SAN', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  const send = async (rows: unknown[], idempotencyKey?: string) =>
    body(await life.san.post<AlertBatchDto>('/alerts/batches', { rows }, { idempotencyKey }), 201);
  const count = async () => (await house.admin.query('select count(*)::int as n from alerts')).rows[0].n as number;

  it('is answered row by row: what is wrong refuses nothing else, what is there is known', async () => {
    const rows = [
      row('a'),
      row('b', { identity: { ...WHO, givenNames: null, run: '23.456.789-6' } }),
      row('a'),
      row('c', { score: 101 }),
      row('d', { identity: { ...WHO, birthDate: '2016-02-30' } }),
      row('e', { nombre: 'Zunilda' }),
      row('f', { identity: undefined }),
      row('g', { childId: '01939b1e-0000-7000-8000-0000000000c1' }),
      {},
    ];
    const answer = await send(rows);
    expect(answer.answers.map(({ state, code, field }) => [state, code, field])).toEqual([
      [expect.stringMatching(/accepted|known/), undefined, undefined],
      ['accepted', undefined, undefined],
      [expect.stringMatching(/accepted|known/), undefined, undefined],
      ['refused', 'REQUEST.INVALID', 'score'],
      ['refused', 'REQUEST.INVALID', 'identity.birthDate'],
      ['refused', 'REQUEST.INVALID', 'unknown-field'],
      ['refused', 'ALERT.WHO_MISSING', 'identity'],
      ['refused', 'REQUEST.INVALID', 'unknown-field'],
      ['refused', 'ALERT.WHO_MISSING', 'identity'],
    ]);
    expect(new Set(answer.answers.slice(0, 3).map(({ alertId }) => alertId)).size).toBe(2);
    expect([answer.finishedAt !== undefined, await count()]).toEqual([true, 2]);
  });

  it('may come again: each row is the alert that it was', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => row(`again-${at}`));
    const before = await count();
    const first = await send(rows, 'the-batch');
    expect(new Set(first.answers.map(({ state }) => state))).toEqual(new Set(['accepted']));
    expect(await send(rows, 'the-batch')).toEqual(first);
    const second = await send(rows);
    expect(new Set(second.answers.map(({ state }) => state))).toEqual(new Set(['known']));
    expect(second.answers.map(({ alertId }) => alertId)).toEqual(first.answers.map(({ alertId }) => alertId));
    expect(await count()).toBe(before + 500);
    expect(body(await life.san.get<AlertBatchDto>(`/alerts/batches/${first.id}`))).toEqual(first);
  });

  it('keeps nothing of what has become an alert, and what was refused, sealed', async () => {
    const { rows } = await house.admin.query(
      `select distinct state, content is null as gone from alert_batch_rows order by state`,
    );
    expect(rows).toEqual([
      { state: 'accepted', gone: true },
      { state: 'known', gone: true },
      { state: 'refused', gone: false },
    ]);
  });

  it('that nobody finished is taken up again', async () => {
    const batches = house.get(AlertBatches) as unknown as { receive(rows: unknown[]): Promise<{ id: string }> };
    const sender = { person: 'san', roles: ['integrator' as const], kind: 'person' as const };
    const { id } = await house.under(sender, () => batches.receive([row('unfinished')]));
    await house.admin.query(`update alert_batches set stored_at = now() - interval '1 minute' where id = $1`, [id]);
    const context = { principal: SYSTEM.watchdog, asOf: house.now, language: 'es', door: 'system' } as const;
    await withContext(context, () => house.get(AlertBatches).goOn());
    const { answers, finishedAt } = body(await life.san.get<AlertBatchDto>(`/alerts/batches/${id}`));
    expect([answers, finishedAt]).toMatchObject([[{ row: 1, state: 'accepted' }], expect.any(String)]);
  });

  it('has rows, 500 at most, of the own commune, and its sender alone sends it', async () => {
    expect(codeOf(await life.san.post('/alerts/batches', { rows: [] }))).toEqual([422, 'ALERT_BATCH.EMPTY']);
    const many = Array.from({ length: 501 }, (_, at) => row(`many-${at}`));
    expect((await life.san.post('/alerts/batches', { rows: many })).status).toBe(400);
    expect(codeOf(await life.san.post('/alerts/batches', { rows: [row('x')], commune: '05101' }))).toEqual([
      403,
      'REACH.OTHER_COMMUNE',
    ]);
    expect((await life.manager.post('/alerts/batches', { rows: [row('x')] })).status).toBe(403);
  });
});
