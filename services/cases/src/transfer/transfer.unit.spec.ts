import { describe, expect, it, test } from '@jest/globals';
import type { Refusal } from '@oln/contracts';
import type { CallContext } from '@oln/service-kit';
import { CASE_IN, CHILD, NOW } from '../case-file/sample-cases.spec.js';
import { decideReassignment, handOne, takerOf, type Reassignment } from '../reassignment/reassignment.js';
import { acrossCommunes } from './across-communes.js';
import { COMMUNE_CODES } from './commune-codes.js';
import {
  decideAcceptance,
  decideDecline,
  decideRequest,
  decideWithdrawal,
  isWaitingTooLong,
  type Transfer,
} from './transfer.js';

const codeOf = (decision: unknown): unknown => (decision as Partial<Refusal>).definition?.code;
const asked = { id: 't1', toCommune: '05101', reason: 'family-moved', askedBy: 'coordinadora-1' } as const;
const requested = decideRequest(CASE_IN.execution, asked, false, NOW) as Transfer;

describe('a transfer', () => {
  it('is asked for with what the other commune needs to open its own request', () => {
    const { requestId, familyId, children, line, priority } = CASE_IN.execution;
    expect(requested).toMatchObject({
      state: 'requested',
      fromCommune: '13110',
      requestId,
      familyId,
      children,
      line,
      priority,
    });
  });

  test.each<[string, unknown, string]>([
    ['after the exit', decideRequest(CASE_IN['follow-up'], asked, false, NOW), 'TRANSFER.CASE_LEFT'],
    [
      'to the same commune',
      decideRequest(CASE_IN.execution, { ...asked, toCommune: '13110' }, false, NOW),
      'TRANSFER.WRONG_COMMUNE',
    ],
    [
      'to a commune that does not exist',
      decideRequest(CASE_IN.execution, { ...asked, toCommune: '99999' }, false, NOW),
      'TRANSFER.WRONG_COMMUNE',
    ],
    ['twice at a time', decideRequest(CASE_IN.execution, asked, true, NOW), 'TRANSFER.PENDING_ALREADY'],
  ])('is not asked for %s', (_when, decision, code) => expect(codeOf(decision)).toBe(code));

  it('has one answer', () => {
    const answers = [
      decideAcceptance(requested, CASE_IN.execution, 'coordinadora-9', NOW) as Transfer,
      decideDecline(requested, 'coordinadora-9', 'no-room', NOW) as Transfer,
      decideWithdrawal(requested, 'coordinadora-1', 'family-stays', NOW) as Transfer,
    ];
    expect(answers.map(({ state, version }) => [state, version])).toEqual([
      ['accepted', 2],
      ['declined', 2],
      ['withdrawn', 2],
    ]);
    for (const answer of answers) {
      expect(codeOf(decideAcceptance(answer, CASE_IN.execution, 'x', NOW))).toBe('TRANSFER.ANSWERED');
      expect(codeOf(decideDecline(answer, 'x', 'other', NOW))).toBe('TRANSFER.ANSWERED');
      expect(codeOf(decideWithdrawal(answer, 'x', 'other', NOW))).toBe('TRANSFER.ANSWERED');
    }
  });

  it('hands the case over as it is by then', () => {
    const now = { ...CASE_IN.execution, children: [CHILD], priority: 'high' } as const;
    expect(decideAcceptance(requested, now, 'coordinadora-9', NOW)).toMatchObject({
      state: 'accepted',
      children: [CHILD],
      priority: 'high',
    });
  });

  it('waits too long after 10 business days, and again 10 after it was asked for anew', () => {
    // Monday 4 May 2026; Thursday 21 May is a holiday: the 10th business day is Monday 18 May.
    const late = (at: string, chasedAt?: Date) =>
      isWaitingTooLong({ ...requested, chasedAt } as Transfer, ['2026-05-21'], new Date(at));
    expect([late('2026-05-19T03:59:59Z'), late('2026-05-19T04:00:00Z')]).toEqual([false, true]);
    const chased = new Date('2026-05-19T13:00:00Z');
    expect([late('2026-06-04T03:59:59Z', chased), late('2026-06-04T04:00:00Z', chased)]).toEqual([false, true]);
    const accepted = decideAcceptance(requested, CASE_IN.execution, 'x', NOW) as Transfer;
    expect(isWaitingTooLong(accepted, [], new Date('2027-01-01T00:00:00Z'))).toBe(false);
  });

  it('knows every commune of the country', () => {
    expect(COMMUNE_CODES.size).toBe(345);
    expect([...COMMUNE_CODES].every((code) => /^\d{5}$/.test(code))).toBe(true);
    expect(['11201', '06116', '13110'].every((code) => COMMUNE_CODES.has(code))).toBe(true);
  });

  it('is done in exactly the two communes, under the name of who does it', () => {
    const context = {
      principal: { person: 'coordinadora-1', roles: ['coordinator'], communes: ['13110', '13101'], kind: 'person' },
    } as unknown as CallContext;
    expect(acrossCommunes(context, '13110', '05101').principal).toEqual({
      ...context.principal,
      communes: ['13110', '05101'],
    });
  });
});

describe('a caseload that is handed over', () => {
  const job = { id: 'r1', commune: '13110', from: 'a', to: ['b', 'c', 'd'], reason: 'leave', askedBy: 'x' } as const;

  it('goes to others in turn, so that none gets two more than another', () => {
    let running = decideReassignment(job, 7, NOW) as Reassignment;
    const takers: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      takers.push(takerOf(running));
      running = handOne(running);
    }
    expect(takers).toEqual(['b', 'c', 'd', 'b', 'c', 'd', 'b']);
  });

  test.each<[string, unknown, string]>([
    ['to nobody', decideReassignment({ ...job, to: [] }, 7, NOW), 'REASSIGNMENT.NOBODY'],
    ['to who hands it over', decideReassignment({ ...job, to: ['b', 'a'] }, 7, NOW), 'REASSIGNMENT.SAME_PERSON'],
    ['where there is none', decideReassignment(job, 0, NOW), 'REASSIGNMENT.NO_CASES'],
  ])('is not handed over %s', (_how, decision, code) => expect(codeOf(decision)).toBe(code));
});
