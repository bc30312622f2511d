import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { inOrder, isOwnRoute, RightsWalk, type Stand } from '@oln/service-testing';
import { SHIPPED_RULES } from '../severity/shipped-rules.js';
import { AlertLife } from './alert-life.spec.js';
import { AlertsHouse, body, ELSEWHERE, HERE } from './alerts-house.spec.js';
import { RIGHTS } from './rights-table.spec.js';

/** Where somebody stands: in the office, or in another commune (under the same name, even). */
const PLACES = {
  here: { person: 'somebody', communes: [HERE] },
  elsewhere: { person: 'somebody', communes: [ELSEWHERE] },
} as const satisfies Record<string, Stand>;
type Place = keyof typeof PLACES;

describe('Every route, for every role, in every place', () => {
  let house: AlertsHouse;
  let walk: RightsWalk;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    const life = await AlertLife.in(house);
    ids.alerts = (await life.fromSan()).id;
    ids.watches = (await life.raise()).childId!;
    const sent = { rows: [{ reference: 'a', identity: { givenNames: 'Amaru' }, factors: ['neglect'] }] };
    // Of batches a system sees its own alone.
    const system = await house.as('somebody', ['integrator']);
    ids.batches = body(await system.post<{ id: string }>('/alerts/batches', sent), 201).id;
    const supervisor = await house.as('supervisora-1', ['regional-supervisor']);
    const rules = { ...SHIPPED_RULES, code: 'only-here', validFrom: '2026-03-01' };
    ids['severity-rules'] = body(
      await supervisor.post<{ id: string }>(`/communes/${HERE}/severity-rules`, rules),
      201,
    ).id;
    walk = await RightsWalk.over(house.base, isOwnRoute);
  });
  afterAll(() => house?.close());

  it('stands in the table, and the description says the same', () => {
    expect(walk.described()).toEqual(inOrder(RIGHTS));
  });

  it.each([...RIGHTS.keys()])('%s', async (operation) => {
    for (const role of ROLES)
      for (const place of Object.keys(PLACES) as Place[])
        expect([operation, role, place, await call(operation, role, place)]).toEqual([
          ...[operation, role, place],
          expected(operation, role, place),
        ]);
  });

  function call(operation: string, role: Role, place: Place): Promise<string> {
    const path = operation.split(' ')[1]!;
    const real = path
      .replace('{commune}', HERE)
      .replace('{id}', ids[path.includes('batches') ? 'batches' : path.split('/')[1]!] ?? newId());
    return walk.call({ operation, role, stand: PLACES[place], path: real });
  }
});

function expected(operation: string, role: Role, place: Place): string {
  if (!RIGHTS.get(operation)!.includes(role)) return 'REQUEST.NOT_ALLOWED';
  const path = operation.split(' ')[1]!;
  const isElsewhere = place === 'elsewhere';
  if (/\/(due|mine)(\/today)?$/.test(path) && !path.includes('{id}')) return mineOrDue(path, role, isElsewhere);
  if (path.includes('{id}')) return isElsewhere ? `${recordOf(path)}.NOT_FOUND` : seenOf(path);
  if (path.includes('{commune}') || operation.startsWith('post ')) return isElsewhere ? 'REACH.OTHER_COMMUNE' : 'in';
  return isElsewhere ? 'in, and sees nothing' : 'in';
}

const seenOf = (path: string): string => (path.endsWith('/due') ? 'in, and sees nothing' : 'in');

/** Nobody has a clock yet; what a role has raised is its own. */
function mineOrDue(path: string, role: Role, isElsewhere: boolean): string {
  if (path.startsWith('/due')) return 'in, and sees nothing';
  return isElsewhere ? 'in, and sees nothing' : 'in';
}

const recordOf = (path: string): string => {
  if (path.includes('batches')) return 'ALERT_BATCH';
  return { alerts: 'ALERT', watches: 'WATCH', 'severity-rules': 'SEVERITY_RULES' }[path.split('/')[1]!]!;
};
