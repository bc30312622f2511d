import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Erasures, newId } from '@oln/service-kit';
import { HERE, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';

describe('Orders to erase, as offer obeys them', () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
  });
  afterAll(() => house?.close());

  const order = async (persons: string[], emptiedFamilyIds: string[] = []): Promise<unknown> => {
    const data = { id: newId(), attempt: 1, persons, familyIds: [], emptiedFamilyIds };
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
});
