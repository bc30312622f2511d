import { describe, expect, it } from '@jest/globals';
import { isRefusal, MEASURE_OUTCOMES, MEASURE_STAGES, type MeasureStage } from '@oln/contracts';
import { nextStages, PROTECTION_MEASURE } from '@oln/workflows/stages';
import { decideMeasure } from './decide-measure.js';
import type { MeasureCommand } from './measure-commands.js';
import { anchorsOf } from './measure-process.js';
import type { Measure } from './measure.js';
import { CHILD, COMMAND, MEASURE_IN, NOW, SIBLING } from './sample-measures.spec.js';

const EVERY_COMMAND: MeasureCommand[] = [
  ...Object.values(COMMAND),
  { do: 'review', finding: 'complied-with' },
  { do: 'lose-child', child: SIBLING, reason: 'deceased' },
];

/** Everything that a measure in the stage can become, with both children and with the last one. */
function successors(stage: MeasureStage): Measure[] {
  const variants: Measure[] = [MEASURE_IN[stage], { ...MEASURE_IN[stage], children: [CHILD] }];
  return variants.flatMap((before) =>
    EVERY_COMMAND.flatMap((command) => {
      const next = decideMeasure(before, command, NOW);
      return isRefusal(next) ? [] : [next];
    }),
  );
}

describe('the service decides, the process obeys: both know the same', () => {
  it.each(MEASURE_STAGES)('ways out of %s', (stage) => {
    const decided = new Set(
      successors(stage)
        .map((next) => next.stage)
        .filter((next) => next !== stage),
    );
    expect([...decided].sort()).toEqual([...nextStages<MeasureStage>(PROTECTION_MEASURE, stage)].sort());
  });

  it.each(MEASURE_STAGES)('outcomes that are fixed in %s', (stage) => {
    const decided = successors(stage).flatMap((next) => (next.stage === 'ended' ? [next.outcome] : []));
    expect([...new Set(decided)].sort()).toEqual([...PROTECTION_MEASURE.stages[stage].outcomes].sort());
  });

  it('every outcome is reached in some stage', () => {
    const outcomes = MEASURE_STAGES.flatMap((stage) => [...PROTECTION_MEASURE.stages[stage].outcomes] as string[]);
    expect([...new Set(outcomes)].sort()).toEqual([...MEASURE_OUTCOMES].sort());
  });

  it.each(MEASURE_STAGES)('every clock of %s has the anchors it counts from', (stage) => {
    const clocks = Object.values(
      PROTECTION_MEASURE.stages[stage].clocks as Record<string, { from: string; dueAt?: string }>,
    );
    const needed = clocks.flatMap(({ from, dueAt }) => [
      ...(from.startsWith('anchor:') ? [from.slice('anchor:'.length)] : []),
      ...(dueAt ? [dueAt] : []),
    ]);
    expect(Object.keys(anchorsOf(MEASURE_IN[stage]))).toEqual(expect.arrayContaining(needed));
  });
});
