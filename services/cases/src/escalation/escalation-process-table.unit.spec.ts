import { describe, expect, it } from '@jest/globals';
import { ESCALATION_OUTCOMES, ESCALATION_STAGES, isRefusal, type EscalationStage } from '@oln/contracts';
import { ESCALATION, nextStages } from '@oln/workflows/stages';
import { decideEscalation } from './decide-escalation.js';
import type { EscalationCommand } from './escalation-commands.js';
import { anchorsOf } from './escalation-process.js';
import { isSettled, type Escalation } from './escalation.js';
import { CHILD, COMMAND, ESCALATION_IN, NOW, SIBLING } from './sample-escalations.spec.js';

const EVERY_COMMAND: EscalationCommand[] = [
  ...Object.values(COMMAND),
  { do: 'hear-decision', decision: 'rejected', reason: 'not-grave', daysLeft: 5 },
  { do: 'hear-decision', decision: 'more-information', daysLeft: 5 },
  { do: 'appeal', received: true },
  { do: 'hold-contact', month: 12 },
  { do: 'lose-child', child: SIBLING, reason: 'deceased' },
];

/** Everything that an escalation in the stage can become: urgent or not, with both children and with the last one. */
function successors(stage: EscalationStage): Escalation[] {
  const sample: Escalation = ESCALATION_IN[stage];
  const variants: Escalation[] = [sample, { ...sample, urgent: true }, { ...sample, children: [CHILD] }];
  return variants.flatMap((before) =>
    EVERY_COMMAND.flatMap((command) => {
      const next = decideEscalation(before, command, NOW);
      return isRefusal(next) ? [] : [next];
    }),
  );
}

describe('the service decides, the process obeys: both know the same', () => {
  it.each(ESCALATION_STAGES)('ways out of %s', (stage) => {
    const decided = new Set(
      successors(stage)
        .map((next) => next.stage)
        .filter((next) => next !== stage),
    );
    expect([...decided].sort()).toEqual([...nextStages<EscalationStage>(ESCALATION, stage)].sort());
  });

  it.each(ESCALATION_STAGES)('outcomes that are fixed in %s', (stage) => {
    const decided = isSettled(ESCALATION_IN[stage])
      ? []
      : successors(stage)
          .filter(isSettled)
          .map((next) => next.outcome);
    expect([...new Set(decided)].sort()).toEqual([...ESCALATION.stages[stage].outcomes].sort());
  });

  it('every outcome is reached in some stage', () => {
    const outcomes = ESCALATION_STAGES.flatMap((stage) => [...ESCALATION.stages[stage].outcomes] as string[]);
    expect([...new Set(outcomes)].sort()).toEqual([...ESCALATION_OUTCOMES].sort());
  });

  it.each(ESCALATION_STAGES)('every clock of %s has the anchor it counts from', (stage) => {
    const anchors = anchorsOf(ESCALATION_IN[stage]);
    const needed = Object.values(ESCALATION.stages[stage].clocks as Record<string, { from: string }>)
      .filter(({ from }) => from.startsWith('anchor:'))
      .map(({ from }) => from.slice('anchor:'.length));
    expect(Object.keys(anchors)).toEqual(expect.arrayContaining(needed));
  });
});
