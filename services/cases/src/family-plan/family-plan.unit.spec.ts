import { describe, expect, it, test } from '@jest/globals';
import type { CaseStage, Refusal } from '@oln/contracts';
import { CASE_IN, CHILD, LATEST, NOW, SIBLING } from '../case-file/sample-cases.spec.js';
import {
  decideApproval,
  decideReturn,
  decideSignature,
  decideTask,
  missingSignatures,
  supersede,
  type ApprovedPlan,
  type PlannedObjective,
  type ProposedPlan,
  type Signature,
} from './family-plan.js';
import { decideProposal, dueOn, type Proposal } from './plan-proposal.js';

const TASK = { text: 'Matricular', owner: 'case-manager', startsOn: '2026-05-04', weeks: 4 } as const;
const OBJECTIVE: PlannedObjective = { factors: ['violence', 'absence'], text: 'Sin violencia', tasks: [TASK] };
let ids = 0;
const PROPOSAL: Proposal = {
  id: 'p1',
  seriesId: 's1',
  takenOver: [],
  planVersion: 1,
  proposedBy: 'gestora-1',
  objectives: [OBJECTIVE],
  latest: LATEST,
  factors: ['violence', 'absence'],
  critical: ['violence'],
  newId: () => `id-${++ids}`,
};
const codeOf = (decision: unknown): unknown => (decision as Partial<Refusal>).definition?.code;
const file = CASE_IN['family-plan'];
const propose = (changes: Partial<Proposal> = {}, stage: CaseStage = 'family-plan') =>
  decideProposal(CASE_IN[stage], { ...PROPOSAL, ...changes }, NOW);
const plan = propose() as ProposedPlan;

const signature = (party: Signature['party'], more: Partial<Signature> = {}): Signature => ({
  party,
  at: NOW,
  recordedBy: 'gestora-1',
  ...more,
});
const ALL = [
  signature('family'),
  signature('child', { childId: CHILD }),
  signature('child', { childId: SIBLING, cannotSign: 'too-young' }),
  signature('case-manager'),
];
const signed = ALL.reduce<ProposedPlan>((current, next) => decideSignature(current, file, next) as ProposedPlan, plan);
const approved = decideApproval(signed, file, 'coordinadora-1', NOW) as ApprovedPlan;

describe('a plan is proposed', () => {
  it('with objectives tied to factors, and tasks that are due after their weeks', () => {
    expect(plan).toMatchObject({ state: 'proposed', planVersion: 1, version: 1 });
    expect(plan.objectives[0]).toMatchObject({
      factors: ['violence', 'absence'],
      tasks: [{ dueOn: '2026-05-31', state: 'open' }],
    });
    expect(dueOn({ ...TASK, weeks: 1 })).toBe('2026-05-10');
  });

  it('with what the case manager is to do in the list of whoever is in charge', () => {
    const owners = (['case-manager', 'family', 'institution'] as const).map((owner) => ({ ...TASK, owner }));
    const named = { ...TASK, ownerPerson: 'gestora-7' };
    const { objectives } = propose({ objectives: [{ ...OBJECTIVE, tasks: [...owners, named] }] }) as ProposedPlan;
    const people = objectives[0]!.tasks.map(({ ownerPerson }) => ownerPerson);
    expect(people).toEqual(['gestora-1', undefined, undefined, 'gestora-7']);
  });

  it('again while it is carried out, after a review', () => {
    expect(propose({ planVersion: 2 }, 'execution')).toMatchObject({ planVersion: 2 });
  });

  test.each<[string, unknown, string]>([
    ['before the diagnosis', propose({}, 'diagnosis'), 'FAMILY_PLAN.NOT_IN_STAGE'],
    ['without objectives', propose({ objectives: [] }), 'FAMILY_PLAN.EMPTY'],
    [
      'with an objective that rests on nothing',
      propose({ objectives: [{ ...OBJECTIVE, factors: [] }] }),
      'FAMILY_PLAN.UNKNOWN_FACTOR',
    ],
    [
      'with a factor nobody diagnosed',
      propose({ objectives: [{ ...OBJECTIVE, factors: ['violence', 'guess'] }] }),
      'FAMILY_PLAN.UNKNOWN_FACTOR',
    ],
    [
      'with a critical risk left out',
      propose({ objectives: [{ ...OBJECTIVE, factors: ['absence'] }] }),
      'FAMILY_PLAN.CRITICAL_RISK_LEFT',
    ],
    [
      'with a task beyond month 9',
      propose({ objectives: [{ ...OBJECTIVE, tasks: [{ ...TASK, weeks: 40 }] }] }),
      'FAMILY_PLAN.TASK_TOO_LATE',
    ],
    [
      "with another institution's plan for a stranger",
      propose({ objectives: [{ ...OBJECTIVE, integratedFrom: { institution: 'CESFAM', childId: 'stranger' } }] }),
      'FAMILY_PLAN.OTHER_CHILD',
    ],
  ])('not %s', (_what, decision, code) => {
    expect(codeOf(decision)).toBe(code);
  });

  it('not in a pause', () => {
    const paused = { ...file, pause: { since: NOW, until: LATEST, reason: 'hospital' as const } };
    expect(codeOf(decideProposal(paused, PROPOSAL, NOW))).toBe('FAMILY_PLAN.CASE_PAUSED');
  });
});

