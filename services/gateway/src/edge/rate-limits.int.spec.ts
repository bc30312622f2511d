import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GatewayHouse } from '../testing/gateway-house.spec.js';

describe('Too many calls', () => {
  let house: GatewayHouse;

  beforeAll(async () => {
    house = await GatewayHouse.open({ OLN_RATE_PER_PERSON: '20', OLN_RATE_PER_ADDRESS: '5' });
  });
  afterAll(() => house?.close());

  const url = (path: string): string => `${house.service.url}${path}`;
  async function inbox(person: string): Promise<Response> {
    const authorization = `Bearer ${await house.token(person, ['case-manager'])}`;
    return fetch(url('/api/gateway/v1/notices'), { headers: { authorization } });
  }

  it('of one person are put off, and nobody else’s', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => inbox('gestora-1')));
    const refused = answers.filter(({ status }) => status === 429);
    expect([answers.filter(({ status }) => status === 200).length, refused.length]).toEqual([20, 5]);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused[0]!.json()).toMatchObject({ status: 429, code: expect.stringMatching(/^REQUEST\./) });
    expect((await inbox('gestora-2')).status).toBe(200);
  });

  it('to sign in are put off by the address that they come from', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 7; at++) statuses.push((await fetch(url('/temporal/login'), { method: 'POST' })).status);
    expect(statuses.slice(5)).toEqual([429, 429]);
    expect(statuses.slice(0, 5)).not.toContain(429);
  });

  it('are not counted where the house asks after itself', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => fetch(url('/health/live'))));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});
