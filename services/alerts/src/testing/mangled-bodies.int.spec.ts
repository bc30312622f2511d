import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failures, ownBodies, takenForBody, takenUnknown, type Json, type Send } from '@oln/service-testing';
import { AlertLife } from './alert-life.spec.js';
import { AlertsHouse } from './alerts-house.spec.js';

describe('A body that is not as it should be', () => {
  let house: AlertsHouse;
  let examples: [string, Json][];
  let send: Send;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    const life = await AlertLife.in(house);
    const alerts = (await life.fromSan()).id;
    const watches = (await life.raise()).childId!;
    ({ examples, send } = await ownBodies(house.base, { alerts, watches }));
  });
  afterAll(() => house?.close());

  it('there is one of every kind', () => expect(examples.length).toBeGreaterThan(12));

  it('never ends in a failure of ours, whatever stands in whichever field', async () => {
    expect(await failures(examples, send)).toEqual([]);
  }, 300_000);

  it('that is no JSON, or names what nobody knows, is refused', async () => {
    expect(await takenForBody(examples, send)).toEqual([]);
    const taken = await takenUnknown(examples, send);
    // Rows of a batch are judged one by one: the batch is taken, and says which it was not.
    expect(taken.filter((one) => !one.startsWith('post /alerts/batches rows'))).toEqual([]);
  });
});
