import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@oln/identity';
import { eventually } from '@oln/testing';
import { codeOf, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import type { DemandDto, GapDto } from './gap.dto.js';
import { GapRounds } from './gap-rounds.service.js';

describe('A service that is proposed to a child who waited', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  const round = (): Promise<number> => house.under(SYSTEM.watchdog, () => house.get(GapRounds).round());
  const openIn = async (need: string): Promise<GapDto> => {
    const [gap] = await life.openGaps(need);
    return gap!;
  };
  const takeUp = (gapId: string, { id }: DemandDto) => life.manager.post(`/gaps/${gapId}/demands/${id}/take-up`);
  const lost = async (gapId: string): Promise<unknown[]> =>
    (await house.facts(gapId)).filter(({ name }) => name === 'gap.proposal-lost').map(({ data }) => data);

  it('and takes nobody any more has the child wait again, in an open gap, for the next one', async () => {
    const { id } = await life.request('need-lost');
    const first = await openIn('need-lost');
    const offer = await life.service('need-lost', 5);
    const closed = await life.gapClosed(first.id);
    const [{ at, proposedAt }] = closed.demands as [DemandDto];
    expect(proposedAt).toBe('2026-03-02T13:00:00.000Z');
    await life.becomes(offer, { status: 'temporarily-closed' });
    const gap = await life.waitInGap('need-lost', [[id, 'waiting']]);
    expect(gap.id).not.toBe(first.id);
    expect(gap.demands).toMatchObject([{ id: closed.demands[0]!.id, at }]);
    expect(gap.demands[0]).not.toHaveProperty('proposedAt');
    expect(await life.notices(gap.id)).toEqual(['gap.proposal-lost > gestora-1', 'gap.proposal-lost > coordinator']);
    const { need, sector } = gap;
    expect(await lost(gap.id)).toEqual([{ id: gap.id, need, sector, referralId: id, serviceId: offer.id }]);
    expect(codeOf(await takeUp(first.id, closed.demands[0]!))).toEqual([404, 'GAP.DEMAND_NOT_FOUND']);
    const next = await life.service('need-lost', 1);
    expect((await life.gapClosed(gap.id)).demands).toMatchObject([{ state: 'proposed', offerId: next.id }]);
  });

  it('and closes gives way to another one that has appeared meanwhile', async () => {
    const { id } = await life.request('need-other');
    const first = await openIn('need-other');
    const offer = await life.service('need-other', 5);
    await life.gapClosed(first.id);
    const other = await life.service('need-other', 5);
    await life.becomes(offer, { status: 'defunct' });
    const read = async () =>
      (
        await house.admin.query<{ gap_id: string; offer_id: string }>(
          `select gap_id, offer_id from gap_demands where referral_id = $1 and state = 'proposed'`,
          [id],
        )
      ).rows;
    const [demand] = await eventually(read, { until: ([found]) => found?.offer_id === other.id });
    expect(await life.gap(demand!.gap_id)).toMatchObject({ closedReason: 'offer-appeared', offerId: other.id });
  });

  it('and has no room any more has the others wait again; who has taken it up keeps it', async () => {
    const [one, other] = [await life.request('need-full'), await life.request('need-full')];
    const first = await openIn('need-full');
    const offer = await life.service('need-full', 1);
    const { demands } = await life.gapClosed(first.id);
    const again = (await takeUp(first.id, demands[0]!)).body as { id: string };
    await life.step(again.id, 'acceptance', { appointmentAt: life.inDays(10), place: 'Box 4' });
    const gap = await life.waitInGap('need-full', [[other.id, 'waiting']]);
    expect((await life.gap(first.id)).demands).toMatchObject([{ referralId: one.id, state: 'taken-up' }]);
    expect(await life.get(again.id)).toMatchObject({ stage: 'offered' });
    const { rows } = await house.admin.query('select version from capacities where offer_id = $1', [offer.id]);
    await life.map.places(offer.id, '2026-01-01', 2, rows[0].version);
    expect((await life.gapClosed(gap.id)).demands).toMatchObject([{ referralId: other.id, state: 'proposed' }]);
  });

  it('stays proposed while the referral itself is with it', async () => {
    const offer = await life.service('need-with', 0);
    const { id } = await life.waiting(offer);
    await life.comes(id, 'waiting.medium-ends');
    const gap = await life.waitInGap('need-with', [[id, 'waiting']]);
    await life.map.places(offer.id, '2026-01-01', 2, 1);
    const closed = await life.gapClosed(gap.id);
    expect(closed.demands).toMatchObject([{ state: 'proposed', offerId: offer.id }]);
    const { rows } = await house.admin.query('select version from capacities where offer_id = $1', [offer.id]);
    await life.map.places(offer.id, '2026-01-01', 1, rows[0].version);
    await round();
    expect((await life.gap(gap.id)).demands).toMatchObject([{ state: 'proposed', offerId: offer.id }]);
  });

  it('is looked after by rounds: what no fact told of, and who was left behind in a gap that was closed for others', async () => {
    const [one, other] = [await life.request('need-round'), await life.request('need-round')];
    const first = await openIn('need-round');
    const offer = await life.service('need-round', 5);
    await life.gapClosed(first.id);
    await house.admin.query(`update offers set status = 'inactive' where id = $1`, [offer.id]);
    await house.admin.query(
      `update gap_demands set state = 'waiting', offer_id = null, proposed_at = null where referral_id = $1`,
      [other.id],
    );
    await round();
    await life.waitInGap('need-round', [
      [one.id, 'waiting'],
      [other.id, 'waiting'],
    ]);
    expect((await life.gap(first.id)).demands).toEqual([]);
  });

  it('and taken up by nobody is told of again: to who is in charge, to the coordinator, to the region', async () => {
    await life.request('need-silent');
    const first = await openIn('need-silent');
    await life.service('need-silent', 5);
    await life.gapClosed(first.id);
    const told = async (instant: string): Promise<string[]> => {
      await house.travelTo(instant);
      await round();
      await round();
      return (await life.notices(first.id)).filter((notice) => notice.startsWith('gap.proposal-unanswered'));
    };
    const [person, coordinator, region] = ['gestora-1', 'coordinator', 'regional-supervisor'].map(
      (to) => `gap.proposal-unanswered > ${to}`,
    );
    // Proposed on Monday, 2 March: five business days end on Monday the 9th, three of them on Thursday the 5th, ten on Monday the 16th.
    expect(await told('2026-03-06T02:59:58Z')).toEqual([]);
    expect(await told('2026-03-06T03:00:00Z')).toEqual([person]);
    expect(await told('2026-03-10T02:59:58Z')).toEqual([person]);
    expect(await told('2026-03-10T03:00:00Z')).toEqual([person, person, coordinator]);
    expect(await told('2026-03-17T02:59:58Z')).toHaveLength(3);
    expect((await told('2026-03-17T03:00:00Z')).slice(3)).toEqual([person, coordinator, region]);
    expect(await told('2026-04-20T13:00:00Z')).toHaveLength(6);
  });
});
