import { describe, expect, it } from '@jest/globals';
import { ESCALATION_OUTCOMES, isRefusal } from '@oln/contracts';
import { ESCALATION } from '@oln/workflows/stages';
import fc from 'fast-check';
import { decideEscalation } from './decide-escalation.js';
import type { EscalationCommand } from './escalation-commands.js';
import type { EscalationRow } from './escalation.entity.js';
import { attemptOf, isSettled, ownerOf, type Escalation } from './escalation.js';
import { escalationOf, rowOf } from './escalation.rows.js';
import { CHILD, COMMAND, DRAFTED, SIBLING } from './sample-escalations.spec.js';

const DAY = 86_400_000;
const commands = fc.oneof(
  fc.constantFrom<EscalationCommand>(...Object.values(COMMAND)),
  fc.constantFrom<EscalationCommand>(
    { do: 'hear-decision', decision: 'rejected', reason: 'not-grave', daysLeft: 3 },
    { do: 'hear-decision', decision: 'more-information', daysLeft: 3 },
    { do: 'appeal', received: true },
    { do: 'hand-over', step: 'joint-meeting' },
    { do: 'hand-over', step: 'file-handed-over' },
    { do: 'hear-status', status: 'attended' },
    { do: 'hold-contact', month: 12 },
    { do: 'lose-child', child: SIBLING, reason: 'deceased' },
    { do: 'lose-child', child: CHILD, reason: 'deceased' },
    { do: 'notify-again' },
    { do: 'acknowledge' },
  ),
);
const lives = fc.array(fc.record({ command: commands, afterDays: fc.integer({ min: 0, max: 20 }) }), {
  maxLength: 80,
  size: 'max',
});

/** Everything that was true along its life. */
function live(life: { command: EscalationCommand; afterDays: number }[], first: Escalation = DRAFTED): Escalation[] {
  const all: Escalation[] = [first];
  let now = first.openedAt.getTime();
  for (const { command, afterDays } of life) {
    now += afterDays * DAY;
    const next = decideEscalation(all.at(-1)!, command, new Date(now));
    if (!isRefusal(next)) all.push(next);
  }
  return all;
}

const always = (holds: (all: Escalation[]) => void): void =>
  fc.assert(
    fc.property(lives, (life) => holds(live(life))),
    { numRuns: 300 },
  );

describe('whatever happens to an escalation, in whatever order', () => {
  it('it has one owner at each instant: the service from the last step of the handover until it ends, the office before and after', () => {
    always((all) => {
      for (const escalation of all)
        expect(ownerOf(escalation)).toBe(escalation.stage === 'with-service' ? 'specialised-service' : 'office');
      const owners = all.map(ownerOf);
      const changes = owners.filter((owner, at) => at > 0 && owner !== owners[at - 1]);
      expect(changes.length).toBeLessThanOrEqual(2);
    });
  });

  it('it is never given up: while nobody has acknowledged it goes on with one attempt more, or with an outcome', () => {
    always((all) => {
      const attempts = all.map(attemptOf);
      expect(attempts).toEqual([...attempts].sort((left, right) => left - right));
      for (const escalation of all)
        if (escalation.stage === 'notified')
          expect(isRefusal(decideEscalation(escalation, { do: 'notify-again' }, escalation.notifiedAt))).toBe(false);
    });
  });

  it('it has a clock or an outcome: nothing just stops', () => {
    always((all) => {
      for (const escalation of all) {
        const clocks = Object.keys(ESCALATION.stages[escalation.stage].clocks);
        expect(clocks.length > 0 || (escalation.stage === 'ended' && isSettled(escalation))).toBe(true);
      }
    });
  });

  it('its outcome is of the list, and never changes', () => {
    always((all) => {
      const outcomes = all.filter(isSettled).map(({ outcome }) => outcome);
      expect(new Set(outcomes).size).toBeLessThanOrEqual(1);
      expect(outcomes.every((outcome) => ESCALATION_OUTCOMES.includes(outcome))).toBe(true);
    });
  });

  it('it has a child while it is open, its versions have no gaps, and it ends unpaused', () => {
    always((all) => {
      expect(all.every(({ stage, children }) => stage === 'ended' || children.length > 0)).toBe(true);
      expect(all.map(({ version }) => version)).toEqual(all.map((_, at) => at + 1));
      expect(all.some(({ stage, pause }) => stage === 'ended' && pause)).toBe(false);
    });
  });

  it('its row says what it said', () => {
    always((all) => {
      for (const escalation of all) {
        const row = { ...rowOf(escalation), account: escalation.hasAccount ? Buffer.from('x') : null } as EscalationRow;
        expect(escalationOf(row)).toEqual(escalation);
      }
    });
  });
});
