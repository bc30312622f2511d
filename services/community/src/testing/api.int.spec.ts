import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiDescription } from '@oln/service-testing';
import { CommunityHouse } from './community-house.spec.js';

describe('the description of the API', () => {
  let house: CommunityHouse;

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
  });
  afterAll(() => house?.close());

  it('says who may call each route, that changes take their headers, and an example of every field', async () => {
    const description = await ApiDescription.of(house.base, (operation) => !/ \/(health|metrics)/.test(operation));
    expect(description.operations.size).toBeGreaterThan(25);
    expect(description.lacking()).toEqual([]);
  });
});
