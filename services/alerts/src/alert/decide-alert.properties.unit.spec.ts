import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import fc from 'fast-check';
import { ALERT } from '@oln/workflows/stages';
import { isGraver } from '../severity/severity.js';
import type { AlertCommand } from './alert-commands.js';
import { isOpen, type Alert } from './alert.js';
import { alertOf, rowOf } from './alert.rows.js';
import { decideAlert } from './decide-alert.js';
import { ALERT_IN, COMMAND } from './sample-alerts.spec.js';

const SEVERITY = fc.constantFrom('critical', 'high', 'medium', 'low');
const PEOPLE = fc.constantFrom('gestora-1', 'gestora-2', 'coordinadora-1');
const commands = fc.oneof(
  fc.constantFrom<AlertCommand>(...Object.values(COMMAND)),
  fc.record({ severity: SEVERITY, by: PEOPLE }).map((said): AlertCommand => ({
    do: 'verify',
    finding: 'confirmed',
    reason: 'other',
    ...said,
  })),
  SEVERITY.map((severity): AlertCommand => ({ ...COMMAND.correlate, severity })),
  PEOPLE.map((by): AlertCommand => ({ do: 'dismiss', reason: 'not-confirmed', by })),
  PEOPLE.map((by): AlertCommand => ({ do: 'confirm-dismissal', by })),
  PEOPLE.map((by): AlertCommand => ({ do: 'answer-lowering', agrees: true, by })),
);
const lives = fc.array(fc.record({ command: commands, afterHours: fc.integer({ min: 0, max: 400 }) }), {
  maxLength: 50,
  size: 'max',
});

/** Everything that was true of the alert along its life, with what led there. */
function live(
  life: { command: AlertCommand; afterHours: number }[],
  first: Alert = ALERT_IN.received,
): { alert: Alert; by?: AlertCommand }[] {
  const states: { alert: Alert; by?: AlertCommand }[] = [{ alert: first }];
  let now = ALERT_IN.received.receivedAt.getTime();
  for (const { command, afterHours } of life) {
    now += afterHours * 3_600_000;
    const alert = decideAlert(states.at(-1)!.alert, command, new Date(now));
    if (!isRefusal(alert)) states.push({ alert, by: command });
  }
  return states;
}

/** Graver by its score than by what it names. */
const SCORED: Alert = {
  ...ALERT_IN.received,
  ...{ factors: ['school-absence'], score: 90, scoreModel: 'san-2026.2' },
  because: [
    { rule: 'factor:school-absence', gives: 'low' },
    { rule: 'score:80', gives: 'medium' },
  ],
};

const LOWERS: ReadonlySet<string> = new Set(['verify', 'set-severity', 'answer-lowering']);

describe('whatever is asked of an alert, in whatever order', () => {
  const fallsBy = (lowers: ReadonlySet<string>, first?: Alert): void =>
    fc.assert(
      fc.property(lives, (life) => {
        const states = live(life, first);
        states.slice(1).forEach(({ alert, by }, at) => {
          if (isGraver(states[at]!.alert.severity, alert.severity)) expect(lowers).toContain(by!.do);
        });
      }),
    );

  it('its severity falls by a person’s word only', () => fallsBy(LOWERS));

  it('and of one that came with a score, where nobody consents to that', () =>
    fallsBy(new Set([...LOWERS, 'bar-score']), SCORED));

  it('nothing grave is let go, or made light of, by one person', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { alert } of live(life)) {
          if (alert.stage !== 'closed' || alert.outcome !== 'dismissed') continue;
          if (alert.severity === 'high' || alert.severity === 'critical')
            expect(alert.confirmedBy).not.toBe(alert.dismissal?.by);
        }
      }),
    );
  });

  it('it has a clock until it has an outcome, and nothing happens afterwards', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const states = live(life).map(({ alert }) => alert);
        for (const alert of states) {
          const { clocks } = ALERT.stages[alert.stage];
          if (isOpen(alert)) expect(Object.keys(clocks).length).toBeGreaterThan(0);
          else expect(alert.outcome).toBeDefined();
        }
        const closed = states.findIndex((alert) => !isOpen(alert));
        if (closed >= 0) expect(states.slice(closed).some(isOpen)).toBe(false);
      }),
    );
  });

  it('its versions have no gaps, and its row says what it said', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const states = live(life).map(({ alert }) => alert);
        expect(states.map(({ version }) => version)).toEqual(states.map((_, at) => at + 1));
        for (const alert of states) expect(rowOf(alertOf(rowOf(alert)))).toEqual(rowOf(alert));
      }),
    );
  });
});
