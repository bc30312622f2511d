import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesHouse } from './cases-house.spec.js';

describe('cases', () => {
  let house: CasesHouse;
  beforeAll(async () => void (house = await CasesHouse.open('2026-03-02T13:00:00Z')));
  afterAll(() => house?.close());

  it('boots', async () => {
    const client = await house.as('gestora-1', ['case-manager']);
    const answer = await client.get('/cases');
    expect([answer.status, answer.body]).toEqual([200, { items: [] }]);
    expect((await client.get<unknown[]>('/instruments')).body).toHaveLength(2);
  });
});
