import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import { Erasures, newId } from '@oln/service-kit';
import type { GapDto, WholeGapDto } from '../gap/gap.dto.js';
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

  interface Told {
    persons: string[];
    familyIds?: string[];
    emptiedFamilyIds?: string[];
  }
  /** Gives the id of the anonymisation. */
  const ordered = async ({ persons, familyIds = [], emptiedFamilyIds = [] }: Told): Promise<string> => {
    const data = { id: newId(), attempt: 1, persons, familyIds, emptiedFamilyIds };
    await house.inbox((tx) => house.get(Erasures).obey(tx, { commune: HERE, data } as never));
    return data.id;
  };
  const answers = async (id: string): Promise<unknown[]> =>
    (await house.facts(id)).filter(({ name }) => name === 'erasure.answered').map(({ data }) => data.answer);
  const order = async (persons: string[], familyIds: string[] = []): Promise<unknown> =>
    (await answers(await ordered({ persons, familyIds })))[0];
  const close = (id: string, emptiedFamilyIds?: string[]): Promise<void> => {
    const data = { id, outcome: 'anonymised', emptiedFamilyIds };
    return house.inbox((tx) => house.get(Erasures).close(tx, { commune: HERE, data } as never));
  };
  const facts = async (id: string) =>
    (
      await house.admin.query<{ child_id: string; family_id: string }>(
        'select child_id, family_id from referrals where id = $1',
        [id],
      )
    ).rows[0]!;
  const gapOf = async (need: string): Promise<GapDto> =>
    body(await life.coordinator.get<{ items: GapDto[] }>(`/gaps?open=true&need=${need}`)).items[0]!;
  const whole = async (id: string): Promise<WholeGapDto> =>
    body(await life.coordinator.get<WholeGapDto>(`/gaps/${id}`));
  const closed = (id: string): Promise<WholeGapDto> =>
    eventually(() => whole(id), { until: ({ closedAt }) => closedAt !== undefined });

  it('notes and places of a referral go once it is closed, and not before', async () => {
    await life.service('need-erased', 1);
    const { id } = await life.request('need-erased');
    const { child_id: child } = await facts(id);
    expect(await order([child])).toBe('refused');
    expect(await life.get(id)).toMatchObject({ note: 'Prefiere horario de tarde' });
    await life.step(id, 'withdrawal', { reason: 'need-met' });
    const anonymisation = await ordered({ persons: [child] });
    const told = (await house.facts(anonymisation)).find(({ name }) => name === 'erasure.answered');
    expect(told?.data).toMatchObject({ answer: 'erased', records: 1, recordIds: [id] });
    const after = await life.get(id);
    expect(after).toMatchObject({ stage: 'closed', outcome: 'withdrawn', need: 'need-erased' });
    expect(after).not.toHaveProperty('note');
  });

  it('a child who only waits for a gap to be closed is erased, and then waits no more; the gap still counts them', async () => {
    const { id, outcome } = await life.request('need-waits');
    expect(outcome).toBe('no-offer');
    const { child_id: child, family_id: family } = await facts(id);
    const gap = await gapOf('need-waits');
    // Who lives with a child who waits must be found when offer appears.
    expect(await order([newId()], [family])).toBe('refused');
    const anonymisation = await ordered({ persons: [child], familyIds: [family] });
    expect(await answers(anonymisation)).toEqual(['erased']);
    expect((await whole(gap.id)).demands).toMatchObject([{ referralId: id, state: 'waiting' }]);
    await close(anonymisation);
    await close(anonymisation);
    const [demand, ...more] = (await whole(gap.id)).demands;
    expect([demand, more]).toMatchObject([{ state: 'ended', endReason: 'anonymised' }, []]);
    expect(demand).not.toHaveProperty('referralId');
    const { need, sector } = gap;
    const ends = (await house.facts(gap.id)).filter(({ name }) => name === 'gap.demand-ended');
    expect(ends.map(({ data }) => data)).toEqual([
      { id: gap.id, need, sector, demandId: demand!.id, reason: 'anonymised' },
    ]);
    expect(await order([newId()], [family])).toBe('erased');
    await life.service('need-waits', 2);
    expect((await closed(gap.id)).demands).toMatchObject([{ state: 'ended' }]);
  });

  it('a service that is proposed meanwhile keeps the child known', async () => {
    const { child_id: child } = await facts((await life.request('need-proposed')).id);
    const gap = await gapOf('need-proposed');
    const anonymisation = await ordered({ persons: [child] });
    await life.service('need-proposed', 2);
    const { demands } = await closed(gap.id);
    expect(demands).toMatchObject([{ state: 'proposed' }]);
    expect(await answers(anonymisation)).toEqual(['erased', 'refused']);
    expect(await order([child])).toBe('refused');
    body(await life.manager.post(`/gaps/${gap.id}/demands/${demands[0]!.id}/passing-up`));
    expect(await order([child])).toBe('erased');
  });

  it('what a family waits for ends with the last of it', async () => {
    const [carer, familyId] = [newId(), newId()];
    await life.request('need-of-family', { familyId, childId: undefined, ageBand: 'family' });
    const gap = await gapOf('need-of-family');
    expect(await order([carer], [familyId])).toBe('refused');
    const last = await ordered({ persons: [carer], familyIds: [familyId], emptiedFamilyIds: [familyId] });
    expect(await answers(last)).toEqual(['erased']);
    await close(last, [familyId]);
    expect((await whole(gap.id)).demands).toMatchObject([{ state: 'ended', endReason: 'anonymised' }]);
  });

  it('nobody waits in a gap that was closed by hand, nor who was said to wait no more', async () => {
    const { family_id: family } = await facts((await life.request('need-by-hand')).id);
    const gap = await gapOf('need-by-hand');
    expect(await order([newId()], [family])).toBe('refused');
    const closure = { reason: 'met-otherwise' };
    body(await life.coordinator.post(`/gaps/${gap.id}/closure`, closure, { ifMatch: gap.version }));
    expect(await order([newId()], [family])).toBe('erased');
    const { family_id: other } = await facts((await life.request('need-no-more')).id);
    const { id } = await gapOf('need-no-more');
    const [demand] = (await whole(id)).demands;
    expect(await order([newId()], [other])).toBe('refused');
    body(await life.manager.post(`/gaps/${id}/demands/${demand!.id}/ending`, { reason: 'no-longer-needed' }));
    expect(await order([newId()], [other])).toBe('erased');
  });

  it('a referral for the family puts back the order for whoever lives there', async () => {
    const [carer, familyId] = [newId(), newId()];
    expect(await order([carer], [familyId])).toBe('erased');
    await life.request('need-family', { familyId, childId: undefined, ageBand: 'family' });
    const { rows } = await house.admin.query('select state from erasures where $1 = any (persons)', [carer]);
    expect(rows).toEqual([{ state: 'refused' }]);
  });
});
