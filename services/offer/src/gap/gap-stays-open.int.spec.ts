import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { body, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';
import type { GapDto } from './gap.dto.js';

describe('A gap that a service closes for some', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  it('stays open for a child whom that service has declined, and the next service is proposed', async () => {
    const other = await life.request('need-declined');
    const offer = await life.service('need-declined', 0, { status: 'inactive' });
    await life.becomes(offer, { status: 'active' });
    const { id } = await life.sent(offer);
    expect(await life.step(id, 'refusal', { reason: 'not-eligible' })).toMatchObject({ outcome: 'declined-by-all' });
    await life.waitInGap('need-declined', [
      [other.id, 'waiting'],
      [id, 'waiting'],
    ]);
    await life.map.places(offer.id, '2026-01-01', 3, 1);
    const gap = await life.waitInGap('need-declined', [
      [other.id, 'proposed', offer.id],
      [id, 'waiting'],
    ]);
    const next = await life.service('need-declined', 3);
    const closed = await life.gapClosed(gap.id);
    expect(closed).toMatchObject({ closedReason: 'offer-appeared', offerId: next.id });
    expect(closed.demands.map(({ referralId, state, offerId }) => [referralId, state, offerId])).toEqual([
      [other.id, 'proposed', offer.id],
      [id, 'proposed', next.id],
    ]);
  });

  it('stays open for boys where girls alone are taken', async () => {
    const girl = await life.request('need-sex', { sex: 'female' });
    const boy = await life.request('need-sex', { sex: 'male' });
    const forGirls = await life.service('need-sex', 5, { sexes: ['female'] });
    const gap = await life.waitInGap('need-sex', [
      [girl.id, 'proposed', forGirls.id],
      [boy.id, 'waiting'],
    ]);
    expect(await life.notices(gap.id)).toEqual(['gap.offer-appeared > gestora-1', 'gap.offer-appeared > coordinator']);
    const forAll = await life.service('need-sex', 5);
    expect((await life.gapClosed(gap.id)).demands).toMatchObject([{ offerId: forGirls.id }, { offerId: forAll.id }]);
  });

  it('stays open where staff has opened it for nobody by name, until a service for all appears', async () => {
    const asked = { need: 'need-nobody', sector: 'health', ageBand: '7-13' };
    const gap = body(await life.manager.post<GapDto>('/gaps', asked), 201);
    const girl = await life.request('need-girl', { sex: 'female' });
    const [heard] = await life.openGaps('need-girl');
    await life.service('need-nobody', 5, { sexes: ['female'], needs: ['need-nobody', 'need-girl'] });
    // Of both gaps it was heard at once.
    expect((await life.gapClosed(heard!.id)).demands).toMatchObject([{ referralId: girl.id, state: 'proposed' }]);
    expect((await life.gap(gap.id)).closedAt).toBeUndefined();
    await life.service('need-nobody', 5);
    expect((await life.gapClosed(gap.id)).closedReason).toBe('offer-appeared');
  });

  it('knows of everybody who waits in it, however many', async () => {
    await life.request('need-many');
    const [gap] = await life.openGaps('need-many');
    // Referrals of theirs are not needed to be counted.
    await house.admin.query(`set session_replication_role = replica`);
    await house.admin.query(
      `insert into gap_demands (id, commune, gap_id, referral_id, cause, at, state)
       select gen_random_uuid(), commune, id, gen_random_uuid(), cause, opened_at, 'waiting' from gaps, generate_series(1, 1000) where id = $1`,
      [gap!.id],
    );
    await house.admin.query(`set session_replication_role = origin`);
    expect((await life.gap(gap!.id)).demands).toHaveLength(1_001);
  });
});
