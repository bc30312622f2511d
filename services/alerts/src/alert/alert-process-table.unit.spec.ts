import { describe, expect, it } from '@jest/globals';
import { ALERT_OUTCOMES, ALERT_STAGES, isRefusal, type AlertStage } from '@oln/contracts';
import { ALERT, nextStages } from '@oln/workflows/stages';
import type { AlertCommand } from './alert-commands.js';
import { isOpen, type Alert, type AlertFacts } from './alert.js';
import { decideAlert } from './decide-alert.js';
import { ALERT_IN, CASE, COMMAND, NOW } from './sample-alerts.spec.js';

const EVERY_COMMAND: AlertCommand[] = [
  ...Object.values(COMMAND),
  ...(['case', 'intake', 'escalation', 'measure'] as const).flatMap((kind): AlertCommand[] => [
    { do: 'arrive', kind, targetId: CASE },
    { do: 'answer', kind, caseId: CASE, openCases: [CASE], by: 'gestora-1' },
  ]),
];

/** The alert as it could stand there: grave or not, handed on to anybody, dismissed from anywhere. */
function variants(stage: AlertStage): Alert[] {
  const alert = ALERT_IN[stage];
  const grave = { ...alert, severity: 'high' } as Alert & AlertFacts;
  if (alert.stage === 'handing-on')
    return (['case', 'intake', 'escalation', 'measure'] as const).map((kind) => ({
      ...alert,
      answer: { ...alert.answer, kind },
    }));
  if (alert.stage === 'confirmation')
    return (['received', 'triage', 'answer'] as const).map((from) => ({
      ...alert,
      dismissal: { ...alert.dismissal, from },
    }));
  return [alert, grave];
}

const successors = (stage: AlertStage): Alert[] =>
  variants(stage).flatMap((alert) =>
    EVERY_COMMAND.flatMap((command) => {
      const next = decideAlert(alert, command, NOW);
      return isRefusal(next) ? [] : [next];
    }),
  );

describe('the service decides, the process obeys: both know the same of an alert', () => {
  it.each(ALERT_STAGES)('ways out of %s', (stage) => {
    const decided = new Set(
      successors(stage)
        .map((next) => next.stage)
        .filter((next) => next !== stage),
    );
    expect([...decided].sort()).toEqual([...nextStages<AlertStage>(ALERT, stage)].sort());
  });

  it.each(ALERT_STAGES)('outcomes that are fixed in %s', (stage) => {
    const closed = stage === 'closed' ? [] : successors(stage).filter((next) => !isOpen(next));
    const decided = closed.map((next) => (next.stage === 'closed' ? next.outcome : undefined));
    expect([...new Set(decided)].sort()).toEqual([...ALERT.stages[stage].outcomes].sort());
  });

  it('every outcome is reached in some stage, and every stage but the last has a clock', () => {
    const outcomes = ALERT_STAGES.flatMap((stage) => [...ALERT.stages[stage].outcomes] as string[]);
    expect([...new Set(outcomes)].sort()).toEqual([...ALERT_OUTCOMES].sort());
    const without = ALERT_STAGES.filter((stage) => Object.keys(ALERT.stages[stage].clocks).length === 0);
    expect(without).toEqual(['closed']);
  });
});
