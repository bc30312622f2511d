import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import type { ReferralDto } from '../referral/referral.dto.js';
import { body, codeOf, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import type { GapDto, WholeGapDto } from './gap.dto.js';

describe('the gap registry', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  const open = async (need: string): Promise<GapDto[]> =>
    body(await life.coordinator.get<{ items: GapDto[] }>(`/gaps?open=true&need=${need}`)).items;
  const whole = async (id: string): Promise<WholeGapDto> =>
    body(await life.coordinator.get<WholeGapDto>(`/gaps/${id}`));

  it('holds one gap for all children with the same need, and proposes each when offer appears', async () => {
    const [one, other] = [await life.request('need-gap'), await life.request('need-gap')];
    const [gap, ...more] = await open('need-gap');
    expect(more).toEqual([]);
    expect((await whole(gap!.id)).demands.map(({ referralId, state }) => [referralId, state])).toEqual([
      [one.id, 'waiting'],
      [other.id, 'waiting'],
    ]);
    const offer = await life.service('need-gap', 5);
    const closed = await eventually(() => whole(gap!.id), { until: ({ closedAt }) => closedAt !== undefined });
    expect(closed).toMatchObject({ closedReason: 'offer-appeared', offerId: offer.id });
    expect(closed.demands.map(({ state, offerId }) => [state, offerId])).toEqual([
      ['proposed', offer.id],
      ['proposed', offer.id],
    ]);
    expect(await life.notices(gap!.id)).toContain('gap.offer-appeared > gestora-1');
    const [demand, second] = closed.demands;
    const path = `/gaps/${gap!.id}/demands/${demand!.id}/take-up`;
    const again = body(await life.manager.post<ReferralDto>(path), 201);
    expect(again).toMatchObject({ stage: 'sent', offerId: offer.id, followsId: one.id, familyId: one.familyId });
    expect(codeOf(await life.manager.post(path))).toEqual([409, 'GAP.NOT_PROPOSED']);
    body(await life.manager.post(`/gaps/${gap!.id}/demands/${second!.id}/passing-up`));
    expect((await whole(gap!.id)).demands.map(({ state }) => state)).toEqual(['taken-up', 'passed-up']);
  });

  it('is opened by staff too, once, and closed by hand with a reason', async () => {
    const asked = { need: 'need-staff', sector: 'health', ageBand: '4-6' };
    const gap = body(await life.manager.post<GapDto>('/gaps', asked), 201);
    expect(codeOf(await life.manager.post('/gaps', asked))).toEqual([409, 'GAP.ALREADY_OPEN']);
    const close = (version: number) =>
      life.coordinator.post(`/gaps/${gap.id}/closure`, { reason: 'met-otherwise' }, { ifMatch: version });
    expect(codeOf(await close(7))).toEqual([412, 'REQUEST.STALE']);
    body(await close(1));
    expect(codeOf(await close(2))).toEqual([409, 'GAP.CLOSED']);
    body(await life.manager.post('/gaps', asked), 201);
  });

  it('does not close because of a service that has declined the child', async () => {
    const declines = await life.service('need-declines', 1);
    const { id } = await life.sent(declines);
    expect(await life.step(id, 'refusal', { reason: 'not-eligible' })).toMatchObject({ outcome: 'declined-by-all' });
    await life.map.places(declines.id, '2026-01-01', 3, 1);
    // Heard after it: what was heard before is done.
    const [sentinel] = [await life.request('need-sentinel'), await life.service('need-sentinel', 1)];
    await eventually(() => open('need-sentinel'), { until: (gaps) => gaps.length === 0 });
    expect(sentinel.outcome).toBe('no-offer');
    expect(await open('need-declines')).toHaveLength(1);
  });

  it('knows that a child who waited in vain was received after all', async () => {
    const offer = await life.service('need-after-all', 0);
    const { id } = await life.waiting(offer);
    await life.comes(id, 'waiting.medium-ends');
    const [gap] = await open('need-after-all');
    await life.map.places(offer.id, '2026-01-01', 1, 1);
    expect((await life.get(id)).stage).toBe('offered');
    await life.step(id, 'appointment', { at: life.inDays(3) });
    await life.step(id, 'confirmation');
    await life.step(id, 'attendance', { at: house.now.toISOString() });
    expect((await whole(gap!.id)).demands).toMatchObject([{ referralId: id, state: 'met' }]);
  });
});
