import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseStage, Line } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { newId } from '@oln/service-kit';
import { backEnds } from '@oln/testing';
import { CasesHouse, HERE } from './cases-house.spec.js';

interface Operation {
  requestBody?: { content: Record<string, { examples: { example: { value: Json } } }> };
}
type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
}

/** What people and programs send instead of what was asked for. */
const WRONG: readonly Json[] = [
  ...[null, '', ' ', 'x'.repeat(30_000), '\u0000', '\ud83e', -1, 0, 1.5, 1e30, true, [], {}, [[]], [null], ['x']],
  ...['2026-02-30', '2026-02-29', '2026-12-31T23:59:60Z', '2199-12-31', '1900-01-01T00:00:00-15:59', '__proto__'],
];

/** Where a case must stand for the body to be looked at closely. */
const STAGES: readonly (readonly [RegExp, CaseStage])[] = [
  [/invitation|documents|contact-attempts|not-located/, 'invitation'],
  [/diagnos|opinions|genograms/, 'diagnosis'],
  [/family-plans/, 'family-plan'],
  [/evaluations/, 'evaluation'],
  [/closure/, 'closure'],
  [/follow-ups/, 'follow-up'],
  [/second-look/, 'second-look'],
];

describe('A body that is not as it should be', () => {
  let house: CasesHouse;
  let operations: [string, Json][];
  let authorization: string;
  const problems = new Map<string, Problem>();

  beforeAll(async () => {
    house = await CasesHouse.open('2026-09-10T13:00:00Z');
    const person = {
      person: 'coordinadora-1',
      roles: ['coordinator' as const],
      communes: [HERE],
      kind: 'person' as const,
    };
    authorization = `Bearer ${await issueDevToken(person, loadKeyRing(backEnds().secrets.keysFile), { ttl: 3_600 })}`;
    const answer = await fetch(`${house.service.url}/api/cases/v1/openapi.json`);
    const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Operation>> };
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) =>
        requestBody
          ? [[`${method} ${path}`, requestBody.content['application/json']!.examples.example.value] as [string, Json]]
          : [],
      ),
    );
  });
  afterAll(() => house?.close());

  async function caseIn(stage: CaseStage, line: Line): Promise<string> {
    const exited = stage === 'follow-up' || stage === 'second-look';
    const { rows } = await house.admin.query(
      `insert into case_files (id, commune, version, request_id, family_id, children, line, priority, person_in_charge, stage, stage_since, opened_at,
                               accepted_at, outcome, exit_at, exit_stage, look_due_since)
       values (gen_random_uuid(), '${HERE}', 1, gen_random_uuid(), gen_random_uuid(), array[gen_random_uuid()], '${line}', 'low', 'gestora-1', $1,
               '2026-03-02T13:00:00Z', '2026-03-02T13:00:00Z', $2, $3, $4, $5, $6) returning id`,
      [
        stage,
        stage === 'invitation' ? null : '2026-03-10T13:00:00Z',
        exited ? (stage === 'follow-up' ? 'completed' : 'renounced') : null,
        exited ? '2026-06-10T13:00:00Z' : null,
        exited ? 'closure' : null,
        stage === 'second-look' ? '2026-08-10T13:00:00Z' : null,
      ],
    );
    return rows[0].id;
  }

  async function send(operation: string, sent: unknown, language = 'es'): Promise<{ status: number; text: string }> {
    const [method, path] = operation.split(' ') as [string, string];
    const stage = STAGES.find(([pattern]) => pattern.test(path))?.[1] ?? 'execution';
    const ids: Record<string, string> = {
      ...{ commune: HERE, code: `kind-${newId().slice(-6)}`, institution: 'police', level: '1' },
      token: `${HERE}.${'a'.repeat(32)}`,
    };
    if (path.includes('{caseId}'))
      ids.caseId = await caseIn(stage, /therapy/.test(path) ? 'family-therapy' : 'case-management');
    const real = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? newId());
    const headers = { authorization, 'content-type': 'application/json', 'accept-language': language };
    const answer = await fetch(`${house.service.url}/api/cases/v1${real}`, {
      method: method.toUpperCase(),
      headers: {
        ...headers,
        'idempotency-key': newId(),
        'if-match': path.includes('{caseId}') && !path.includes('/therapy/') ? '"1"' : '"0"',
      },
      body: JSON.stringify(sent),
    });
    const text = await answer.text();
    if (answer.status >= 400) {
      expect([operation, answer.headers.get('content-type')]).toEqual([
        operation,
        'application/problem+json; charset=utf-8',
      ]);
      const problem = JSON.parse(text) as Problem;
      problems.set(`${language} ${problem.code}`, problem);
    }
    return { status: answer.status, text };
  }

  const KINDS = ['cases', 'escalations', 'measures', 'others'] as const;
  const kindOf = (operation: string): string => KINDS.find((kind) => operation.includes(` /${kind}`)) ?? 'others';

  it.each(KINDS)(
    'never ends in a failure of ours, whatever stands in whichever field: %s',
    async (kind) => {
      const failed: string[] = [];
      for (const [operation, example] of operations.filter(([name]) => kindOf(name) === kind)) {
        for (const place of placesIn(example)) {
          for (const wrong of WRONG) {
            const { status } = await send(operation, withValue(example, place, wrong));
            if (status >= 500) failed.push(`${operation} ${place.join('.')} = ${JSON.stringify(wrong)?.slice(0, 40)}`);
          }
        }
      }
      expect(failed).toEqual([]);
    },
    300_000,
  );

  it('is refused with a field nobody knows, wherever it stands', async () => {
    for (const [operation, example] of operations) {
      for (const place of [[], ...placesIn(example)]) {
        const part = valueAt(example, place);
        if (typeof part !== 'object' || part === null || Array.isArray(part)) continue;
        const { status, text } = await send(operation, withValue(example, place, { ...part, unheardOf: 1 }));
        expect([operation, place, status, text.includes('unheardOf')]).toEqual([operation, place, 400, true]);
      }
    }
  });

  it('is refused without a part of it that must be there', async () => {
    for (const [operation] of operations) {
      const { status, text } = await send(operation, {}, 'en');
      expect([operation, status < 300 || (JSON.parse(text) as Problem).status === status]).toEqual([operation, true]);
      expect([operation, status]).not.toEqual([operation, 500]);
    }
  });

  it('is answered with a code, and what is wrong and what to do in Spanish and in English', async () => {
    expect(problems.size).toBeGreaterThan(10);
    for (const { code, title, detail, type } of problems.values()) {
      expect([code, type]).toEqual([code, `urn:oln:problem:${code}`]);
      expect([code, title.length > 5, detail.length > 5, /[{}]/.test(title + detail)]).toEqual([
        code,
        true,
        true,
        false,
      ]);
    }
    for (const [operation, example] of operations)
      await send(operation, withValue(example, firstPlace(example), [[]]), 'en');
    const [es, en] = [problems.get('es REQUEST.INVALID'), problems.get('en REQUEST.INVALID')];
    expect([es!.title !== en!.title, es!.detail !== en!.detail]).toEqual([true, true]);
  });
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

const firstPlace = (example: Json): Place => placesIn(example)[0]!;

const valueAt = (value: Json, place: Place): Json =>
  place.reduce<Json>((inner, name) => (inner as Record<string | number, Json>)[name]!, value);

function withValue(value: Json, place: Place, wrong: Json): Json {
  const [name, ...rest] = place;
  if (name === undefined) return wrong;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, Json>;
  copy[name] = withValue(copy[name]!, rest, wrong);
  return copy as Json;
}
