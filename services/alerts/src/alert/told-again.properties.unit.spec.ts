import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import fc from 'fast-check';
import { isGraver } from '../severity/severity.js';
import { SHIPPED_RULES } from '../severity/shipped-rules.js';
import { AlertsOfChild, type Decide, type Telling } from '../testing/alerts-of-child.spec.js';
import type { AlertCommand } from './alert-commands.js';
import { decideAlert } from './decide-alert.js';
import { COMMAND } from './sample-alerts.spec.js';

const KEYS = 5;
/** Of the same alert the day and the score are the same; what is named may be more, or less, each time. */
const ALERTS = Array.from({ length: KEYS }, (_, key) => ({
  key,
  day: key * 17,
  score: key % 2 ? key * 22 : undefined,
}));
const tellings = fc.record({
  about: fc.constantFrom(...ALERTS),
  factors: fc.subarray(
    SHIPPED_RULES.factors.map(({ code }) => code),
    { maxLength: 3 },
  ),
});
const told = tellings.map(({ about, factors }): Telling => ({ ...about, factors }));
const SEVERITY = fc.constantFrom('critical', 'high', 'medium', 'low');
const PEOPLE = fc.constantFrom('gestora-1', 'coordinadora-1');
const asked = fc.oneof(
  fc
    .record({ severity: SEVERITY, by: PEOPLE })
    .map((said): AlertCommand => ({ do: 'verify', finding: 'confirmed', reason: 'other', ...said })),
  fc
    .record({ severity: SEVERITY, by: PEOPLE })
    .map((said): AlertCommand => ({ do: 'set-severity', reason: 'other', ...said })),
  PEOPLE.map((by): AlertCommand => ({ do: 'answer-lowering', agrees: true, by })),
  fc.constantFrom<AlertCommand>(COMMAND.answer, COMMAND.dismiss, COMMAND['confirm-dismissal'], COMMAND['send-back']),
);
const happenings = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: told.map((telling) => ({ telling })) },
    { weight: 2, arbitrary: fc.tuple(fc.nat(KEYS), asked).map(([at, command]) => ({ at, command })) },
  ),
  { maxLength: 40, size: 'max' },
);
const repeated = fc
  .array(told, { minLength: 1, maxLength: 12 })
  .chain((all) => fc.tuple(fc.constant(all), fc.array(fc.nat(all.length - 1), { minLength: 1, maxLength: 12 })));

const runs = (decide?: Decide) => ({ numRuns: 400, seed: 20_260_302, endOnFailure: decide !== undefined });

/** Whatever is told, the first time or again, after whatever people of the office said. */
const neverFalls = (decide?: Decide) =>
  fc.assert(
    fc.property(happenings, (all) => {
      const child = new AlertsOfChild(decide);
      for (const happening of all) {
        if ('command' in happening) {
          child.ask(happening.at, happening.command);
          continue;
        }
        const before = child.alerts.map(({ severity }) => severity);
        child.tell(happening.telling);
        const after = child.alerts.slice(0, before.length).map(({ severity }) => severity);
        expect(after.filter((severity, at) => isGraver(before[at]!, severity))).toEqual([]);
      }
    }),
    runs(decide),
  );

/** The same words once more, at any time after they were said first. */
const changesNothing = (decide?: Decide) =>
  fc.assert(
    fc.property(repeated, ([all, again]) => {
      const [once, often] = [new AlertsOfChild(decide), new AlertsOfChild(decide)];
      all.forEach((telling, at) => {
        once.tell(telling);
        often.tell(telling);
        for (const index of again) if (index <= at) often.tell(all[index]!);
      });
      const said = ({ alerts }: AlertsOfChild) =>
        alerts.map(({ severity, judged, factors }) => [severity, judged, factors]);
      expect(said(often)).toEqual(said(once));
    }),
    runs(decide),
  );

describe('what is told of a child, in whatever order and however often', () => {
  it('never makes an alert less grave', () => neverFalls());

  it('changes nothing where the same is said again', () => changesNothing());
});

type Told = Extract<AlertCommand, { do: 'add-facts' | 'correlate' }>;
const isAbout = (command: AlertCommand, name: Told['do']): command is Told => command.do === name;

describe('what would be wrong is found', () => {
  /** After a command of this kind it is as grave as the command says, whatever it was before. */
  const forgetful =
    (name: Told['do']): Decide =>
    (alert, command, asOf) => {
      const after = decideAlert(alert, command, asOf);
      if (isRefusal(after) || !isAbout(command, name)) return after;
      return { ...after, severity: 'fresh' in command ? command.fresh.severity : command.severity };
    };

  it.each(['add-facts', 'correlate'] as const)('%s that forgets what was known', (name) =>
    expect(() => neverFalls(forgetful(name))).toThrow(),
  );

  it('a repeat that is judged by itself', () => {
    const lastCounts: Decide = (alert, command, asOf) => {
      const after = decideAlert(alert, command, asOf);
      return isRefusal(after) || command.do !== 'add-facts' ? after : { ...after, factors: command.factors };
    };
    expect(() => changesNothing(lastCounts)).toThrow();
  });
});
