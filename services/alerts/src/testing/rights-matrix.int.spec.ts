import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { newId, type Principal } from '@oln/service-kit';
import { backEnds } from '@oln/testing';
import { SHIPPED_RULES } from '../severity/shipped-rules.js';
import { AlertLife } from './alert-life.spec.js';
import { AlertsHouse, body, ELSEWHERE, HERE } from './alerts-house.spec.js';
import { exampleOf, operationsOf, type Operation } from './operations.spec.js';
import { RIGHTS } from './rights-table.spec.js';

/** Where somebody stands: in the office, or in another commune (under the same name, even). */
const PLACES = { here: [HERE], elsewhere: [ELSEWHERE] } as const;
type Place = keyof typeof PLACES;

/** What keeps somebody out. Everything else (a stale version, a wrong stage, an answer) means that they are in. */
const REFUSED = /^(REQUEST\.NOT_ALLOWED|REACH\.OTHER_COMMUNE|[A-Z_]+\.NOT_FOUND)$/;

describe('Every route, for every role, in every place', () => {
  let house: AlertsHouse;
  let operations: Map<string, Operation>;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    const life = await AlertLife.in(house);
    ids.alerts = (await life.fromSan()).id;
    ids.watches = (await life.raise()).childId!;
    const sent = { rows: [{ reference: 'a', identity: { givenNames: 'Amaru' }, factors: ['neglect'] }] };
    ids.batches = body(await life.san.post<{ id: string }>('/alerts/batches', sent), 201).id;
    const supervisor = await house.as('supervisora-1', ['regional-supervisor']);
    const rules = { ...SHIPPED_RULES, code: 'only-here', validFrom: '2026-03-01' };
    ids['severity-rules'] = body(
      await supervisor.post<{ id: string }>(`/communes/${HERE}/severity-rules`, rules),
      201,
    ).id;
    operations = await operationsOf(house);
  });
  afterAll(() => house?.close());

  it('stands in the table, and the description says the same', () => {
    expect([...RIGHTS.keys()].sort()).toEqual([...operations.keys()].sort());
    for (const [name, roles] of RIGHTS)
      expect([name, [...(operations.get(name)!['x-oln-roles'] ?? [])].sort()]).toEqual([name, [...roles].sort()]);
  });

  it.each([...RIGHTS.keys()])('%s', async (operation) => {
    for (const role of ROLES)
      for (const place of Object.keys(PLACES) as Place[])
        expect([operation, role, place, await call(operation, role, place)]).toEqual([
          ...[operation, role, place],
          expected(operation, role, place),
        ]);
  });

  /** `in`, or the code of what keeps them out; for a list, whether it shows anything. */
  async function call(operation: string, role: Role, place: Place): Promise<string> {
    const [method, path] = operation.split(' ') as [string, string];
    const real = path
      .replace('{commune}', HERE)
      .replace('{id}', ids[path.includes('batches') ? 'batches' : path.split('/')[1]!] ?? newId());
    const example = exampleOf(operations.get(operation)) ?? {};
    const answer = await fetch(`${house.service.url}/api/alerts/v1${real}`, {
      method: method.toUpperCase(),
      headers: {
        ...(await headersOf(role, place)),
        ...(method === 'get' ? {} : { 'content-type': 'application/json' }),
      },
      body: method === 'get' ? undefined : JSON.stringify(example),
    });
    const text = await answer.text();
    const { code, items } = (text ? JSON.parse(text) : {}) as { code?: string; items?: unknown[] };
    if (code && REFUSED.test(code)) return code;
    if (code?.startsWith('REQUEST.') && code !== 'REQUEST.STALE') return `${code}: ${text}`;
    return items?.length === 0 ? 'in, and sees nothing' : 'in';
  }

  async function headersOf(role: Role, place: Place): Promise<Record<string, string>> {
    const principal: Principal = { person: 'somebody', communes: [...PLACES[place]], roles: [role], kind: 'person' };
    const token = await issueDevToken(principal, loadKeyRing(backEnds().secrets.keysFile), { ttl: 600 });
    // A version that no record has: who is in gets no further.
    return { authorization: `Bearer ${token}`, 'idempotency-key': newId(), 'if-match': '"999"' };
  }
});

function expected(operation: string, role: Role, place: Place): string {
  if (!RIGHTS.get(operation)!.includes(role)) return 'REQUEST.NOT_ALLOWED';
  const path = operation.split(' ')[1]!;
  const isElsewhere = place === 'elsewhere';
  if (/\/(due|mine)(\/today)?$/.test(path) && !path.includes('{id}')) return mineOrDue(path, role, isElsewhere);
  if (path.includes('{id}')) return isElsewhere ? `${recordOf(path)}.NOT_FOUND` : 'in';
  if (path.includes('{commune}') || operation.startsWith('post ')) return isElsewhere ? 'REACH.OTHER_COMMUNE' : 'in';
  return isElsewhere ? 'in, and sees nothing' : 'in';
}

/** Nobody has a clock yet; what a role has raised is its own. */
function mineOrDue(path: string, role: Role, isElsewhere: boolean): string {
  if (path.startsWith('/due')) return 'in, and sees nothing';
  return isElsewhere ? 'in, and sees nothing' : 'in';
}

const recordOf = (path: string): string => {
  if (path.includes('batches')) return 'ALERT_BATCH';
  return { alerts: 'ALERT', watches: 'WATCH', 'severity-rules': 'SEVERITY_RULES' }[path.split('/')[1]!]!;
};
