import { describe, expect, it, test } from '@jest/globals';
import type { Refusal } from '@oln/contracts';
import { decideExitPlan } from '../closure/closure.js';
import type { CompleteDiagnosis } from '../diagnosis/diagnosis.js';
import type { ApprovedPlan, TaskState } from '../family-plan/family-plan.js';
import { COMMON_FACTORS_1 } from '../instrument/shipped-instruments.js';
import { decideEvaluation, type Evaluation, type Grounds, type ObjectiveResult } from './evaluation.js';

const codeOf = (decision: unknown): unknown => (decision as Partial<Refusal>).definition?.code;
const task = (id: string, state: TaskState = 'open') => ({ id, state });
const plan = {
  objectives: [
    { id: 'o1', tasks: [task('t1'), task('t2', 'done')] },
    { id: 'o2', tasks: [task('t3', 'dropped')] },
  ],
} as unknown as ApprovedPlan;
const diagnosis = (value: number) =>
  ({ answers: [{ item: 'family-violence', value }] }) as unknown as CompleteDiagnosis;
const grounds: Grounds = { plan, content: COMMON_FACTORS_1, entry: diagnosis(3), again: diagnosis(1) };
const judged = (first: ObjectiveResult, second: ObjectiveResult) => [
  { objectiveId: 'o1', result: first },
  { objectiveId: 'o2', result: second },
];

describe('an evaluation', () => {
  it('compares factors before and after, and sees whether all objectives are met', () => {
    const met = decideEvaluation(grounds, judged('met', 'met')) as Evaluation;
    expect(met).toMatchObject({ objectivesMet: true, counts: { riskBefore: 1, riskMitigated: 1 } });
    expect(met.changes).toMatchObject([
      { code: 'family-violence', before: 3, after: 1, change: 'better', critical: true },
    ]);
    expect(decideEvaluation(grounds, judged('met', 'partly-met'))).toMatchObject({ objectivesMet: false });
  });

  test.each<[string, unknown, string]>([
    ['without a plan in force', decideEvaluation({ ...grounds, plan: undefined }, []), 'EVALUATION.NO_PLAN'],
    [
      'without the instrument applied again',
      decideEvaluation({ ...grounds, again: undefined }, []),
      'EVALUATION.INSTRUMENT_NOT_APPLIED',
    ],
    [
      'with an objective left out',
      decideEvaluation(grounds, judged('met', 'met').slice(1)),
      'EVALUATION.OBJECTIVE_LEFT',
    ],
    [
      'with an objective twice',
      decideEvaluation(grounds, [...judged('met', 'met'), { objectiveId: 'o1', result: 'not-met' }]),
      'EVALUATION.JUDGED_TWICE',
    ],
    [
      'with an objective of another plan',
      decideEvaluation(grounds, [{ objectiveId: 'o9', result: 'met' }]),
      'EVALUATION.UNKNOWN_OBJECTIVE',
    ],
  ])('is refused %s', (_what, decision, code) => expect(codeOf(decision)).toBe(code));
});

describe('an exit plan', () => {
  it('takes up every open task, whatever else stays active', () => {
    expect(decideExitPlan(plan, [])).toEqual({ tasksLeftOpen: 1 });
    expect(
      decideExitPlan(plan, [
        { kind: 'task', taskId: 't1', text: 'sigue' },
        { kind: 'referral', text: 'espera' },
      ]),
    ).toEqual({ tasksLeftOpen: 0 });
    expect(decideExitPlan(undefined, [])).toEqual({ tasksLeftOpen: 0 });
  });

  it('knows the tasks it names', () => {
    expect(codeOf(decideExitPlan(plan, [{ kind: 'task', taskId: 't9', text: 'sigue' }]))).toBe('CLOSURE.UNKNOWN_TASK');
  });
});
