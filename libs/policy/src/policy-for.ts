import type { ProcessName, Term } from '@oln/contracts';
import { POLICY_DEFAULTS, POLICY_KEYS, type RuleOf } from './defaults.js';
import { POLICY_NUMBERS, type PolicyNumbers } from './numbers.js';
import { problemsOf, type PolicyOverrides, type PolicyTerms } from './overrides.js';
import { PolicyError } from './policy-error.js';

export type PolicySnapshot<Process extends ProcessName> = Record<RuleOf<Process>, Term>;

/**
 * The terms a process starts with, by `<stage>.<rule>`: goes into `ProcessInput.policy` as it is.
 * Throws a PolicyError that names every bad override.
 */
export function policyFor<Process extends ProcessName>(
  process: Process,
  overrides: PolicyOverrides = {},
): PolicySnapshot<Process> {
  const terms = effectiveTerms(overrides);
  const prefix = `${process}.`;
  const own = POLICY_KEYS.filter((key) => key.startsWith(prefix));
  return Object.fromEntries(own.map((key) => [key.slice(prefix.length), terms[key]])) as PolicySnapshot<Process>;
}

/** All terms by `<process>.<stage>.<rule>`, as they hold in a commune. Throws a PolicyError. */
export function effectiveTerms(overrides: PolicyOverrides = {}): PolicyTerms {
  assertValid(overrides);
  return { ...POLICY_DEFAULTS, ...overrides.terms } as PolicyTerms;
}

/** All numbers, as they hold in a commune. Throws a PolicyError. */
export function numbersFor(overrides: PolicyOverrides = {}): PolicyNumbers {
  assertValid(overrides);
  return { ...POLICY_NUMBERS, ...overrides.numbers };
}

function assertValid(overrides: PolicyOverrides): void {
  const problems = problemsOf(overrides);
  if (problems.length > 0) throw new PolicyError(problems);
}
