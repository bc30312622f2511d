import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import type { ApiClient } from '@oln/testing';
import { body, codeOf, HERE, NEXT_DOOR, OfferHouse } from '../testing/offer-house.spec.js';
import { MapLife } from '../testing/map-life.spec.js';
import type { CapacityDto } from './capacity.dto.js';
import { CapacityNews } from './capacity-news.js';
import { CapacityRepository } from './capacity.repository.js';

describe('Places of a service', () => {
  let house: OfferHouse;
  let here: MapLife;
  let provider: ApiClient;
  let organizationId: string;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    here = new MapLife(await house.as('coordinadora-1', ['coordinator']));
    provider = await house.as('cesfam-1', ['network-member']);
    organizationId = (await here.organization()).id;
    body(await here.by.post(`/organizations/${organizationId}/accounts`, { person: 'cesfam-1' }));
  });
  afterAll(() => house?.close());

  const as = <Result>(
    commune: string,
    fn: (tx: Tx, places: CapacityRepository) => Promise<Result>,
  ): Promise<Result> => {
    const { app } = house.service;
    const places = app.get(CapacityRepository, { strict: false });
    return house.under({ communes: [commune] }, () =>
      app.get(UnitOfWork, { strict: false }).run('test', (tx) => fn(tx, places)),
    );
  };
  const take = (commune: string, offerId: string): Promise<boolean> =>
    as(commune, async (tx, places) => {
      const period = await places.lockPeriod(tx, offerId, tx.asOf);
      if (!period || period.places === period.taken) return false;
      await house.service.app.get(CapacityNews, { strict: false }).changed(tx, await places.take(tx, period));
      return true;
    });

  it('are declared period by period, by the office or by whoever answers for the institution', async () => {
    const offer = await here.offer(organizationId);
    expect(await here.places(offer.id, '2026-03-01', 10, 0, '2026-06-30')).toMatchObject({
      places: 10,
      taken: 0,
      vacancies: 10,
      version: 1,
    });
    const changed = await provider.put<CapacityDto>(
      `/offers/${offer.id}/capacities/2026-03-01`,
      { places: 12, periodTo: '2026-06-30' },
      { ifMatch: 1 },
    );
    expect(body(changed)).toMatchObject({ places: 12, version: 2 });
    await here.places(offer.id, '2026-07-01', 5);
    const all = body(await provider.get<CapacityDto[]>(`/offers/${offer.id}/capacities`));
    expect(all.map(({ periodFrom, places }) => [periodFrom, places])).toEqual([
      ['2026-03-01', 12],
      ['2026-07-01', 5],
    ]);
    const told = (await house.events(offer.id)).filter(({ name }) => name === 'offer.capacity-changed');
    expect(told.map(({ data }) => [data.places, data.taken, data.waiting])).toEqual([
      [10, 0, 0],
      [12, 0, 0],
      [5, 0, 0],
    ]);
  });

  it('are not declared by an institution that somebody else answers for', async () => {
    const other = await here.organization({ name: 'Otra institución' });
    const offer = await here.offer(other.id);
    const answer = await provider.put(`/offers/${offer.id}/capacities/2026-03-01`, { places: 12 }, { ifMatch: 0 });
    expect(codeOf(answer)).toEqual([403, 'OFFER.NOT_YOUR_INSTITUTION']);
  });

  it('are never fewer than are taken, and the refusal says how many', async () => {
    const offer = await here.offer(organizationId);
    await here.places(offer.id, '2026-03-01', 3);
    expect([await take(HERE, offer.id), await take(HERE, offer.id)]).toEqual([true, true]);
    const refused = await here.by.put(`/offers/${offer.id}/capacities/2026-03-01`, { places: 1 }, { ifMatch: 3 });
    expect(codeOf(refused)).toEqual([409, 'CAPACITY.BELOW_TAKEN']);
    expect(String(refused.body.detail)).toContain('2');
    expect(await here.places(offer.id, '2026-03-01', 2, 3)).toMatchObject({ places: 2, taken: 2, vacancies: 0 });
  });

  it('are counted in one period only, and overwritten by nobody unseen', async () => {
    const offer = await here.offer(organizationId);
    await here.places(offer.id, '2026-03-01', 3);
    const path = `/offers/${offer.id}/capacities`;
    expect(codeOf(await here.by.put(`${path}/2026-05-01`, { places: 1 }, { ifMatch: 0 }))).toEqual([
      409,
      'CAPACITY.OVERLAPS',
    ]);
    expect(codeOf(await here.by.put(`${path}/2026-03-01`, { places: 9 }, { ifMatch: 0 }))).toEqual([
      412,
      'REQUEST.STALE',
    ]);
    expect(codeOf(await here.by.put(`${path}/2026-03-01`, { places: 9 }))).toEqual([428, 'REQUEST.VERSION_MISSING']);
    expect(
      codeOf(await here.by.put(`/offers/${newId()}/capacities/2026-03-01`, { places: 9 }, { ifMatch: 0 })),
    ).toEqual([404, 'OFFER.NOT_FOUND']);
  });

  it('go to as many as there are, however many ask at once', async () => {
    const offer = await here.offer(organizationId);
    await here.places(offer.id, '2026-03-01', 5);
    const got = await Promise.all(Array.from({ length: 20 }, () => take(HERE, offer.id)));
    expect(got.filter(Boolean)).toHaveLength(5);
    const [period] = body(await here.by.get<CapacityDto[]>(`/offers/${offer.id}/capacities`));
    expect([period!.taken, period!.vacancies]).toEqual([5, 0]);
  });

  it('are released one by one, down to none', async () => {
    const offer = await here.offer(organizationId);
    await here.places(offer.id, '2026-03-01', 5);
    await take(HERE, offer.id);
    const at = { offerId: offer.id, periodFrom: '2026-03-01' };
    expect((await as(HERE, (tx, places) => places.release(tx, at)))?.taken).toBe(0);
    expect(await as(HERE, (tx, places) => places.release(tx, at))).toBeUndefined();
  });

  it('are taken by a child of another commune that the service serves, and by nobody whom it does not', async () => {
    const shared = await here.offer(organizationId, { communes: [NEXT_DOOR] });
    const own = await here.offer(organizationId);
    for (const { id } of [shared, own]) await here.places(id, '2026-03-01', 2);
    expect([await take(NEXT_DOOR, shared.id), await take(NEXT_DOOR, own.id)]).toEqual([true, false]);
    const { rows } = await house.admin.query(
      `select subject from outbox where entity_id = $1 order by seq desc limit 1`,
      [shared.id],
    );
    expect(rows[0].subject).toBe(`oln.v1.${NEXT_DOOR}.offer.offer.capacity-changed`);
  });

  it('are changed from another commune in what is taken only, whatever a service asks of the database', async () => {
    const shared = await here.offer(organizationId, { communes: [NEXT_DOOR] });
    await here.places(shared.id, '2026-03-01', 2);
    const login = await house.login();
    try {
      await login.query(`select set_config('app.communes', '${NEXT_DOOR}', false)`);
      const change = (what: string): Promise<number | null> =>
        login.query(`update capacities set ${what} where offer_id = '${shared.id}'`).then(({ rowCount }) => rowCount);
      expect(await change('taken = taken + 1')).toBe(1);
      await expect(change('places = 100')).rejects.toThrow('Only the office of the map');
      await expect(change('taken = taken - 2')).rejects.toThrow();
    } finally {
      await login.end();
    }
  });
});
