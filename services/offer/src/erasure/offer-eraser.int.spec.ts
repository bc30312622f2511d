import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import { Erasures, newId } from '@oln/service-kit';
import type { WholeGapDto } from '../gap/gap.dto.js';
import { body, HERE, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';

describe('Orders to erase, as offer obeys them', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  const order = async (persons: string[], familyIds: string[] = []): Promise<unknown> => {
    const data = { id: newId(), attempt: 1, persons, familyIds, emptiedFamilyIds: [] };
    await house.inbox((tx) => house.get(Erasures).obey(tx, { commune: HERE, data } as never));
    return (await house.facts(data.id)).find(({ name }) => name === 'erasure.answered')?.data.answer;
  };
  const facts = async (id: string) =>
    (
      await house.admin.query<{ child_id: string; family_id: string }>(
        'select child_id, family_id from referrals where id = $1',
        [id],
      )
    ).rows[0]!;

  it('notes and places of a referral go once it is closed, and not before', async () => {
    await life.service('need-erased', 1);
    const { id } = await life.request('need-erased');
    const { child_id: child } = await facts(id);
    expect(await order([child])).toBe('refused');
    expect(await life.get(id)).toMatchObject({ note: 'Prefiere horario de tarde' });
    await life.step(id, 'withdrawal', { reason: 'need-met' });
    expect(await order([child])).toBe('erased');
    const closed = await life.get(id);
    expect(closed).toMatchObject({ stage: 'closed', outcome: 'withdrawn', need: 'need-erased' });
    expect(closed).not.toHaveProperty('note');
  });

  it('a child who waits for a place is not erased before somebody says that it is not needed', async () => {
    const { id, outcome } = await life.request('need-waits');
    expect(outcome).toBe('no-offer');
    const { child_id: child, family_id: family } = await facts(id);
    expect([await order([child]), await order([newId()], [family])]).toEqual(['refused', 'refused']);
    const [gap] = body(
      await life.coordinator.get<{ items: { id: string }[] }>('/gaps?open=true&need=need-waits'),
    ).items;
    await life.service('need-waits', 2);
    const whole = async () => body(await life.coordinator.get<WholeGapDto>(`/gaps/${gap!.id}`));
    const { demands } = await eventually(whole, { until: ({ closedAt }) => closedAt !== undefined });
    expect(demands).toMatchObject([{ referralId: id, state: 'proposed' }]);
    expect(await order([child])).toBe('refused');
    body(await life.manager.post(`/gaps/${gap!.id}/demands/${demands[0]!.id}/passing-up`));
    expect(await order([child])).toBe('erased');
  });

  it('nobody waits in a gap that was closed by hand', async () => {
    const { child_id: child } = await facts((await life.request('need-by-hand')).id);
    const path = '/gaps?open=true&need=need-by-hand';
    const [gap] = body(await life.coordinator.get<{ items: { id: string; version: number }[] }>(path)).items;
    expect(await order([child])).toBe('refused');
    const closure = { reason: 'met-otherwise' };
    body(await life.coordinator.post(`/gaps/${gap!.id}/closure`, closure, { ifMatch: gap!.version }));
    expect(await order([child])).toBe('erased');
  });

  it('a referral for the family puts back the order for whoever lives there', async () => {
    const [carer, familyId] = [newId(), newId()];
    expect(await order([carer], [familyId])).toBe('erased');
    await life.request('need-family', { familyId, childId: undefined, ageBand: 'family' });
    const { rows } = await house.admin.query('select state from erasures where $1 = any (persons)', [carer]);
    expect(rows).toEqual([{ state: 'refused' }]);
  });
});
