import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import {
  ApiDescription,
  failures,
  isOwnRoute,
  senderTo,
  takenForBody,
  takenUnknown,
  type Json,
  type Send,
} from '@oln/service-testing';
import { CommunityLife } from './community-life.spec.js';
import { body, CommunityHouse, HERE } from './community-house.spec.js';

describe('A body that is not as it should be', () => {
  let house: CommunityHouse;
  let life: CommunityLife;
  let examples: [string, Json][];
  let send: Send;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
    ids.plans = (await life.open()).id;
    ids.activities = (await life.held(ids.plans)).id;
    await life.record(ids.activities, life.agreed());
    const { items } = body(await life.manager.get<{ items: { id: string }[] }>(`/plans/${ids.plans}/participants`));
    ids.participants = items[0]!.id;
    send = await senderTo(house.base, {
      roles: ['coordinator', 'regional-supervisor'],
      real: (path) => path.replace('{commune}', HERE).replace('{id}', ids[path.split('/')[1]!] ?? newId()),
      ifMatch: () => '"1"',
    });
    examples = (await ApiDescription.of(house.base, isOwnRoute)).examples();
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
