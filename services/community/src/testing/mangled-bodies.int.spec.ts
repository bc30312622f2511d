import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { newId } from '@oln/service-kit';
import { backEnds } from '@oln/testing';
import { CommunityLife } from './community-life.spec.js';
import { body, CommunityHouse, HERE } from './community-house.spec.js';
import { exampleOf, operationsOf } from './operations.spec.js';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** What people and programs send instead of what was asked for. */
const WRONG: readonly Json[] = [
  ...[null, '', ' ', 'x'.repeat(30_000), '\u0000', '\ud83e', -1, 0, 1.5, 1e30, true, [], {}, [[]], [null], ['x']],
  ...['2026-02-30', '2026-02-29', '2026-12-31T23:59:60Z', '2199-12-31', '1900-01-01T00:00:00-15:59', '__proto__'],
];

describe('A body that is not as it should be', () => {
  let house: CommunityHouse;
  let life: CommunityLife;
  let operations: [string, Json][];
  let authorization: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
    ids.plans = (await life.open()).id;
    ids.activities = (await life.held(ids.plans)).id;
    await life.record(ids.activities, life.agreed());
    const { items } = body(await life.manager.get<{ items: { id: string }[] }>(`/plans/${ids.plans}/participants`));
    ids.participants = items[0]!.id;
    const person = {
      person: 'supervisora-1',
      roles: ['coordinator' as const, 'regional-supervisor' as const],
      communes: [HERE],
      kind: 'person' as const,
    };
    authorization = `Bearer ${await issueDevToken(person, loadKeyRing(backEnds().secrets.keysFile), { ttl: 3_600 })}`;
    operations = [...(await operationsOf(house))].flatMap(([name, operation]) => {
      const example = exampleOf(operation);
      return example ? [[name, example as Json] as [string, Json]] : [];
    });
  });
  afterAll(async () => {
    await life?.close();
    await house?.close();
  });

  async function send(operation: string, sent: unknown): Promise<{ status: number; text: string }> {
    const [method, path] = operation.split(' ') as [string, string];
    const real = path.replace('{commune}', HERE).replace('{id}', ids[path.split('/')[1]!] ?? newId());
    const answer = await fetch(`${house.service.url}/api/community/v1${real}`, {
      method: method.toUpperCase(),
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': newId(), 'if-match': '"1"' },
      body: typeof sent === 'string' ? sent : JSON.stringify(sent),
    });
    return { status: answer.status, text: await answer.text() };
  }

  it('there is one of every kind', () => expect(operations.length).toBeGreaterThan(12));

  it('never ends in a failure of ours, whatever stands in whichever field', async () => {
    const failed: string[] = [];
    for (const [operation, example] of operations)
      for (const place of placesIn(example))
        for (const wrong of WRONG) {
          const { status } = await send(operation, withValue(example, place, wrong));
          if (status >= 500) failed.push(`${operation} ${place.join('.')} = ${JSON.stringify(wrong)?.slice(0, 40)}`);
        }
    expect(failed).toEqual([]);
  }, 300_000);

  it('that is no JSON, or names what nobody knows, is refused', async () => {
    for (const [operation, example] of operations) {
      for (const sent of ['{', 'null', '[]', '"a"'])
        expect([operation, sent, await refused(operation, sent)]).toEqual([operation, sent, true]);
      const unknown = await send(operation, { ...(example as object), nobody: 'knows' });
      expect([operation, unknown.status]).toEqual([operation, 400]);
    }
  });

  const refused = async (operation: string, sent: unknown): Promise<boolean> => {
    const { status } = await send(operation, sent);
    return status >= 400 && status < 500;
  };
});

type Place = (string | number)[];

/** Every field of an example, and of its parts; of a list, the first of its members. */
function placesIn(value: Json, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Array.isArray(value)
    ? value.slice(0, 1).map((inner, index) => [index, inner] as const)
    : Object.entries(value);
  return inside.flatMap(([name, inner]) => [[...at, name], ...placesIn(inner as Json, [...at, name])]);
}

function withValue(value: Json, place: Place, wrong: Json): Json {
  const [name, ...rest] = place;
  if (name === undefined) return wrong;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, Json>;
  copy[name] = withValue(copy[name]!, rest, wrong);
  return copy as Json;
}
