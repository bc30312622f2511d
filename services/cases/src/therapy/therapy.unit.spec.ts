import { describe, expect, it, test } from '@jest/globals';
import { CASE_STAGES, type Refusal } from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { CASE_IN } from '../case-file/sample-cases.spec.js';
import {
  consequencesOf,
  decideExtension,
  decidePlanned,
  decideTherapySession,
  missedInARow,
  phaseOf,
  sessionsLeft,
  type Therapy,
  type TherapySession,
} from './therapy.js';

const THERAPY: Therapy = {
  caseId: 'c1',
  commune: '13110',
  version: 1,
  planned: { individual: 3, group: 1 },
  maximum: 4,
};
const LIMITS = { rescue: 2, coordinator: 4 };
const codeOf = (decision: unknown): unknown => (decision as Partial<Refusal>).definition?.code;
const week = (number: number): Date => new Date(Date.parse('2026-05-04T15:00:00Z') + number * 7 * 86_400_000);
const session = (number: number, more: Partial<TherapySession> = {}): TherapySession => ({
  at: week(number),
  held: true,
  format: 'individual',
  phase: 'engage',
  ...more,
});
const missed = (number: number, more: Partial<TherapySession> = {}) => session(number, { held: false, ...more });
const follow = (before: TherapySession[], next: TherapySession, isRescueDue = false, therapy = THERAPY) =>
  consequencesOf(therapy, before, next, LIMITS, isRescueDue);

describe('a session of a therapy', () => {
  it('is one of those that were agreed on, by format', () => {
    const held = [session(0), session(1), session(2)];
    expect(codeOf(decideTherapySession(THERAPY, held, session(3)))).toBe('THERAPY.ALL_HELD');
    expect(decideTherapySession(THERAPY, held, missed(3))).toMatchObject({ held: false });
    const group = session(3, { format: 'multi-family-group' });
    expect(decideTherapySession(THERAPY, held, group)).toBe(group);
    expect(sessionsLeft(THERAPY, [...held, group])).toEqual({ individual: 0, group: 0 });
  });

  it('belongs to a phase, and phases only advance, by when it was and not by when it is logged', () => {
    const before = [session(0), session(2, { phase: 'work' })];
    expect(phaseOf(before)).toBe('work');
    expect(codeOf(decideTherapySession(THERAPY, before, session(3)))).toBe('THERAPY.PHASE_BACK');
    expect(decideTherapySession(THERAPY, before, session(3, { phase: 'consolidate' }))).toMatchObject({ held: true });
    expect(decideTherapySession(THERAPY, before, session(1))).toMatchObject({ phase: 'engage' });
    expect(codeOf(decideTherapySession(THERAPY, before, session(1, { phase: 'consolidate' })))).toBe(
      'THERAPY.PHASE_BACK',
    );
  });
});

describe('missed sessions', () => {
  it('two in a row have somebody look for the family, four tell the coordinator', () => {
    expect(follow([], missed(0))).toEqual({ rescue: undefined, tellCoordinator: false, allHeld: false });
    expect(follow([missed(0)], missed(1))).toMatchObject({ rescue: 'due', tellCoordinator: false });
    const three = [missed(0), missed(1), missed(2)];
    expect(follow(three.slice(0, 2), missed(2), true)).toMatchObject({ rescue: undefined, tellCoordinator: false });
    expect(follow(three, missed(3), true)).toMatchObject({ tellCoordinator: true });
    expect(follow([...three, missed(3)], missed(4), true)).toMatchObject({ tellCoordinator: false });
  });

  it('are in a row by their dates: one that was held between them counts, whenever it is logged', () => {
    expect(missedInARow([missed(2), session(1), missed(0)])).toBe(1);
    expect(follow([missed(0), missed(2)], session(1), true)).toMatchObject({ rescue: 'met' });
    expect(follow([missed(1), missed(2)], session(0), true)).toMatchObject({ rescue: undefined });
  });

  it('a family that comes again need not be looked for', () => {
    expect(follow([missed(0), missed(1)], session(2), true)).toMatchObject({ rescue: 'met' });
  });

  it('after it was reached, two more have it looked for again', () => {
    const reached = { ...THERAPY, rescuedAt: new Date(week(1).getTime() + 86_400_000) };
    expect(follow([missed(0), missed(1)], missed(2), false, reached)).toMatchObject({ rescue: undefined });
    expect(follow([missed(0), missed(1), missed(2)], missed(3), false, reached)).toEqual({
      rescue: 'due',
      tellCoordinator: true,
      allHeld: false,
    });
  });
});

describe('the last session', () => {
  it('that was agreed on leads to the evaluation, whatever was missed between', () => {
    const before = [session(0), missed(1), session(2), session(3)];
    const last = session(4, { format: 'multi-family-group' });
    expect(follow(before, last).allHeld).toBe(true);
    expect(follow(before.slice(1), last).allHeld).toBe(false);
    expect(follow([...before, last], missed(5)).allHeld).toBe(false);
  });
});

describe('what is agreed on', () => {
  const therapy = { ...CASE_IN['family-plan'], line: 'family-therapy' } as CaseFile;
  const plan = (individual: number, group: number, held = { individual: 0, group: 0 }, file = therapy) =>
    decidePlanned(file, THERAPY, { individual, group }, held);

  it('is within what the office gives', () => {
    expect(plan(2, 2)).toMatchObject({ planned: { individual: 2, group: 2 }, version: 2, maximum: 4 });
  });

  test.each<[string, unknown, string]>([
    ['more than that', plan(4, 1), 'THERAPY.TOO_MANY'],
    ['nothing', plan(0, 0), 'THERAPY.NONE'],
    ['less than was held', plan(1, 3, { individual: 2, group: 0 }), 'THERAPY.HELD_ALREADY'],
    ['anything in case management', plan(2, 2, undefined, CASE_IN['family-plan']), 'THERAPY.OTHER_LINE'],
  ])('is not %s', (_what, decision, code) => expect(codeOf(decision)).toBe(code));

  it('is extended by the coordinator beyond the maximum', () => {
    expect(decideExtension(therapy, THERAPY, { individual: 2, group: 0 })).toMatchObject({
      planned: { individual: 5, group: 1 },
      maximum: 6,
      version: 2,
    });
    expect(codeOf(decideExtension(therapy, THERAPY, { individual: 0, group: 0 }))).toBe('THERAPY.NONE');
  });

  it('changes until the evaluation is over, not after', () => {
    const open = CASE_STAGES.filter((stage) => {
      const file = { ...CASE_IN[stage], line: 'family-therapy' } as CaseFile;
      return codeOf(decideExtension(file, THERAPY, { individual: 1, group: 0 })) === undefined;
    });
    expect(open).toEqual(['diagnosis', 'family-plan', 'execution', 'evaluation']);
  });
});
