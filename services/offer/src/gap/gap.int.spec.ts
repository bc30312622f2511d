import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import type { ReferralDto } from '../referral/referral.dto.js';
import { ReferralRepository } from '../referral/referral.repository.js';
import { body, codeOf, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import { GapRegistry } from './gap-registry.service.js';
import type { DemandDto, GapDto, WholeGapDto } from './gap.dto.js';

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

  it('counts who waits no more, says why and who said so, and proposes them nothing', async () => {
    const [one] = [await life.request('need-ends'), await life.request('need-ends')];
    const [gap] = await open('need-ends');
    const [demand, other] = (await whole(gap!.id)).demands;
    const end = (id: string, reason: string, by = life.manager) =>
      by.post<DemandDto>(`/gaps/${gap!.id}/demands/${id}/ending`, { reason });
    const colleague = await house.as('gestora-2', ['case-manager']);
    expect(codeOf(await end(demand!.id, 'moved-away', colleague))).toEqual([403, 'REFERRAL.NOT_YOURS']);
    expect((await end(demand!.id, 'anonymised')).status).toBe(400);
    expect(body(await end(demand!.id, 'moved-away'))).toMatchObject({
      ...{ state: 'ended', endReason: 'moved-away', endedBy: 'gestora-1', endedAt: house.now.toISOString() },
      referralId: one.id,
    });
    expect(codeOf(await end(demand!.id, 'of-age'))).toEqual([409, 'GAP.NOT_WAITING']);
    const { id, need, sector } = gap!;
    expect((await house.facts(id)).filter(({ name }) => name === 'gap.demand-ended').map(({ data }) => data)).toEqual([
      { id, need, sector, demandId: demand!.id, reason: 'moved-away', referralId: one.id },
    ]);
    const { rows } = await house.admin.query(
      `select person, reason from audit where action = 'gap.end-demand' and entity_id = $1`,
      [id],
    );
    expect(rows).toContainEqual({ person: 'gestora-1', reason: 'moved-away' });
    await life.service('need-ends', 5);
    const closed = await eventually(() => whole(id), { until: ({ closedAt }) => closedAt !== undefined });
    expect(closed.demands.map(({ id, state }) => [id, state])).toEqual([
      [demand!.id, 'ended'],
      [other!.id, 'proposed'],
    ]);
    expect(codeOf(await end(other!.id, 'of-age'))).toEqual([409, 'GAP.NOT_WAITING']);
  });

  it('has somebody wait anew whose referral shows it again', async () => {
    const { id } = await life.request('need-again');
    const [gap] = await open('need-again');
    const [demand] = (await whole(gap!.id)).demands;
    body(await life.manager.post(`/gaps/${gap!.id}/demands/${demand!.id}/ending`, { reason: 'family-declined' }));
    await house.inbox(async (tx) => {
      const referral = await house.get(ReferralRepository).get(tx, id);
      await house.get(GapRegistry).record(tx, referral, 'declined-by-all');
    });
    const [again] = (await whole(gap!.id)).demands;
    expect(again).toMatchObject({ id: demand!.id, state: 'waiting', cause: 'declined-by-all' });
    for (const field of ['endReason', 'endedAt', 'endedBy']) expect(again).not.toHaveProperty(field);
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
