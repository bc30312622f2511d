import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { body, CasesHouse } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';
import type { CaseView } from './case-file.views.js';

describe('the list of cases', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  const ids: string[] = [];

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    for (const day of [2, 3, 4]) {
      await house.travelTo(`2026-03-0${day}T13:00:00Z`);
      ids.push((await life.open()).id);
    }
    await house.travelTo('2026-03-05T13:00:00Z');
    await life.accept(ids[0]!);
  });
  afterAll(() => house?.close());

  /** Page by page, one case each. */
  async function all(query: string): Promise<string[]> {
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const path: string = `/cases?limit=1&${query}${next ? `&cursor=${next}` : ''}`;
      const page = body(await life.coordinator.get<{ items: CaseView[]; next?: string }>(path));
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    } while (next);
    return seen;
  }

  it.each([
    ['newest first', '', [2, 1, 0]],
    ['newest first, when asked', 'sort=-openedAt', [2, 1, 0]],
    ['oldest first', 'sort=openedAt', [0, 1, 2]],
    ['longest in its stage first', 'sort=stageSince', [1, 2, 0]],
    ['last moved first', 'sort=-stageSince', [0, 2, 1]],
    ['those of a stage', 'stage=invitation&sort=stageSince', [1, 2]],
  ])('goes %s', async (_how, query, order) => {
    expect(await all(query)).toEqual(order.map((at) => ids[at]));
  });

  it('takes no order it does not know', async () => {
    expect((await life.coordinator.get('/cases?sort=name')).status).toBe(400);
  });

  it('finds the cases of a child, as long as it is in them', async () => {
    const [child, sibling] = [newId(), newId()];
    const { id } = await life.open({ children: [child, sibling] });
    expect(await all(`childId=${child}`)).toEqual([id]);
    await life.lose(child, 'of-age');
    expect(await all(`childId=${child}`)).toEqual([]);
    expect(await all(`childId=${sibling}`)).toEqual([id]);
  });
});
