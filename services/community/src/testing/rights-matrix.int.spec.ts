import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { inOrder, isOwnRoute, RightsWalk, undescribed, type Stand } from '@oln/service-testing';
import { body, CommunityHouse, ELSEWHERE, HERE } from './community-house.spec.js';
import { CommunityLife } from './community-life.spec.js';
import { RIGHTS } from './rights-table.spec.js';

/** In the office, or in another commune (under the same name, even). */
const STANDS = {
  here: { person: 'comunitaria-1', communes: [HERE] },
  elsewhere: { person: 'comunitaria-1', communes: [ELSEWHERE] },
} as const satisfies Record<string, Stand>;

describe('Every route of community, for every role, in every place', () => {
  let house: CommunityHouse;
  let life: CommunityLife;
  let walk: RightsWalk;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
    ids.plans = (await life.open()).id;
    ids.activities = (await life.held(ids.plans)).id;
    await life.record(ids.activities, life.agreed());
    const { items } = body(await life.manager.get<{ items: { id: string }[] }>(`/plans/${ids.plans}/participants`));
    ids.participants = items[0]!.id;
    const opinion = { text: 'Queremos una plaza' };
    body(await life.manager.post(`/activities/${ids.activities}/opinions`, opinion), 201);
    await life.product(ids.plans, 'letter-of-commitment');
    walk = await RightsWalk.over(house.base, isOwnRoute);
  });
  afterAll(async () => {
    await life?.close();
    await house?.close();
  });

  it('stands in the table, and the description says the same', () => {
    expect(walk.described()).toEqual(inOrder(RIGHTS));
  });

  it('has no route that the description does not tell of', async () => {
    expect(await undescribed(house.service, 'community')).toEqual([]);
  });

  it.each([...RIGHTS.keys()])('%s', async (operation) => {
    for (const role of ROLES)
      for (const [place, stand] of Object.entries(STANDS)) {
        const path = operation.split(' ')[1]!;
        const real = path.replace('{commune}', HERE).replace('{id}', ids[path.split('/')[1]!] ?? '');
        const came = await walk.call({ operation, role, stand, path: real });
        expect([operation, role, place, came]).toEqual([operation, role, place, expected(operation, role, place)]);
      }
  });
});

function expected(operation: string, role: Role, place: string): string {
  if (!RIGHTS.get(operation)!.includes(role)) return 'REQUEST.NOT_ALLOWED';
  const [method, path] = operation.split(' ') as [string, string];
  const isElsewhere = place === 'elsewhere';
  if (/\/due(\/today)?$/.test(path))
    return path.includes('{id}') && isElsewhere ? NOT_FOUND.plans! : 'in, and sees nothing';
  if (path.includes('{id}')) return isElsewhere ? NOT_FOUND[path.split('/')[1]!]! : 'in';
  if (path.includes('{commune}')) return isElsewhere ? 'REACH.OTHER_COMMUNE' : 'in';
  // A plan of one's own commune may be opened anywhere.
  if (method === 'post') return 'in';
  return isElsewhere ? 'in, and sees nothing' : 'in';
}

const NOT_FOUND: Record<string, string> = {
  plans: 'COMMUNITY_PLAN.NOT_FOUND',
  activities: 'ACTIVITY.NOT_FOUND',
  participants: 'PARTICIPATION.NOT_FOUND',
};
