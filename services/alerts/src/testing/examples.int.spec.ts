import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { ApiDescription, isOwnRoute } from '@oln/service-testing';
import type { ApiClient } from '@oln/testing';
import { AlertLife } from './alert-life.spec.js';
import { AlertsHouse, HERE } from './alerts-house.spec.js';

/** Every body of the description, as its example shows it. */
describe('The examples of the API', () => {
  let house: AlertsHouse;
  let life: AlertLife;
  let description: ApiDescription;
  let supervisor: ApiClient;
  const sent = new Set<string>();

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
    supervisor = await house.as('supervisora-1', ['regional-supervisor']);
    description = await ApiDescription.of(house.base, isOwnRoute);
  });
  afterAll(() => house?.close());

  /** The example of an operation with the reader's ids, sent as it is. */
  async function send(operation: string, id = HERE, by: ApiClient = life.manager, ifMatch?: number): Promise<void> {
    const [method, path] = operation.split(' ') as ['post' | 'put', string];
    const example = description.exampleOf(operation) as Record<string, unknown> | undefined;
    expect([operation, example]).not.toEqual([operation, undefined]);
    sent.add(operation);
    const real = { ...example, ...(example && 'childId' in example && { childId: newId() }) };
    const answer = await by[method]<object>(path.replace(/\{\w+\}/, id), real, { ifMatch });
    expect([operation, answer.status < 300 ? 'done' : answer.body]).toEqual([operation, 'done']);
  }
  const step = async (id: string, name: string, by: ApiClient = life.manager): Promise<void> =>
    send(`post /alerts/{id}/${name}`, id, by, (await life.get(id)).version);

  it('are there for every body', () => {
    expect(description.withBody().filter((name) => !description.exampleOf(name))).toEqual([]);
  });

  it('raise alerts, and take one to its answer', async () => {
    await send('post /alerts', HERE, life.manager);
    await send('post /alerts/batches', HERE, life.san);
    const { id } = await life.fromSan();
    await step(id, 'identification');
    await step(id, 'facts');
    await step(id, 'verification');
    await step(id, 'severity');
    await step(id, 'person-in-charge');
    await step(id, 'answer');
    await step(id, 'taking-back');
    await step(id, 'dismissal');
    await step(id, 'dismissal-return', life.coordinator);
    const grave = await life.raise({ factors: ['violence-suspected'] });
    await life.verify(grave.id, 'low', 'child-seen-safe');
    await step(grave.id, 'severity-lowering', life.coordinator);
  });

  it('look after a watch, and say what an office decides for itself', async () => {
    const { childId } = await life.raise();
    await send('post /watches/{id}/reviews', childId, life.manager, 1);
    await send('post /watches/{id}/person-in-charge', childId, life.manager, 2);
    await send('put /communes/{commune}/duty', HERE, life.coordinator, 0);
    await send('post /communes/{commune}/severity-rules', HERE, supervisor);
    await send('put /communes/{commune}/policy', HERE, life.coordinator, 0);
  });

  it('were all sent', () => {
    expect(description.withBody().filter((name) => !sent.has(name))).toEqual([]);
  });
});
