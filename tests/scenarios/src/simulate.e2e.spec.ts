import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack, type RunningStack } from '@oln/testing';
import { ROOT } from '@oln/tools';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENV = 'test-simulate';

interface Check {
  title: string;
  indicator: string;
  kind: string;
  published?: number;
}

interface Told {
  passed: boolean;
  rows: { title: string; verdict: string; observed: number; configured?: number }[];
}

type Written = Record<string, unknown> & { checks: Check[] };

/** Three offices with months, rates and sizes that are not those of the pilot; everybody comes in the first weeks, so that the year is short. */
const smallScenario = (): Written =>
  JSON.parse(readFileSync(join(ROOT, 'scenarios/three-communes.json'), 'utf8')) as Written;

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
    const words = ['simulate', file, '--env', ENV, '--day-lasts', '0.25', '--json', ...more];
    const program = spawn(join(ROOT, 'oln'), words);
    let [answer, said] = ['', ''];
    program.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return new Promise((resolve) =>
      program.on('exit', (code) => resolve({ code, told: answer ? (JSON.parse(answer) as Told) : undefined, said })),
    );
  };

  it('refuses what the running system does not know, before anything is lived', async () => {
    const wrong = smallScenario();
    wrong.checks[1]!.indicator = 'families-invted';
    const { code, said } = await simulate(wrong);
    expect(code).toBe(1);
    expect(said).toContain('/checks/1/indicator is "families-invted", which the reporting service does not know');
  });

  it('recovers the rates that it was given, as the reporting service sees them', async () => {
    const { code, told, said } = await simulate(smallScenario());
    expect({ said: code === 0 ? '' : said, rows: told?.rows.filter(({ verdict }) => verdict !== 'ok') }).toEqual({
      said: '',
      // Of outcomes nothing is reckoned.
      rows: [expect.objectContaining({ title: 'Cases that ended by renunciation', verdict: 'not held' })],
    });
    expect(told?.rows.find(({ title }) => title.startsWith('Families attended, case'))?.observed).toBeGreaterThan(0);
    expect(code).toBe(0);
  });

  it('ends with an error where what was published is far from it', async () => {
    const wrong = smallScenario();
    wrong.checks.find(({ indicator }) => indicator === 'risk-mitigated')!.published = 0.99;
    const { code, told } = await simulate(wrong, '--resume');
    expect(told?.rows.filter(({ verdict }) => verdict !== 'ok' && verdict !== 'not held')).toMatchObject([
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
