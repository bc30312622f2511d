import { describe, expect, it } from '@jest/globals';
import { isRefusal, THERAPY_FORMATS, THERAPY_PHASES } from '@oln/contracts';
import fc from 'fast-check';
import {
  consequencesOf,
  decideTherapySession,
  heldOf,
  missedInARow,
  phaseOf,
  total,
  type Therapy,
  type TherapySession,
} from './therapy.js';

const LIMITS = { rescue: 2, coordinator: 4 };
const START = Date.parse('2026-05-04T15:00:00Z');
const DAY = 86_400_000;
const THERAPY: Therapy = {
  caseId: 'c1',
  commune: '13110',
  version: 1,
  planned: { individual: 5, group: 2 },
  maximum: 7,
};

/** Sessions as they are logged: in whatever order, also long after they were; and contacts that reached the family. */
const logged = fc.record({
  day: fc.integer({ min: 0, max: 200 }),
  held: fc.boolean(),
  format: fc.constantFrom(...THERAPY_FORMATS),
  phase: fc.constantFrom(...THERAPY_PHASES),
  reachedAfter: fc.boolean(),
});
const courses = fc.array(logged, { maxLength: 30, size: 'max' });

interface Course {
  sessions: TherapySession[];
  therapy: Therapy;
  rescueDue: boolean;
  coordinatorTold: number;
  ends: number;
}

/** As the service goes: decide, log, and follow the consequences. */
function live(course: typeof courses extends fc.Arbitrary<infer Value> ? Value : never): Course[] {
  const states: Course[] = [{ sessions: [], therapy: THERAPY, rescueDue: false, coordinatorTold: 0, ends: 0 }];
  for (const { day, reachedAfter, ...rest } of course) {
    const now = states.at(-1)!;
    const session = { ...rest, at: new Date(START + day * DAY) };
    if (isRefusal(decideTherapySession(now.therapy, now.sessions, session))) continue;
    const { rescue, tellCoordinator, allHeld } = consequencesOf(
      now.therapy,
      now.sessions,
      session,
      LIMITS,
      now.rescueDue,
    );
    const sessions = [...now.sessions, session];
    const due = rescue === undefined ? now.rescueDue : rescue === 'due';
    const latest = new Date(Math.max(...sessions.map(({ at }) => at.getTime())) + 1);
    const isReached = due && reachedAfter;
    states.push({
      sessions,
      therapy: isReached || rescue === 'met' ? { ...now.therapy, rescuedAt: latest } : now.therapy,
      rescueDue: due && !isReached,
      coordinatorTold: now.coordinatorTold + Number(tellCoordinator),
      ends: now.ends + Number(allHeld),
    });
  }
  return states;
}

describe('whatever is logged of a therapy, in whatever order', () => {
  it('never more is held than was agreed on', () => {
    fc.assert(
      fc.property(courses, (course) => {
        for (const { sessions } of live(course)) {
          const held = heldOf(sessions);
          expect(held.individual).toBeLessThanOrEqual(THERAPY.planned.individual);
          expect(held.group).toBeLessThanOrEqual(THERAPY.planned.group);
        }
      }),
    );
  });

  it('its phases advance in the order of its dates', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const { sessions } = live(course).at(-1)!;
        const byDate = [...sessions].sort((left, right) => left.at.getTime() - right.at.getTime());
        const days = new Map(byDate.map(({ at, phase }) => [at.getTime(), THERAPY_PHASES.indexOf(phase)]));
        const ranks = [...days.values()];
        expect(ranks).toEqual([...ranks].sort((left, right) => left - right));
        if (sessions.length > 0)
          expect(THERAPY_PHASES.indexOf(phaseOf(sessions))).toBeGreaterThanOrEqual(ranks.at(-1)!);
      }),
    );
  });

  it('a family that missed two in a row and was not reached since is being looked for', () => {
    fc.assert(
      fc.property(courses, (course) => {
        for (const { sessions, therapy, rescueDue } of live(course))
          expect(rescueDue).toBe(missedInARow(sessions, therapy.rescuedAt) >= LIMITS.rescue);
      }),
    );
  });

  it('four in a row never go by without the coordinator', () => {
    fc.assert(
      fc.property(courses, (course) => {
        for (const { sessions, coordinatorTold } of live(course))
          if (missedInARow(sessions) >= LIMITS.coordinator) expect(coordinatorTold).toBeGreaterThan(0);
      }),
    );
  });

  it('the evaluation is called for exactly once, when the last one that was agreed on is held', () => {
    fc.assert(
      fc.property(courses, (course) => {
        for (const { sessions, ends } of live(course))
          expect(ends).toBe(total(heldOf(sessions)) === total(THERAPY.planned) ? 1 : 0);
      }),
    );
  });
});
