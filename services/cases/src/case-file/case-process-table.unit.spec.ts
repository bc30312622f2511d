import { describe, expect, it } from '@jest/globals';
import { CASE_OUTCOMES, CASE_STAGES, isRefusal, type CaseStage } from '@oln/contracts';
import { CASE_MANAGEMENT, nextStages } from '@oln/workflows/stages';
import type { CaseCommand } from './case-commands.js';
import { isExited, type CaseFile } from './case-file.js';
import { decideCase } from './decide-case.js';
import { CASE_IN, CHILD, COMMAND, NOW } from './sample-cases.spec.js';

const EVERY_COMMAND: CaseCommand[] = [
  ...Object.values(COMMAND),
  { do: 'lose-child', child: CHILD, reason: 'deceased' },
  { do: 'close', objectivesMet: false, tasksLeftOpen: 0 },
  { do: 'hold-follow-up', month: 6 },
];

/** Everything that a case in the stage can become, with both children and with the last one. */
function successors(stage: CaseStage): CaseFile[] {
  const lastChild = { ...CASE_IN[stage], children: [CHILD] };
  return [CASE_IN[stage], lastChild].flatMap((file) =>
    EVERY_COMMAND.flatMap((command) => {
      const next = decideCase(file, command, NOW);
      return isRefusal(next) ? [] : [next];
    }),
  );
}

describe('the service decides, the process obeys: both know the same', () => {
  it.each(CASE_STAGES)('ways out of %s', (stage) => {
    const decided = new Set(
      successors(stage)
        .map((next) => next.stage)
        .filter((next) => next !== stage),
    );
    const onTable: readonly CaseStage[] = nextStages<CaseStage>(CASE_MANAGEMENT, stage);
    expect(onTable).toEqual(expect.arrayContaining([...decided]));
    expect([...decided].sort()).toEqual([...onTable].sort());
  });

  it.each(CASE_STAGES)('outcomes that are fixed in %s', (stage) => {
    const decided = isExited(CASE_IN[stage])
      ? []
      : successors(stage)
          .filter(isExited)
          .map((next) => next.outcome);
    expect([...new Set(decided)].sort()).toEqual([...CASE_MANAGEMENT.stages[stage].outcomes].sort());
  });

  it('every outcome is reached in some stage, and nothing is left to do only once the case has ended', () => {
    const outcomes = CASE_STAGES.flatMap((stage) => [...CASE_MANAGEMENT.stages[stage].outcomes] as string[]);
    expect([...new Set(outcomes)].sort()).toEqual([...CASE_OUTCOMES].sort());
    expect(CASE_STAGES.filter((stage) => 'final' in CASE_MANAGEMENT.stages[stage])).toEqual(['ended']);
  });
});
