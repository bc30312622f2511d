import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Erasures, newId } from '@oln/service-kit';
import { body, codeOf, CommunityHouse, HERE } from '../testing/community-house.spec.js';
import { CommunityLife } from '../testing/community-life.spec.js';

describe('Orders to erase, as community obeys them', () => {
  let house: CommunityHouse;
  let life: CommunityLife;

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
  });
  afterAll(async () => {
    await life?.close();
    await house?.close();
  });

  const order = async (persons: string[]) => {
    const data = { id: newId(), attempt: 1, persons, familyIds: [], emptiedFamilyIds: [] };
    await house.inbox((tx) => house.get(Erasures).obey(tx, { commune: HERE, data } as never));
    const answered = (await house.facts(data.id)).find(({ name }) => name === 'erasure.answered');
    return [answered?.data.answer, answered?.data.records];
  };
  const said = async (activityId: string): Promise<string[]> => {
    const path = `/activities/${activityId}/opinions`;
    return body(await life.manager.get<{ items: { text: string }[] }>(path)).items.map(({ text }) => text);
  };

  it('what a child said is gone once its plan has ended, and not before; what the group said stays', async () => {
    const [child, guardian] = [newId(), newId()];
    const plan = await life.open();
    const { id } = await life.held(plan.id);
    await life.record(id, { ...life.agreed(child), consentBy: guardian });
    const people = `/plans/${plan.id}/participants`;
    const { items } = body(await life.manager.get<{ items: { id: string }[] }>(people));
    const opinion = { text: 'Quiero una plaza', participantId: items[0]!.id };
    body(await life.manager.post(`/activities/${id}/opinions`, opinion), 201);
    body(await life.manager.post(`/activities/${id}/opinions`, { text: 'Queremos luz' }), 201);
    expect(await order([child])).toEqual(['refused', 0]);
    await life.change(plan.id, 'withdrawal', { reason: 'no-resources' }, life.coordinator);
    expect(await order([child])).toEqual(['erased', 1]);
    expect(await said(id)).toEqual(['Queremos luz', 'Anonimizado']);
    expect(await order([child])).toEqual(['erased', 0]);
    // That somebody was there stays, and who answered for them goes with their own order.
    expect(body(await life.manager.get<object>(`/plans/${plan.id}/participation`))).toMatchObject({
      children: { identified: 1 },
    });
    expect(await order([guardian])).toEqual(['erased', 0]);
    const { rows } = await house.admin.query('select consent_by from participants where person_id = $1', [child]);
    expect(rows).toEqual([{ consent_by: null }]);
    const other = await life.held((await life.open()).id);
    expect(codeOf(await life.tryRecord(other.id, [life.agreed(child)]))).toEqual([409, 'ERASURE.PERSON_ERASED']);
  });

  it('who has withdrawn has nothing open', async () => {
    const child = newId();
    const plan = await life.open();
    await life.record((await life.held(plan.id)).id, life.agreed(child));
    const { items } = body(await life.manager.get<{ items: { id: string }[] }>(`/plans/${plan.id}/participants`));
    const path = `/participants/${items[0]!.id}/withdrawal`;
    body(await life.manager.post(path, { reason: 'guardian-withdraws' }, { ifMatch: 1 }));
    expect(await order([child])).toEqual(['erased', 0]);
  });
});