describe('a plan is signed', () => {
  it('by the family, each child (or with the reason why not) and the case manager', () => {
    expect(missingSignatures(plan, file)).toEqual(['family', 'child', 'case-manager']);
    expect(missingSignatures(signed, file)).toEqual([]);
    expect(signed.version).toBe(5);
  });

  test.each<[string, Signature, string]>([
    ['twice by the same', signature('family'), 'FAMILY_PLAN.SIGNED_ALREADY'],
    ['for a stranger', signature('child', { childId: 'stranger' }), 'FAMILY_PLAN.OTHER_CHILD'],
    ['by a child without saying which', signature('child'), 'FAMILY_PLAN.OTHER_CHILD'],
    ['by the family for a child', signature('family', { childId: CHILD }), 'FAMILY_PLAN.OTHER_CHILD'],
    [
      'by a case manager who excuses herself',
      signature('case-manager', { cannotSign: 'not-present' }),
      'FAMILY_PLAN.MUST_SIGN',
    ],
  ])('not %s', (_what, given, code) => {
    expect(codeOf(decideSignature(signed, file, given))).toBe(code);
  });
});

describe('a plan is approved', () => {
  it('by the coordinator, once all have signed', () => {
    expect(approved).toMatchObject({ state: 'approved', approvedBy: 'coordinadora-1', approvedAt: NOW, version: 6 });
    expect(codeOf(decideApproval(plan, file, 'coordinadora-1', NOW))).toBe('FAMILY_PLAN.NOT_AGREED');
  });

  it('never by who signed it as case manager', () => {
    expect(codeOf(decideApproval(signed, file, 'gestora-1', NOW))).toBe('FAMILY_PLAN.OWN_PLAN');
  });

  it('or sent back with a reason; either way it is no proposal any more', () => {
    const returned = decideReturn(signed, file, 'tasks-missing');
    expect(returned).toMatchObject({ state: 'returned', returnReason: 'tasks-missing' });
    for (const answered of [approved, returned as ApprovedPlan]) {
      expect(codeOf(decideApproval(answered, file, 'coordinadora-1', NOW))).toBe('FAMILY_PLAN.NOT_PROPOSED');
      expect(codeOf(decideReturn(answered, file, 'other'))).toBe('FAMILY_PLAN.NOT_PROPOSED');
      expect(codeOf(decideSignature(answered, file, signature('family')))).toBe('FAMILY_PLAN.NOT_PROPOSED');
    }
  });

  it.each(['evaluation', 'closure', 'second-look', 'ended'] as const)('signed or returned no more in %s', (stage) => {
    const late = CASE_IN[stage];
    expect(codeOf(decideApproval(signed, late, 'coordinadora-1', NOW))).toBe('FAMILY_PLAN.NOT_IN_STAGE');
    expect(codeOf(decideSignature(plan, late, signature('family')))).toBe('FAMILY_PLAN.NOT_IN_STAGE');
    expect(codeOf(decideReturn(signed, late, 'other'))).toBe('FAMILY_PLAN.NOT_IN_STAGE');
  });

  it('and kept when a newer version takes its place', () => {
    expect(supersede(approved)).toMatchObject({
      state: 'superseded',
      approvedBy: 'coordinadora-1',
      objectives: approved.objectives,
    });
  });
});

describe('a task of the plan in force', () => {
  const { id } = approved.objectives[0]!.tasks[0]!;
  const running = CASE_IN.execution;
  it('is done, dropped or set open again', () => {
    const done = decideTask(approved, running, id, 'done') as ApprovedPlan;
    expect(done.objectives[0]!.tasks[0]!.state).toBe('done');
    expect((decideTask(done, running, id, 'open') as ApprovedPlan).objectives[0]!.tasks[0]!.state).toBe('open');
  });

  it('is known, changes something, and belongs to the plan in force', () => {
    expect(codeOf(decideTask(approved, running, 'nothing', 'done'))).toBe('FAMILY_PLAN.UNKNOWN_TASK');
    expect(codeOf(decideTask(approved, running, id, 'open'))).toBe('FAMILY_PLAN.NOTHING_CHANGED');
    expect(codeOf(decideTask(signed, running, id, 'done'))).toBe('FAMILY_PLAN.NOT_IN_FORCE');
  });

  it('is ticked off after the closure too, but not once the family has left in another way', () => {
    for (const stage of ['evaluation', 'closure', 'follow-up'] as const)
      expect(decideTask(approved, CASE_IN[stage], id, 'done')).toMatchObject({ version: 7 });
    for (const stage of ['second-look', 'ended'] as const)
      expect(codeOf(decideTask(approved, CASE_IN[stage], id, 'done'))).toBe('FAMILY_PLAN.NOT_CARRIED_OUT');
  });
});
