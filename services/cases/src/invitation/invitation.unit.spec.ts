import { describe, expect, it, test } from '@jest/globals';
import type { Refusal } from '@oln/contracts';
import { CASE_IN, CHILD, NOW, OPENED, SIBLING } from '../case-file/sample-cases.spec.js';
import {
  attemptsSinceReached,
  decideAttempt,
  decideDocument,
  missingDocuments,
  type ContactAttempt,
  type DocumentKind,
} from './invitation.js';

const codeOf = (decision: unknown): unknown => (decision as Partial<Refusal>).definition?.code;
const day = (number: number): Date => new Date(Date.UTC(2026, 2, number, 13));
const attempt = (
  kind: ContactAttempt['kind'],
  at: Date,
  result: ContactAttempt['result'] = 'not-reached',
): ContactAttempt => ({ kind, at, result });

describe('a contact attempt', () => {
  test.each<[string, unknown, string]>([
    [
      'not to come',
      decideAttempt(CASE_IN.invitation, attempt('call', new Date(NOW.getTime() + 1)), NOW),
      'INVITATION.NOT_YET',
    ],
    [
      'not before the case',
      decideAttempt(CASE_IN.invitation, attempt('call', new Date(OPENED.getTime() - 1)), NOW),
      'INVITATION.BEFORE_CASE',
    ],
    ['not after its end', decideAttempt(CASE_IN.ended, attempt('call', NOW), NOW), 'INVITATION.CASE_ENDED'],
  ])('is %s', (_what, decision, code) => expect(codeOf(decision)).toBe(code));

  it('is logged in every stage before the end', () => {
    for (const stage of ['invitation', 'execution', 'follow-up', 'second-look'] as const) {
      expect(decideAttempt(CASE_IN[stage], attempt('visit', NOW), NOW)).toMatchObject({ kind: 'visit' });
    }
  });

  it('counts only since the family was last reached, or met', () => {
    const attempts = [
      attempt('call', day(3)),
      attempt('visit', day(4), 'reached'),
      attempt('call', day(5)),
      attempt('letter', day(9), 'left-word'),
    ];
    expect(attemptsSinceReached(attempts).map(({ kind }) => kind)).toEqual(['call', 'letter']);
    expect(attemptsSinceReached(attempts, day(6)).map(({ kind }) => kind)).toEqual(['letter']);
  });
});

describe('the papers of a family', () => {
  const kind = (code: string, more: Partial<DocumentKind> = {}): DocumentKind => ({
    code,
    signer: 'caregiver',
    required: true,
    perChild: false,
    ...more,
  });
  const kinds = [
    kind('data-use'),
    kind('image', { required: false }),
    kind('assent', { perChild: true, signer: 'child' }),
  ];
  const paper = (code: string, number: number, childId?: string, given = true) => ({
    kind: code,
    given,
    childId,
    signedOn: '2026-03-01',
    recordedAt: day(number),
  });
  const all = [paper('data-use', 1), paper('assent', 1, CHILD), paper('assent', 1, SIBLING)];

  it('are complete when each required one was given, for each child where it is of each child', () => {
    expect(missingDocuments(kinds, all, [CHILD, SIBLING])).toEqual([]);
    expect(missingDocuments(kinds, all.slice(0, 2), [CHILD, SIBLING])).toEqual(['assent']);
    expect(missingDocuments(kinds, [], [CHILD])).toEqual(['data-use', 'assent']);
  });

  it('are missing again when one was taken back, until it is given anew', () => {
    expect(missingDocuments(kinds, [...all, paper('data-use', 2, undefined, false)], [CHILD])).toEqual(['data-use']);
    expect(
      missingDocuments(kinds, [...all, paper('data-use', 3), paper('data-use', 2, undefined, false)], [CHILD]),
    ).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    [
      'of a kind the office does not have',
      decideDocument(CASE_IN.invitation, undefined, paper('x', 1)),
      'INVITATION.UNKNOWN_DOCUMENT',
    ],
    [
      'of a child without saying which',
      decideDocument(CASE_IN.invitation, kinds[2], paper('assent', 1)),
      'INVITATION.CHILD_MISSING',
    ],
    [
      'of a stranger',
      decideDocument(CASE_IN.invitation, kinds[2], paper('assent', 1, 'stranger')),
      'INVITATION.CHILD_MISSING',
    ],
    [
      'of one child where it is of the family',
      decideDocument(CASE_IN.invitation, kinds[0], paper('data-use', 1, CHILD)),
      'INVITATION.NOT_PER_CHILD',
    ],
    [
      'signed tomorrow',
      decideDocument(CASE_IN.invitation, kinds[0], { ...paper('data-use', 2), signedOn: '2026-03-03' }),
      'INVITATION.NOT_YET',
    ],
    ['after the end', decideDocument(CASE_IN.ended, kinds[0], paper('data-use', 1)), 'INVITATION.CASE_ENDED'],
  ])('are not taken %s', (_what, decision, code) => expect(codeOf(decision)).toBe(code));
});
