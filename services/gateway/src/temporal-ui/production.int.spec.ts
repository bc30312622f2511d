import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GatewayHouse } from '../testing/gateway-house.spec.js';

describe.each([
  ['production', 401],
  ['trial', 200],
])('The door of the Temporal UI that takes tokens, in %s', (environment, page) => {
  let house: GatewayHouse;

  beforeAll(async () => {
    // The token itself is believed here: what is asked is whether the door takes it.
    house = await GatewayHouse.open({ OLN_ENV: environment, OLN_TEMPORAL_UI_URL: 'http://127.0.0.1:1' });
  });
  afterAll(() => house?.close());

  const ask = (path: string, headers: Record<string, string>) =>
    fetch(`${house.service.url}${path}`, { headers, redirect: 'manual' });

  it(`answers ${page}`, async () => {
    expect((await ask('/temporal/login', { accept: 'text/html' })).status).toBe(page);
  });

  it('believes, or does not, a cookie that holds one', async () => {
    const token = await house.token('supervisora-1', ['regional-supervisor']);
    const path = '/temporal/api/v1/settings';
    // Nobody serves the UI here: who is let in hears that it is away.
    const believed = environment === 'trial' ? 503 : 401;
    expect((await ask(path, { cookie: `oln_temporal=${token}` })).status).toBe(believed);
    expect((await ask(path, { authorization: `Bearer ${token}` })).status).toBe(503);
  });
});
