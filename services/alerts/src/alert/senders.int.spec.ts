import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '@oln/testing';
import type { AlertBatchDto } from '../alert-import/alert-batch.dto.js';
import { AlertLife, WHO } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, codeOf } from '../testing/alerts-house.spec.js';
import type { RaisedAlertDto } from './alert-input.dto.js';

const TOLD = { identity: WHO, factors: ['neglect'], narrative: 'Lo que contó SAN.' };

describe('an alert of a system', () => {
  let house: AlertsHouse;
  let life: AlertLife;
  /** Another system with an account in the same commune. */
  let other: ApiClient;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
    other = await house.as('mejor-ninez', ['integrator']);
  });
  afterAll(() => house?.close());

  const raise = async (by: ApiClient, telling: object) => body(await by.post<RaisedAlertDto>('/alerts', telling), 201);
  const mine = async (by: ApiClient) =>
    body(await by.get<{ items: RaisedAlertDto[] }>('/alerts/mine')).items.map(({ id }) => id);
  const textsOf = async (id: string) => (await life.get(id)).notes.map(({ text }) => text);

  it('is told of to its sender, and to no other system', async () => {
    const { id } = await raise(life.san, { ...TOLD, reference: 'SAN-100' });
    expect([await mine(life.san), await mine(other)]).toEqual([[id], []]);
  });

  it('is not known to another one that uses its reference, which has an alert of its own', async () => {
    const first = await raise(life.san, { ...TOLD, reference: 'SAN-101' });
    const guess = { ...TOLD, reference: 'SAN-101', factors: ['school-absence'], narrative: 'Otra cosa.' };
    const guessed = await raise(other, guess);
    expect(guessed).toMatchObject({ known: false, feedback: 'received' });
    expect(guessed.id).not.toBe(first.id);
    expect(await life.get(first.id)).toMatchObject({ version: 1, factors: ['neglect'], timesTold: 1 });
    expect(await textsOf(first.id)).toEqual(['Lo que contó SAN.']);
    expect(await mine(other)).toEqual([guessed.id]);
    // Sent again, each has the one that it had.
    expect(await raise(other, guess)).toMatchObject({ id: guessed.id, known: true });
    expect(await raise(life.san, { ...TOLD, reference: 'SAN-101' })).toMatchObject({ id: first.id, known: true });
  });

  it('is not known either to somebody of the office who follows no alerts', async () => {
    const { id } = await raise(life.san, { ...TOLD, reference: 'SAN-102' });
    const community = await house.as('comunitaria-1', ['community-manager']);
    const guessed = await raise(community, { ...TOLD, source: 'san', reference: 'SAN-102' });
    expect([guessed.known, guessed.id === id]).toEqual([false, false]);
  });

  it('is added to by who follows the alerts of the office', async () => {
    const { id } = await raise(life.san, { ...TOLD, reference: 'SAN-103' });
    const more = { ...TOLD, source: 'san', reference: 'SAN-103', narrative: 'Llamaron de nuevo.' };
    expect(await raise(life.coordinator, more)).toMatchObject({ id, known: true });
    expect((await textsOf(id)).sort()).toEqual(['Llamaron de nuevo.', 'Lo que contó SAN.']);
  });

  it('in a batch is its sender’s as well, also where the office hands one in', async () => {
    const rows = [{ identity: WHO, factors: ['neglect'], reference: 'SAN-104' }];
    const send = async (by: ApiClient) => body(await by.post<AlertBatchDto>('/alerts/batches', { rows }), 201);
    const [ofSan, ofOther, again] = [await send(life.san), await send(other), await send(other)];
    expect([ofSan, ofOther, again].map(({ answers }) => answers[0]!.state)).toEqual(['accepted', 'accepted', 'known']);
    expect(again.answers[0]!.alertId).toBe(ofOther.answers[0]!.alertId);
    expect((await send(life.coordinator)).answers[0]).toMatchObject({
      ...{ state: 'known', alertId: ofSan.answers[0]!.alertId },
    });
    expect(codeOf(await other.get(`/alerts/batches/${ofSan.id}`))).toEqual([404, 'ALERT_BATCH.NOT_FOUND']);
    expect(body(await life.coordinator.get<AlertBatchDto>(`/alerts/batches/${ofSan.id}`)).rows).toBe(1);
  });

  it('has told of every version of every alert and watch', async () => {
    expect(await house.untold()).toEqual([]);
  });
});
