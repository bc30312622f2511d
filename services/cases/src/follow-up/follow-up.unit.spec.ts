import { describe, expect, it, test } from '@jest/globals';
import type { Refusal } from '@oln/contracts';
import { CASE_IN, NEEDED, TRIED } from '../case-file/sample-cases.spec.js';
import { decideContact, decideLook, type FollowUpContact } from './follow-up.js';

const codeOf = (decision: unknown): unknown => (decision as Partial<Refusal>).definition?.code;
const DUE = new Date('2026-08-05T03:59:59Z');
const NOT_TRIED = { attempts: [], needed: NEEDED };
const contact = (more: Partial<FollowUpContact> = {}): FollowUpContact => ({
  month: 3,
  result: 'reached',
  newRisks: [],
  ...more,
});
const at = (instant: string, given = contact(), tried = NOT_TRIED) =>
  decideContact(CASE_IN['follow-up'], given, { due: DUE, tried }, new Date(instant));

describe('the contact after the exit', () => {
  it('counts from 30 days before it is due, not a second earlier', () => {
    expect(codeOf(at('2026-07-06T03:59:58Z'))).toBe('FOLLOW_UP.TOO_EARLY');
    expect(at('2026-07-06T03:59:59Z')).toMatchObject({ month: 3 });
    expect(at('2027-01-01T00:00:00Z')).toMatchObject({ month: 3 });
  });

  it('is settled without an answer only after it was really tried', () => {
    expect(codeOf(at('2026-08-05T00:00:00Z', contact({ result: 'not-reached' })))).toBe('FOLLOW_UP.NOT_TRIED');
    expect(at('2026-08-05T00:00:00Z', contact({ result: 'not-reached' }), TRIED as never)).toMatchObject({
      result: 'not-reached',
    });
  });

  it('does not wait for its date where a new risk came up, however it is heard of', () => {
    const risk = { newRisks: ['family-violence'] };
    expect(at('2026-05-05T00:00:00Z', contact(risk))).toMatchObject(risk);
    const heard = contact({ ...risk, result: 'not-reached' });
    expect(codeOf(at('2026-05-05T00:00:00Z', heard))).toBe('FOLLOW_UP.NOT_TRIED');
  });

  it('can be declined at any time', () => {
    expect(at('2026-05-05T00:00:00Z', contact({ result: 'declined' }))).toMatchObject({ result: 'declined' });
  });

  it('belongs to a case in follow-up', () => {
    expect(codeOf(decideContact(CASE_IN.execution, contact(), { due: DUE, tried: NOT_TRIED }, DUE))).toBe(
      'FOLLOW_UP.NOT_IN_STAGE',
    );
  });
});

describe('the second look', () => {
  test.each([
    [{ finding: 'no-risk-seen', risks: [] }, undefined],
    [{ finding: 'risk-found', risks: ['family-violence'] }, undefined],
    [{ finding: 'risk-found', risks: [] }, 'FOLLOW_UP.RISKS_UNNAMED'],
    [{ finding: 'no-risk-seen', risks: ['family-violence'] }, 'FOLLOW_UP.RISKS_UNNAMED'],
  ] as const)('%j', (look, code) => expect(codeOf(decideLook(look))).toBe(code));
});
