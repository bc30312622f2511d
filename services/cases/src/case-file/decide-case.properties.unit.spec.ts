import { describe, expect, it } from '@jest/globals';
import { CASE_OUTCOMES, isRefusal, LINES, type Line } from '@oln/contracts';
import fc from 'fast-check';
import type { CaseCommand } from './case-commands.js';
import { isAttended, isExited, type CaseFile } from './case-file.js';
import { caseOf, rowOf } from './case-file.rows.js';
import { decideCase } from './decide-case.js';
import { CASE_IN, CHILD, COMMAND, SIBLING } from './sample-cases.spec.js';

const DAY = 86_400_000;
const commands = fc.oneof(
  fc.constantFrom<CaseCommand>(...Object.values(COMMAND)),
  fc.constantFrom<CaseCommand>(
    { do: 'lose-child', child: SIBLING, reason: 'deceased' },
    { do: 'lose-child', child: CHILD, reason: 'deceased' },
    { do: 'hold-follow-up', month: 6 },
    { do: 'reassign', to: 'gestora-1' },
    { do: 'close', objectivesMet: false, tasksLeftOpen: 0 },
  ),
);
const lives = fc.array(fc.record({ command: commands, afterDays: fc.integer({ min: 0, max: 40 }) }), {
  maxLength: 60,
  size: 'max',
});

/** Everything that was true of the case along its life. */
function live(life: { command: CaseCommand; afterDays: number }[], line: Line): CaseFile[] {
  const files: CaseFile[] = [{ ...CASE_IN.invitation, line }];
  let now = CASE_IN.invitation.openedAt.getTime();
  for (const { command, afterDays } of life) {
    now += afterDays * DAY;
    const next = decideCase(files.at(-1)!, command, new Date(now));
    if (!isRefusal(next)) files.push(next);
  }
  return files;
}

describe.each(LINES)('whatever is asked of a case of %s, in whatever order', (line) => {
  it('its versions have no gaps', () => {
    fc.assert(
      fc.property(lives, (life) =>
        expect(live(life, line).map((file) => file.version)).toEqual(live(life, line).map((_, at) => at + 1)),
      ),
    );
  });

  it('it has an outcome once it has left, and the outcome never changes', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const outcomes = live(life, line)
          .filter(isExited)
          .map((file) => file.outcome);
        expect(new Set(outcomes).size).toBeLessThanOrEqual(1);
        expect(outcomes.every((outcome) => CASE_OUTCOMES.includes(outcome))).toBe(true);
      }),
    );
  });

  it('it never comes back once it has left, and nothing happens once it has ended', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const files = live(life, line);
        const left = files.findIndex(isExited);
        if (left >= 0) expect(files.slice(left).every(isExited)).toBe(true);
        expect(files.slice(0, -1).some((file) => file.stage === 'ended')).toBe(false);
      }),
    );
  });

  it('it counts months from one acceptance only, and ends unpaused', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const files = live(life, line);
        expect(new Set(files.filter(isAttended).map((file) => file.acceptedAt.getTime())).size).toBeLessThanOrEqual(1);
        expect(files.some((file) => file.stage === 'ended' && file.pause)).toBe(false);
      }),
    );
  });

  it('it looks for a family that missed its sessions only in the execution of a therapy', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const looking = live(life, line).filter((file) => isAttended(file) && file.rescueDueSince);
        expect(looking.every((file) => file.stage === 'execution' && file.line === 'family-therapy')).toBe(true);
      }),
    );
  });

  it('it has a child as long as it is open', () => {
    fc.assert(
      fc.property(lives, (life) =>
        expect(live(life, line).every((file) => isExited(file) || file.children.length > 0)).toBe(true),
      ),
    );
  });

  it('its row says what it said', () => {
    fc.assert(
      fc.property(lives, (life) => live(life, line).forEach((file) => expect(caseOf(rowOf(file))).toEqual(kept(file)))),
    );
  });
});

/** What a row keeps: the months held and the date of the look belong to their stage only. */
const kept = (file: CaseFile): unknown => {
  const { heldMonths, lookDueSince, endedAt, ...rest } = file as unknown as Record<string, unknown>;
  if (file.stage === 'follow-up') return { ...rest, heldMonths };
  if (file.stage === 'second-look') return { ...rest, lookDueSince };
  return file.stage === 'ended' ? { ...rest, endedAt } : rest;
};
