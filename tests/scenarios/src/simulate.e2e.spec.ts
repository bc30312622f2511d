import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack, type RunningStack } from '@oln/testing';
import { ROOT } from '@oln/tools';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENV = 'test-simulate';
const FAMILIES = 24;

interface Check {
  title: string;
  indicator: string;
  line?: string;
  kind: string;
  published?: number;
}

interface Told {
  passed: boolean;
  rows: { title: string; verdict: string; observed: number; configured?: number }[];
}

/** Two offices of the pilot, with rates of their own; everybody comes in the first weeks, so that the year is short; by the cut-off plans have had their first activities. */
function smallScenario(): Record<string, unknown> & { checks: Check[] } {
  const pilot = JSON.parse(readFileSync(join(ROOT, 'scenarios/pilot-year-2.json'), 'utf8')) as ReturnType<
    typeof smallScenario
  >;
  const behaviour = { notLocated: 0.1, rejects: 0.2, renounces: 0.1, reachedPerAttempt: 0.8, keepsAppointments: 0.9 };
  const lines = pilot.lines as Record<string, object>;
  return {
    ...pilot,
    ...{ name: 'small-office', cutOff: '2020-12-31', resultsBy: '2021-02-15', arrivals: { '2020-06': 1 } },
    communes: (pilot.communes as object[]).slice(0, 2),
    lines: Object.fromEntries(Object.entries(lines).map(([line, of]) => [line, { ...of, families: 330, behaviour }])),
    community: { ...(pilot.community as object), childrenInvited: 300 },
    checks: pilot.checks
      .filter(({ indicator }) => indicator !== 'plans-reached')
      .map((check) => (check.kind === 'committed' ? check : { ...check, published: undefined }))
      .map((check) => ({
        ...check,
        ...(check.kind === 'committed' && { published: check.line === 'family-therapy' ? 268 : 654 }),
      })),
  };
}

describe('A simulated year', () => {
  let stack: RunningStack;
  const folder = mkdtempSync(join(tmpdir(), 'oln-simulate-'));
  const file = join(folder, 'scenario.json');
  beforeAll(async () => {
    stack = await startStack(ENV);
  });
  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true });
  });

  const simulate = (
    scenario: object,
    ...more: string[]
  ): Promise<{ code: number | null; told?: Told; said: string }> => {
    writeFileSync(file, JSON.stringify(scenario));
    const words = [
      'simulate',
      file,
      '--env',
      ENV,
      '--families',
      String(FAMILIES),
      '--day-lasts',
      '0.25',
      '--json',
      ...more,
    ];
    const program = spawn(join(ROOT, 'oln'), words);
    let [answer, said] = ['', ''];
    program.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return new Promise((resolve) =>
      program.on('exit', (code) => resolve({ code, told: answer ? (JSON.parse(answer) as Told) : undefined, said })),
    );
  };

  it('recovers the rates that it was given, as the reporting service sees them', async () => {
    const { code, told, said } = await simulate(smallScenario());
    expect({ said: code === 0 ? '' : said, rows: told?.rows.filter(({ verdict }) => verdict !== 'ok') }).toEqual({
      said: '',
      rows: [],
    });
    expect(told?.rows.find(({ title }) => title.startsWith('Families attended, case'))?.observed).toBeGreaterThan(0);
    expect(code).toBe(0);
  });

  it('ends with an error where what was published is far from it', async () => {
    const wrong = smallScenario();
    wrong.checks.find(({ indicator }) => indicator === 'risk-mitigated')!.published = 0.05;
    const { code, told } = await simulate(wrong, '--resume');
    expect(told?.rows.filter(({ verdict }) => verdict !== 'ok')).toMatchObject([
      { title: 'Risk factors mitigated, of the attended', verdict: 'not as published' },
    ]);
    expect(code).toBe(1);
  });

  it('refuses a scenario that it cannot live, and says on which line', async () => {
    const { code, said } = await simulate({ ...smallScenario(), confidence: 7 });
    expect(code).toBe(1);
    expect(said).toContain('/confidence must be <= 0.99999');
  });
});
