import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import type { ReferralDto } from '../referral/referral.dto.js';
import { breakRow } from '@oln/testing';
import { WaitingLists } from '../waiting-list/waiting-list.service.js';
import { body, NEXT_DOOR, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';

describe('one vacancy, one child', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  const stages = (referrals: readonly ReferralDto[]): Promise<string[]> =>
    Promise.all(referrals.map(async ({ id }) => (await life.get(id)).stage));

  it('places that appear go by priority, then by arrival', async () => {
    const offer = await life.service('need-order', 0);
    const low = await life.waiting(offer, { priority: 'low' });
    await house.travelTo('2026-03-03T13:00:00Z');
    const medium = await life.waiting(offer, { priority: 'medium' });
    const later = await life.waiting(offer, { priority: 'medium' });
    await house.travelTo('2026-03-04T13:00:00Z');
    const high = await life.waiting(offer, { priority: 'high' });
    expect(await Promise.all([low, medium, high].map(async ({ id }) => (await life.get(id)).position))).toEqual([
      4, 2, 1,
    ]);
    await life.map.places(offer.id, '2026-01-01', 2, 1);
    expect(await stages([high, medium, later, low])).toEqual(['offered', 'offered', 'waiting', 'waiting']);
    await life.step(low.id, 'worsening', { priority: 'high' });
    await life.step(medium.id, 'withdrawal', { reason: 'need-met' });
    expect(await stages([later, low])).toEqual(['waiting', 'offered']);
  });

  it('passes a paused family by, for everybody to see, and comes to it when it is back', async () => {
    const offer = await life.service('need-paused', 0);
    const [paused, next] = [await life.waiting(offer), await life.waiting(offer)];
    await life.step(paused.id, 'pause', { until: '2026-04-01', reason: 'hospital' });
    await life.map.places(offer.id, '2026-01-01', 1, 1);
    expect(await stages([paused, next])).toEqual(['waiting', 'offered']);
    const seen = body(
      await life.coordinator.get<{ items: Record<string, unknown>[] }>(`/offers/${offer.id}/vacancy-offers`),
    ).items;
    expect(seen).toMatchObject([
      { referralId: next.id, position: 2, passedOver: [{ id: paused.id, reason: 'paused' }] },
    ]);
    const list = body(
      await life.manager.get<{ items: Record<string, unknown>[] }>(`/offers/${offer.id}/waiting-list`),
    ).items;
    expect(list).toMatchObject([{ position: 1, referralId: paused.id, heldBack: 'paused' }]);
    await life.map.places(offer.id, '2026-01-01', 2, 3);
    expect((await life.get(paused.id)).stage).toBe('waiting');
    expect(await life.step(paused.id, 'resumption')).toMatchObject({ id: paused.id });
    expect((await life.get(paused.id)).stage).toBe('offered');
  });

  it('nobody gets a place that somebody else waits for, nor one that is not there', async () => {
    const offer = await life.service('need-first', 0);
    const first = await life.waiting(offer, { priority: 'high' });
    const second = await life.waiting(offer);
    expect(await life.refused(first.id, 'acceptance')).toEqual([409, 'REFERRAL.NO_VACANCY']);
    expect(await life.refused(second.id, 'acceptance')).toEqual([409, 'REFERRAL.NOT_FIRST']);
    const undeclared = await life.service('need-word');
    const waits = await life.waiting(undeclared);
    const sent = await life.sent(undeclared);
    expect(await life.refused(sent.id, 'acceptance')).toEqual([409, 'REFERRAL.NOT_FIRST']);
    await life.step(waits.id, 'acceptance', { appointmentAt: life.inDays(10) });
    await life.step(sent.id, 'wait-listing');
    // The word of a provider that declares no places goes on with the place it gave.
    await life.step(waits.id, 'family-refusal', { reason: 'schedule' });
    expect(await life.get(sent.id)).toMatchObject({ stage: 'offered' });
  });

  it('what is asked again with its key is answered as the first time, and done once', async () => {
    const offer = await life.service('need-again', 0);
    const { id, version } = await life.sent(offer);
    const once = { ifMatch: version, idempotencyKey: newId() };
    const ask = () => life.manager.post<ReferralDto>(`/referrals/${id}/wait-listing`, {}, once);
    const [first, again] = [await ask(), await ask()];
    expect([first.status, first.body.stage]).toEqual([200, 'waiting']);
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it('a family that asks for later keeps its place in the list, and is called then', async () => {
    const offer = await life.service('need-later', 1);
    const { id } = await life.offered(offer);
    const until = life.inDays(10).slice(0, 10);
    expect(await life.step(id, 'postponement', { until })).toMatchObject({ stage: 'waiting' });
    expect(await life.taken(offer.id)).toBe(0);
    await house.travelTo('2026-03-20T13:00:00Z');
    const lists = house.service.app.get(WaitingLists);
    await house.under({ person: 'system:watchdog', kind: 'system', communes: '*' }, () => lists.fillIdle());
    expect(await life.get(id)).toMatchObject({ stage: 'offered' });
  });

  it('children of two communes wait in one list, and an office sees the place of another’s child only', async () => {
    const offer = await life.service('need-two-communes', 0, { communes: ['13110', NEXT_DOOR] });
    const there = await house.as('gestora-9', ['case-manager'], [NEXT_DOOR]);
    const asked = {
      familyId: newId(),
      need: 'need-two-communes',
      sector: 'mental-health',
      ageBand: '7-13',
      requirementsMet: [],
    };
    const other = body(await there.post<ReferralDto>('/referrals', { ...asked, priority: 'high' }), 201);
    const send = (path: string, input: unknown, version: number) =>
      there.post<ReferralDto>(`/referrals/${other.id}/${path}`, input, { ifMatch: version });
    const sent = body(await send('sending', { offerId: offer.id }, other.version));
    body(await send('wait-listing', {}, sent.version));
    const here = await life.waiting(offer);
    expect((await life.get(here.id)).position).toBe(2);
    const [first, second] = body(
      await life.manager.get<{ items: Record<string, unknown>[] }>(`/offers/${offer.id}/waiting-list`),
    ).items;
    expect([first!.referralId, second!.referralId]).toEqual([undefined, here.id]);
    await life.map.places(offer.id, '2026-01-01', 1, 1);
    expect(body(await there.get<ReferralDto>(`/referrals/${other.id}`))).toMatchObject({ stage: 'offered' });
    expect((await life.get(here.id)).stage).toBe('waiting');
  });

  it('a family that cannot be called holds up no family of another service', async () => {
    for (const at of [0, 1]) {
      const until = life.inDays(10).slice(0, 10);
      const later: string[] = [];
      for (const name of ['one', 'other']) {
        const { id } = await life.offered(await life.service(`need-idle-${name}-${at}`, 1));
        await life.step(id, 'postponement', { until });
        later.push(id);
      }
      await house.travelTo(life.inDays(11));
      const lists = house.service.app.get(WaitingLists);
      const fill = () =>
        house.under({ person: 'system:watchdog', kind: 'system', communes: '*' }, () => lists.fillIdle());
      const mend = await breakRow(house.admin, 'referrals', later[at]!);
      await fill();
      expect((await life.get(later[1 - at]!)).stage).toBe('offered');
      await mend();
      await fill();
      expect((await life.get(later[at]!)).stage).toBe('offered');
    }
  });
});
