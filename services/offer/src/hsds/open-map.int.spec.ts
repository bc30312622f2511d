import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HERE, NEXT_DOOR, OfferHouse } from '../testing/offer-house.spec.js';
import { MapLife } from '../testing/map-life.spec.js';
import type { HsdsPageDto } from './hsds-api.dto.js';

describe('A map that its office has opened to everybody', () => {
  let house: OfferHouse;

  beforeAll(async () => {
    process.env.OLN_OPEN_MAP = HERE;
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    const here = new MapLife(await house.as('comunitaria-1', ['community-manager']));
    const nextDoor = new MapLife(await house.as('comunitaria-2', ['community-manager'], [NEXT_DOOR]));
    await here.offer((await here.organization()).id, { name: 'Nuestro' });
    const theirs = await nextDoor.organization();
    await nextDoor.offer(theirs.id, { name: 'De la región', regionWide: true });
    await nextDoor.offer(theirs.id, { name: 'Solo de ellos' });
  });
  afterAll(async () => {
    delete process.env.OLN_OPEN_MAP;
    await house?.close();
  });

  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${house.service.url}/api/offer/v1${path}`, init);
  const names = async (headers: Record<string, string> = {}): Promise<unknown[]> => {
    const answer = await call('/hsds/services', { headers });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as HsdsPageDto).contents.map(({ name }) => name);
  };

  it('is read without a token: what serves its commune, and nothing else', async () => {
    expect(await names()).toEqual(['De la región', 'Nuestro']);
    expect((await call('/hsds')).status).toBe(200);
  });

  it('shows to whoever has a token what their token says', async () => {
    const reader = await house.as('integrador-1', ['integrator'], [NEXT_DOOR]);
    const authorization = `Bearer ${(reader as unknown as { token: string }).token}`;
    expect(await names({ authorization })).toEqual(['De la región', 'Solo de ellos']);
  });

  it('opens nothing else of the service', async () => {
    for (const path of ['/offers', '/organizations', '/hsds-imports', '/hsds-export', '/due'])
      expect([path, (await call(path)).status]).toEqual([path, 401]);
    expect((await call('/hsds/services', { method: 'POST' })).status).toBeGreaterThanOrEqual(400);
  });
});
