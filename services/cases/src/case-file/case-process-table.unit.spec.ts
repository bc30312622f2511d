import { describe, expect, it } from '@jest/globals';
import {
  CASE_HAPPENINGS,
  CASE_OUTCOMES,
  CASE_STAGES,
  THERAPY_HAPPENINGS,
  isRefusal,
  type CaseStage,
  type Line,
} from '@oln/contracts';
import { CASE_MANAGEMENT, FAMILY_THERAPY, nextStages } from '@oln/workflows/stages';
import { DATES_THAT_COME } from '../process-door/date-comes.js';
import type { CaseCommand } from './case-commands.js';
import { isExited, type CaseFile } from './case-file.js';
import { standingOf } from './case-process.js';
import { decideCase } from './decide-case.js';
import { CASE_IN, CHILD, COMMAND, NOW } from './sample-cases.spec.js';

const EVERY_COMMAND: CaseCommand[] = [
  ...Object.values(COMMAND),
  { do: 'lose-child', child: CHILD, reason: 'deceased' },
  { do: 'close', objectivesMet: false, tasksLeftOpen: 0 },
  { do: 'hold-follow-up', month: 6 },
];

/** Everything that a case in the stage can become, with both children and with the last one. */
function successors(stage: CaseStage, line: Line): CaseFile[] {
  const whole = { ...CASE_IN[stage], line };
  const looked = whole.stage === 'execution' ? [{ ...whole, rescueDueSince: NOW }] : [];
  return [whole, { ...whole, children: [CHILD] }, ...looked].flatMap((file) =>
    EVERY_COMMAND.flatMap((command) => {
      const next = decideCase(file, command, NOW);
      return isRefusal(next) ? [] : [next];
    }),
  );
}

interface ClockRule {
  from: string;
  kind: 'term' | 'ask';
  metBy?: string;
  unless?: string;
  onlyWith?: string;
  dueAt?: string;
}

const LINES_AND_TABLES = [
  ['case-management', CASE_MANAGEMENT],
  ['family-therapy', FAMILY_THERAPY],
] as const;

describe.each(LINES_AND_TABLES)('the service decides, the process obeys: both know the same of %s', (line, table) => {
  it.each(CASE_STAGES)('ways out of %s', (stage) => {
    const decided = new Set(
      successors(stage, line)
        .map((next) => next.stage)
        .filter((next) => next !== stage),
    );
    const onTable: readonly CaseStage[] = nextStages<CaseStage>(table, stage);
    expect(onTable).toEqual(expect.arrayContaining([...decided]));
    expect([...decided].sort()).toEqual([...onTable].sort());
  });

  it.each(CASE_STAGES)('outcomes that are fixed in %s', (stage) => {
    const decided = isExited(CASE_IN[stage])
      ? []
      : successors(stage, line)
          .filter(isExited)
          .map((next) => next.outcome);
    expect([...new Set(decided)].sort()).toEqual([...table.stages[stage].outcomes].sort());
  });

  it('every outcome is reached in some stage, and nothing is left to do only once the case has ended', () => {
    const outcomes = CASE_STAGES.flatMap((stage) => [...table.stages[stage].outcomes] as string[]);
    expect([...new Set(outcomes)].sort()).toEqual([...CASE_OUTCOMES].sort());
    expect(CASE_STAGES.filter((stage) => 'final' in table.stages[stage])).toEqual(['ended']);
  });

  it.each(CASE_STAGES)('the anchors that clocks of %s count from are those that cases name there', (stage) => {
    const clocks = Object.values<unknown>(table.stages[stage].clocks) as ClockRule[];
    const anchors = clocks.flatMap(({ from, unless, onlyWith, dueAt }) => [
      ...(from.startsWith('anchor:') ? [from.slice('anchor:'.length)] : []),
      ...[unless, onlyWith, dueAt].flatMap((name) => name ?? []),
    ]);
    const marks: object = { extendedTo: NOW, rescueDueSince: NOW, lookDueSince: NOW };
    const named = Object.keys(standingOf({ ...CASE_IN[stage], ...marks }, NOW).anchors!);
    expect(anchors.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('the happenings that its clocks count from are those that cases name', () => {
    const clocks = CASE_STAGES.flatMap((stage) => Object.values<unknown>(table.stages[stage].clocks) as ClockRule[]);
    const happenings: readonly string[] = line === 'family-therapy' ? THERAPY_HAPPENINGS : CASE_HAPPENINGS;
    const awaited = clocks.flatMap(({ from, metBy }) => [
      ...(from.startsWith('last:') ? [from.slice('last:'.length)] : []),
      ...(metBy ? [metBy] : []),
    ]);
    expect(awaited.filter((name) => !happenings.includes(name))).toEqual([]);
  });

  it('every date that comes of itself is answered', () => {
    const asks = CASE_STAGES.flatMap((stage) =>
      Object.entries(table.stages[stage].clocks as Record<string, ClockRule>)
        .filter(([, { kind }]) => kind === 'ask')
        .map(([name]) => `${stage}.${name}`),
    );
    expect(asks.filter((rule) => !DATES_THAT_COME.includes(rule))).toEqual([]);
  });
});
