import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failures, ownBodies, takenForBody, takenUnknown, type Json, type Send } from '@oln/service-testing';
import { CommunityLife } from './community-life.spec.js';
import { body, CommunityHouse } from './community-house.spec.js';

describe('A body that is not as it should be', () => {
  let house: CommunityHouse;
  let life: CommunityLife;
  let examples: [string, Json][];
  let send: Send;

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
    const plans = (await life.open()).id;
    const activities = (await life.held(plans)).id;
    await life.record(activities, life.agreed());
    const { items } = body(await life.manager.get<{ items: { id: string }[] }>(`/plans/${plans}/participants`));
    ({ examples, send } = await ownBodies(house.base, { plans, activities, participants: items[0]!.id }));
  });
  afterAll(async () => {
    await life?.close();
    await house?.close();
  });

  it('there is one of every kind', () => expect(examples.length).toBeGreaterThan(12));

  it('never ends in a failure of ours, whatever stands in whichever field', async () => {
    expect(await failures(examples, send)).toEqual([]);
  }, 300_000);

  it('that is no JSON, or names what nobody knows, is refused', async () => {
    expect(await takenForBody(examples, send)).toEqual([]);
    expect(await takenUnknown(examples, send)).toEqual([]);
  });
});
