import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CASE_OUTCOMES, INTAKE_OUTCOMES, type ProcessName } from '@oln/contracts';
import { backEnds } from '@oln/testing';
import { ensureTool } from '@oln/tools';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ProcessLab } from './testing/process-lab.js';
import type { Step } from './testing/scripted-owner.js';

const run = promisify(execFile);
const START = '2026-03-02T15:00:00.000Z';
const HISTORIES = join(dirname(fileURLToPath(import.meta.url)), '../histories');

interface Scenario {
  process: ProcessName;
  stage: string;
  outcome: string;
  steps: Step[];
}

const at = (day: string, stage: string, outcome?: string, more: Partial<Step['move']> = {}): Step => ({
  at: `${day}T15:00:00.000Z`,
  move: { stage, outcome, ended: stage === 'closed' || stage === 'ended' || undefined, ...more },
});

/** To the exit by each way; anchors as the owner names them. */
const accepted = { anchors: { acceptedAt: '2026-03-05T15:00:00.000Z' } };
const toExecution = [at('2026-03-05', 'diagnosis', undefined, accepted), at('2026-03-20', 'family-plan'), at('2026-04-01', 'execution')];
const exit = (day: string) => ({ anchors: { exitAt: `${day}T15:00:00.000Z` } });
const look = { anchors: { lookDueSince: '2026-06-01T15:00:00.000Z' } };

const CASES: Record<(typeof CASE_OUTCOMES)[number], Step[]> = {
  completed: [...toExecution, at('2026-09-06', 'evaluation'), at('2026-09-10', 'closure'), at('2026-09-15', 'follow-up', 'completed', exit('2026-09-15')), at('2027-03-10', 'ended', 'completed')],
  'partially-completed': [
    ...toExecution,
    at('2026-09-06', 'evaluation'),
    at('2026-09-10', 'execution', undefined, { anchors: { extendedTo: '2026-11-20T02:59:59.000Z' } }),
    at('2026-11-21', 'evaluation'),
    at('2026-11-25', 'closure'),
    at('2026-11-30', 'follow-up', 'partially-completed', exit('2026-11-30')),
    at('2027-05-20', 'ended', 'partially-completed'),
  ],
  'invitation-rejected': [at('2026-03-10', 'second-look', 'invitation-rejected', exit('2026-03-10')), at('2026-05-12', 'second-look', 'invitation-rejected', look), at('2026-06-03', 'ended', 'invitation-rejected')],
  'not-located': [at('2026-03-30', 'second-look', 'not-located', exit('2026-03-30')), at('2026-05-31', 'second-look', 'not-located', look), at('2026-06-05', 'ended', 'not-located')],
  renounced: [...toExecution, at('2026-06-20', 'second-look', 'renounced', exit('2026-06-20')), at('2026-08-25', 'ended', 'renounced')],
  moved: [...toExecution, at('2026-05-15', 'ended', 'moved', exit('2026-05-15'))],
  'of-age': [at('2026-03-05', 'diagnosis', undefined, accepted), at('2026-03-25', 'ended', 'of-age', exit('2026-03-25'))],
  escalated: [at('2026-03-05', 'diagnosis', undefined, accepted), at('2026-03-08', 'family-plan'), at('2026-03-20', 'ended', 'escalated', exit('2026-03-20'))],
  deceased: [at('2026-03-12', 'ended', 'deceased', exit('2026-03-12'))],
};

const REQUESTS: Record<(typeof INTAKE_OUTCOMES)[number], Step[]> = {
  assigned: [at('2026-03-04', 'prioritised'), at('2026-03-12', 'variant'), at('2026-03-13', 'assignment'), at('2026-03-20', 'closed', 'assigned')],
  referred: [at('2026-03-04', 'referring'), at('2026-03-12', 'closed', 'referred')],
  oriented: [at('2026-03-04', 'prioritised'), at('2026-03-09', 'variant'), at('2026-03-11', 'service'), at('2026-03-30', 'closed', 'oriented')],
  'not-pertinent': [at('2026-03-05', 'referring'), at('2026-03-25', 'closed', 'not-pertinent')],
  duplicate: [at('2026-03-03', 'closed', 'duplicate')],
  withdrawn: [at('2026-03-04', 'prioritised'), at('2026-03-18', 'closed', 'withdrawn')],
};

const SCENARIOS: Scenario[] = [
  ...Object.entries(CASES).map(([outcome, steps]) => ({ process: 'caseManagement' as const, stage: 'invitation', outcome, steps })),
  ...Object.entries(REQUESTS).map(([outcome, steps]) => ({ process: 'intake' as const, stage: 'admissibility', outcome, steps })),
];

/** The owner tells of each move by signal, twice, as a relay that was killed between sending and marking would. */
const told = (steps: Step[]): Step[] =>
  steps.map((step, index) => ({ ...step, say: { signal: 'moved', message: { ...step.move, version: index + 2 } } }));

describe('Every outcome of intake and case management', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
    mkdirSync(HISTORIES, { recursive: true });
  });
  afterAll(() => lab.close());

  it.each(SCENARIOS)('$process ends as $outcome', async ({ process: name, stage, outcome, steps }) => {
    const last = steps.at(-1)!;
    const started = await lab.run({ process: name, stage, at: START, steps: told(steps) });
    // If no clock is left to ask the owner, the owner's signal of the last move arrives after a while.
    const late = setTimeout(() => void lab.signal(name, started.id, 'moved', { version: steps.length + 1, asOf: last.at, ...last.move }).catch(() => undefined), 8_000);
    expect(await started.result).toBe(outcome);
    clearTimeout(late);
    await record(started.workflowId, `${name}-${outcome}`);
  });
});

/** Histories are kept once; overwriting one needs a flag, because a replay test that follows the code proves nothing. */
async function record(workflowId: string, name: string): Promise<void> {
  const file = join(HISTORIES, `${name}.json`);
  if (existsSync(file) && process.env.OLN_RECORD_HISTORIES !== 'overwrite') return;
  const temporal = await ensureTool('temporal', () => undefined);
  const address = `127.0.0.1:${backEnds().ports.temporal}`;
  const { stdout } = await run(temporal, ['workflow', 'show', '--workflow-id', workflowId, '--output', 'json', '--address', address], { maxBuffer: 64 << 20 });
  writeFileSync(file, `${JSON.stringify(JSON.parse(stdout))}\n`);
}
