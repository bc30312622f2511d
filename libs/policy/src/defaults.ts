import type { ProcessName, Term } from '@oln/contracts';

/**
 * Default terms of 3-processes §1 and §2, by `<process>.<stage>.<rule>`. A commune may override them; a process gets a
 * snapshot when it starts. What restarts a clock and who is told is in the process's stages table.
 */
export const POLICY_DEFAULTS = {
  'intake.admissibility.decide': '5bd',
  'intake.prioritised.review': '5bd',
  'intake.assignment.high': '5bd',
  'intake.assignment.medium': '15bd',
  'intake.assignment.low': '30bd',
  'intake.service.deliver': '30d',
  'intake.referring.arrive': '10bd',
  'caseManagement.invitation.respond': '20bd',
  'caseManagement.diagnosis.complete': '30d',
  'caseManagement.family-plan.approve': '15bd',
  'caseManagement.execution.session': '28d',
  'caseManagement.execution.review': '90d',
  'caseManagement.execution.evaluate': '6m',
  'caseManagement.execution.extension-ends': '9m',
  'caseManagement.evaluation.conclude': '10bd',
  'caseManagement.closure.close': '10bd',
  'caseManagement.second-look.look': '60d',
  'caseManagement.follow-up.first': '3m',
  'caseManagement.follow-up.second': '6m',
} as const satisfies Record<`${ProcessName}.${string}.${string}`, Term>;

export type PolicyKey = keyof typeof POLICY_DEFAULTS;
export const POLICY_KEYS = Object.keys(POLICY_DEFAULTS) as PolicyKey[];

/** `admissibility.decide` of `intake`, `execution.session` of `caseManagement`, … */
export type RuleOf<Process extends ProcessName> = PolicyKey extends infer Key
  ? Key extends `${Process}.${infer Rule}`
    ? Rule
    : never
  : never;
