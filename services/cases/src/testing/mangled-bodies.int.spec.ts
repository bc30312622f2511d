import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseStage, Line } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { ApiDescription, failures, placesIn, senderTo, takenUnknown, withValue, type Json } from '@oln/service-testing';
import { CasesHouse, HERE } from './cases-house.spec.js';

interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
}

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
  let examples: [string, Json][];
  let sender: Awaited<ReturnType<typeof senderTo>>;
  const problems = new Map<string, Problem>();

  beforeAll(async () => {
    house = await CasesHouse.open('2026-09-10T13:00:00Z');
    sender = await senderTo(house.base, {
      roles: ['coordinator'],
      real: realOf,
      ifMatch: (path) => (path.includes('{caseId}') && !path.includes('/therapy/') ? '"1"' : '"0"'),
    });
    examples = (await ApiDescription.of(house.base)).examples();
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

  async function realOf(path: string): Promise<string> {
    const stage = STAGES.find(([pattern]) => pattern.test(path))?.[1] ?? 'execution';
    const ids: Record<string, string> = {
      ...{ commune: HERE, code: `kind-${newId().slice(-6)}`, institution: 'police', level: '1' },
      token: `${HERE}.${'a'.repeat(32)}`,
    };
    if (path.includes('{caseId}'))
      ids.caseId = await caseIn(stage, /therapy/.test(path) ? 'family-therapy' : 'case-management');
    return path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? newId());
  }

  async function send(operation: string, sent: Json, language = 'es'): Promise<{ status: number; text: string }> {
    const { status, type, text } = await sender(operation, sent, language);
    if (status >= 400) {
      expect([operation, type]).toEqual([operation, 'application/problem+json; charset=utf-8']);
      const problem = JSON.parse(text) as Problem;
      problems.set(`${language} ${problem.code}`, problem);
    }
    return { status, text };
  }

  const KINDS = ['cases', 'escalations', 'measures', 'others'] as const;
  const kindOf = (operation: string): string => KINDS.find((kind) => operation.includes(` /${kind}`)) ?? 'others';

  it.each(KINDS)(
    'never ends in a failure of ours, whatever stands in whichever field: %s',
    async (kind) => {
      const ofKind = examples.filter(([name]) => kindOf(name) === kind);
      expect(await failures(ofKind, send)).toEqual([]);
    },
    300_000,
  );

  it('is refused with a field nobody knows, wherever it stands', async () => {
    expect(await takenUnknown(examples, send)).toEqual([]);
  });

  it('is refused without a part of it that must be there', async () => {
    for (const [operation] of examples) {
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
    for (const [operation, example] of examples)
      await send(operation, withValue(example, placesIn(example)[0]!, [[]]), 'en');
    const [es, en] = [problems.get('es REQUEST.INVALID'), problems.get('en REQUEST.INVALID')];
    expect([es!.title !== en!.title, es!.detail !== en!.detail]).toEqual([true, true]);
  });
});
