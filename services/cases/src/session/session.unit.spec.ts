import { describe, expect, it, test } from '@jest/globals';
import type { Refusal } from '@oln/contracts';
import { CASE_IN, CHILD, LATER, NOW, OPENED, SIBLING } from '../case-file/sample-cases.spec.js';
import { decideReview } from '../review/review.js';
import { decideSession, type Session } from './session.js';

const codeOf = (decision: unknown): unknown => (decision as Partial<Refusal>).definition?.code;
const session = (more: Partial<Session> = {}): Session =>
  ({ kind: 'home-visit', at: NOW, children: [CHILD], held: true, ...more }) as Session;
const paused = {
  ...CASE_IN.execution,
  pause: { since: new Date(NOW.getTime() - 86_400_000), until: LATER, reason: 'hospital' as const },
};

describe('a session', () => {
  it('is held or missed from the diagnosis to the closure', () => {
    for (const stage of ['diagnosis', 'family-plan', 'execution', 'evaluation', 'closure'] as const) {
      expect(decideSession(CASE_IN[stage], session(), NOW)).toMatchObject({ held: true });
    }
    expect(
      decideSession(CASE_IN.execution, session({ held: false, missedReason: 'family-absent' } as never), NOW),
    ).toMatchObject({ held: false });
  });

  test.each<[string, unknown, string]>([
    ['before the family has accepted', decideSession(CASE_IN.invitation, session(), NOW), 'SESSION.NOT_IN_STAGE'],
    ['after the exit', decideSession(CASE_IN['follow-up'], session(), NOW), 'SESSION.NOT_IN_STAGE'],
    ['before it has happened', decideSession(CASE_IN.execution, session({ at: LATER }), NOW), 'SESSION.NOT_YET'],
    [
      'before the case',
      decideSession(CASE_IN.execution, session({ at: new Date(OPENED.getTime() - 1) }), NOW),
      'SESSION.BEFORE_CASE',
    ],
    [
      'with a stranger',
      decideSession(CASE_IN.execution, session({ children: ['stranger'] }), NOW),
      'SESSION.OTHER_CHILD',
    ],
    ['in a pause', decideSession(paused, session(), NOW), 'SESSION.CASE_PAUSED'],
  ])('is not logged %s', (_when, decision, code) => expect(codeOf(decision)).toBe(code));

  it('of before the pause can still be logged, and so can one with a child who has left since', () => {
    expect(decideSession(paused, session({ at: OPENED }), NOW)).toMatchObject({ at: OPENED });
    const file = {
      ...CASE_IN.execution,
      children: [CHILD],
      leftChildren: [{ child: SIBLING, reason: 'of-age' as const, at: NOW }],
    };
    expect(decideSession(file, session({ children: [SIBLING] }), NOW)).toMatchObject({ children: [SIBLING] });
  });
});

describe('a review', () => {
  const review = { at: NOW, planChanges: false, findings: 'va bien' };
  it('is held while the plan is carried out', () => {
    expect(decideReview(CASE_IN.execution, review, NOW)).toBe(review);
  });

  test.each<[string, unknown, string]>([
    ['in another stage', decideReview(CASE_IN.evaluation, review, NOW), 'REVIEW.NOT_IN_STAGE'],
    ['in a pause', decideReview(paused, review, NOW), 'REVIEW.CASE_PAUSED'],
    ['before it has happened', decideReview(CASE_IN.execution, { ...review, at: LATER }, NOW), 'REVIEW.WRONG_DATE'],
    [
      'before the family accepted',
      decideReview(CASE_IN.execution, { ...review, at: OPENED }, NOW),
      'REVIEW.WRONG_DATE',
    ],
  ])('is not recorded %s', (_when, decision, code) => expect(codeOf(decision)).toBe(code));
});
