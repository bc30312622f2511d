import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@oln/identity';
import { breakRow } from '@oln/testing';
import type { OfferDto } from '../offer-map/offer.dto.js';
import { body, codeOf, OfferHouse } from '../testing/offer-house.spec.js';
import { MapLife } from '../testing/map-life.spec.js';
import { FreshnessService } from './freshness.service.js';

describe('An entry of the map', () => {
  let house: OfferHouse;
  let here: MapLife;
  let organizationId: string;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    here = new MapLife(await house.as('coordinadora-1', ['coordinator']));
    organizationId = (await here.organization()).id;
  });
  afterAll(() => house?.close());

  const sweep = (): Promise<number> =>
    house.under(SYSTEM.watchdog, () => house.service.app.get(FreshnessService, { strict: false }).markStale());
  const told = async (id: string): Promise<unknown[]> =>
    (await house.events(id)).flatMap(({ name, data }): unknown[] =>
      name === 'notice.raised' ? [[data.code, data.toPerson ?? data.toRole]] : name === 'offer.stale' ? [name] : [],
    );

  it('is stale once its thirty days are over, and its owner is asked, once', async () => {
    const offer = await here.offer(organizationId);
    const unkept = await here.offer(organizationId, { personInCharge: undefined });
    await house.travelTo('2026-04-02T02:59:59Z');
    await sweep();
    expect(body(await here.by.get<OfferDto>(`/offers/${offer.id}`)).staleSince).toBeUndefined();
    await house.travelTo('2026-04-02T03:00:00Z');
    await sweep();
    await sweep();
    const stale = body(await here.by.get<OfferDto>(`/offers/${offer.id}`));
    expect([stale.staleSince, stale.confirmedAt, stale.version]).toEqual([
      '2026-04-02T03:00:00.000Z',
      '2026-03-02T13:00:00.000Z',
      2,
    ]);
    expect(await told(offer.id)).toEqual(['offer.stale', ['offer.stale', 'comunitaria-1']]);
    expect(await told(unkept.id)).toEqual(['offer.stale', ['offer.stale', 'coordinator']]);
    const listed = body(await here.by.get<{ items: OfferDto[] }>('/offers?stale=true')).items.map(({ id }) => id);
    expect(listed.sort()).toEqual([offer.id, unkept.id].sort());
  });

  it('is asked about again after another thirty days of silence, and the coordinator with it', async () => {
    const [first] = body(await here.by.get<{ items: OfferDto[] }>('/offers?stale=true')).items;
    const before = await told(first!.id);
    await house.travelTo('2026-05-02T03:59:59Z');
    await sweep();
    expect(await told(first!.id)).toEqual(before);
    await house.travelTo('2026-05-03T13:00:00Z');
    await sweep();
    await sweep();
    expect((await told(first!.id)).slice(before.length)).toContainEqual(['offer.stale', 'coordinator']);
    expect(body(await here.by.get<OfferDto>(`/offers/${first!.id}`)).version).toBe(2);
  });

  it('is fresh again when whoever answers for the institution confirms it', async () => {
    await house.travelTo('2026-05-04T13:00:00Z');
    const offer = await here.offer(organizationId);
    body(await here.by.post(`/organizations/${organizationId}/accounts`, { person: 'cesfam-1' }));
    await house.travelTo('2026-06-05T13:00:00Z');
    await sweep();
    expect(await told(offer.id)).toContainEqual(['offer.stale', 'cesfam-1']);
    const provider = await house.as('cesfam-1', ['network-member']);
    expect(codeOf(await provider.post(`/offers/${offer.id}/confirmation`))).toEqual([428, 'REQUEST.VERSION_MISSING']);
    const confirmed = body(await provider.post<OfferDto>(`/offers/${offer.id}/confirmation`, {}, { ifMatch: 2 }));
    expect([confirmed.staleSince, confirmed.confirmedAt]).toEqual([undefined, '2026-06-05T13:00:00.000Z']);
    const stranger = await house.as('otra-1', ['network-member']);
    expect(codeOf(await stranger.post(`/offers/${offer.id}/confirmation`, {}, { ifMatch: 3 }))).toEqual([
      403,
      'OFFER.NOT_YOUR_INSTITUTION',
    ]);
    await house.travelTo('2026-06-20T13:00:00Z');
    await sweep();
    expect(body(await here.by.get<OfferDto>(`/offers/${offer.id}`)).staleSince).toBeUndefined();
  });

  it('is asked about as often as the office decided', async () => {
    await house.travelTo('2026-07-01T13:00:00Z');
    const offer = await here.offer(organizationId);
    body(
      await here.by.put(
        '/communes/13110/policy',
        { terms: [], numbers: [{ key: 'offer.fresh-days', value: 7 }] },
        { ifMatch: 0 },
      ),
    );
    await house.travelTo('2026-07-09T13:00:00Z');
    await sweep();
    expect(body(await here.by.get<OfferDto>(`/offers/${offer.id}`)).staleSince).toBeDefined();
  });

  it('is asked about although those of another commune cannot be', async () => {
    const there = new MapLife(await house.as('coordinadora-9', ['coordinator'], ['05101']));
    const organizationThere = (await there.organization()).id;
    for (const [at, broken] of [
      ['2026-08-20T13:00:00Z', '13110'],
      ['2026-10-01T13:00:00Z', '05101'],
    ] as const) {
      const offers = [await here.offer(organizationId), await there.offer(organizationThere)];
      await house.travelTo(at);
      const mend = await breakRow(house.admin, 'offers', broken, 'commune');
      await sweep();
      const sound = offers.find(({ commune }) => commune !== broken)!;
      expect(await told(sound.id)).toContain('offer.stale');
      await mend();
    }
  });

  it('is not asked about while the service is closed', async () => {
    const offer = await here.offer(organizationId, { status: 'temporarily-closed' });
    await house.travelTo('2026-12-01T13:00:00Z');
    await sweep();
    expect(body(await here.by.get<OfferDto>(`/offers/${offer.id}`)).staleSince).toBeUndefined();
  });
});
