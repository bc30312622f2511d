import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { ApiDescription, isOwnRoute } from '@oln/service-testing';
import type { ApiClient } from '@oln/testing';
import { body, CommunityHouse, HERE } from './community-house.spec.js';
import { CommunityLife } from './community-life.spec.js';

/** Every body of the description, as its example shows it. */
describe('The examples of the API', () => {
  let house: CommunityHouse;
  let life: CommunityLife;
  let description: ApiDescription;
  const sent = new Set<string>();

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
    description = await ApiDescription.of(house.base, isOwnRoute);
  });
  afterAll(async () => {
    await life?.close();
    await house?.close();
  });

  /** The example of an operation with the reader's ids, sent as it is. */
  async function send<Result>(
    operation: string,
    id = HERE,
    { by = life.manager, ifMatch, own = {} }: { by?: ApiClient; ifMatch?: number; own?: object } = {},
  ): Promise<Result> {
    const [method, path] = operation.split(' ') as ['post' | 'put', string];
    const example = description.exampleOf(operation) as Record<string, unknown> | undefined;
    expect([operation, example]).not.toEqual([operation, undefined]);
    sent.add(operation);
    const answer = await by[method]<Result>(path.replace(/\{\w+\}/, id), { ...example, ...own }, { ifMatch });
    expect([operation, answer.status < 300 ? 'done' : answer.body]).toEqual([operation, 'done']);
    return answer.body;
  }
  const step = async (id: string, name: string, by: ApiClient = life.manager, own: object = {}): Promise<void> =>
    void (await send(`post /plans/{id}/${name}`, id, { by, ifMatch: (await life.get(id)).version, own }));

  it('are there for every body', () => {
    expect(description.withBody().filter((name) => !description.exampleOf(name))).toEqual([]);
  });

  it('take a plan from its opening to its end', async () => {
    const { id } = await send<{ id: string }>('post /plans');
    await send('post /plans/{id}/products', id);
    await step(id, 'reassignment', life.coordinator);
    await step(id, 'pause', life.manager, { until: life.day(30) });
    await life.change(id, 'resumption');
    const { id: agreed } = await life.comeTo('communal-plan');
    await life.documents(agreed);
    await step(agreed, 'cycles', life.manager, { until: life.day(60) });
    const { id: evaluated } = await life.comeTo('evaluation');
    await life.documents(evaluated);
    await step(evaluated, 'conclusion', life.coordinator);
    await step((await life.open()).id, 'merge', life.coordinator, { into: id });
    await step(id, 'withdrawal', life.coordinator);
  });

  it('hold an activity, and record who was there', async () => {
    const { id: plan } = await life.open();
    const planned = () => send<{ id: string }>('post /plans/{id}/activities', plan);
    const { id } = await planned();
    await send('post /activities/{id}/putting-off', id, { ifMatch: 1 });
    await send('post /activities/{id}/holding', id, { ifMatch: 2 });
    await send('put /activities/{id}/headcounts', id, { ifMatch: 3 });
    await send('post /activities/{id}/cancellation', (await planned()).id, { ifMatch: 1 });
    const { people } = description.exampleOf('post /activities/{id}/participants') as { people: [object] };
    await send('post /activities/{id}/participants', id, { own: { people: [{ ...people[0], personId: newId() }] } });
    await send('post /activities/{id}/opinions', id);
    const { items } = body(await life.manager.get<{ items: { id: string }[] }>(`/plans/${plan}/participants`));
    await send('post /participants/{id}/withdrawal', items[0]!.id, { ifMatch: 1 });
    await send('put /communes/{commune}/policy', HERE, { by: life.coordinator, ifMatch: 0 });
  });

  it('were all sent', () => {
    expect(description.withBody().filter((name) => !sent.has(name))).toEqual([]);
  });
});
