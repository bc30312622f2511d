import { parseTerm } from '@oln/calendar';
import type { Term } from '@oln/contracts';
import { POLICY_DEFAULTS, POLICY_KEYS, type PolicyKey } from './defaults.js';
import { nearest } from './nearest.js';
import { POLICY_NUMBER_KEYS, type PolicyNumberKey } from './numbers.js';
import type { PolicyProblem } from './policy-error.js';

/** What a commune decided otherwise: terms by `<process>.<stage>.<rule>`, numbers by their key. All optional. */
export interface PolicyOverrides {
  terms?: Readonly<Record<string, string>>;
  numbers?: Readonly<Record<string, number>>;
}

export type PolicyTerms = Record<PolicyKey, Term>;

/** Longer than this is a slip of the hand, not a policy. */
const LONGEST_DAYS = 731;
/** Terms that a law or a programme sets: an office may promise to be faster, and never to be slower. In calendar days. */
const LEGAL_DAYS: Partial<Record<PolicyKey, number>> = {
  'rightsRequest.received.answer': 30,
  'rightsRequest.extended.answer': 30,
  // A cycle of the strategic community plan has 16 weeks at most (process §8).
  'communityPlan.running.cycle-ends': 112,
};
/** More than this is a slip of the hand, not a policy; of most numbers {@link MOST}. */
const MOST = 1_000;
const MOST_OF: Partial<Record<PolicyNumberKey, number>> = { 'consent.own-age': 18 };
const DAYS_OF: Record<string, number> = { bd: 7 / 5, d: 1, h: 1 / 24, m: 365 / 12 };

/** Of two clocks that start together, the first must end first: an extension cannot end before the evaluation. */
const IN_ORDER: readonly (readonly [PolicyKey, PolicyKey])[] = [
  ['intake.assignment.high', 'intake.assignment.medium'],
  ['intake.assignment.medium', 'intake.assignment.low'],
  ['caseManagement.execution.evaluate', 'caseManagement.execution.extension-ends'],
  ['caseManagement.follow-up.first', 'caseManagement.follow-up.second'],
  ['familyTherapy.follow-up.first', 'familyTherapy.follow-up.second'],
  ['assistedReferral.sent.answer', 'assistedReferral.sent.next-provider'],
  ['assistedReferral.waiting.high-ends', 'assistedReferral.waiting.medium-ends'],
  ['assistedReferral.waiting.medium-ends', 'assistedReferral.waiting.low-ends'],
  ['assistedReferral.offered.confirm', 'assistedReferral.offered.release'],
  ['alert.triage.critical', 'alert.triage.high'],
  ['alert.triage.high', 'alert.triage.medium'],
  ['alert.triage.medium', 'alert.triage.low'],
  ['escalation.notified.acknowledge-urgent', 'escalation.notified.acknowledge'],
  ['escalation.exit-follow-up.month-1', 'escalation.exit-follow-up.month-3'],
  ['escalation.exit-follow-up.month-3', 'escalation.exit-follow-up.month-6'],
  ['escalation.exit-follow-up.month-6', 'escalation.exit-follow-up.month-12'],
];

/** Everything that is wrong with the overrides; empty if nothing is. */
export function problemsOf(overrides: PolicyOverrides): PolicyProblem[] {
  const terms = Object.entries(overrides.terms ?? {}).flatMap(([key, term]) => termProblem(key, term) ?? []);
  const numbers = Object.entries(overrides.numbers ?? {}).flatMap(([key, value]) => numberProblem(key, value) ?? []);
  const order = terms.length === 0 ? orderProblems({ ...POLICY_DEFAULTS, ...overrides.terms } as PolicyTerms) : [];
  return [...terms, ...numbers, ...order];
}

function termProblem(key: string, term: string): PolicyProblem | undefined {
  if (!isPolicyKey(key)) return unknown(key, POLICY_KEYS);
  try {
    const most = LEGAL_DAYS[key] ?? LONGEST_DAYS;
    if (roughDays(term) <= most) return undefined;
    const than = most === LONGEST_DAYS ? 'two years' : `the ${most} days that there are by law`;
    return { key, problem: 'too-long', message: `${key}: ${term} is longer than ${than}` };
  } catch (error) {
    return { key, problem: 'bad-term', message: `${key}: ${(error as Error).message}` };
  }
}

function numberProblem(key: string, value: number): PolicyProblem | undefined {
  if (!isNumberKey(key)) return unknown(key, POLICY_NUMBER_KEYS);
  const most = MOST_OF[key] ?? MOST;
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return undefined;
  return { key, problem: 'bad-number', message: `${key}: ${value} is not a whole number from 1 to ${most}` };
}

const orderProblems = (terms: PolicyTerms): PolicyProblem[] =>
  IN_ORDER.filter(([first, second]) => roughDays(terms[first]) > roughDays(terms[second])).map(([first, second]) => ({
    key: first,
    problem: 'out-of-order',
    message: `${first} (${terms[first]}) cannot be longer than ${second} (${terms[second]})`,
  }));

function unknown(key: string, known: readonly string[]): PolicyProblem {
  const suggestion = nearest(key, known);
  return {
    key,
    problem: 'unknown',
    nearest: suggestion,
    message: `${key} is not a policy; the nearest is ${suggestion}`,
  };
}

function roughDays(term: string): number {
  const { amount, unit } = parseTerm(term);
  return amount * DAYS_OF[unit]!;
}

const isPolicyKey = (key: string): key is PolicyKey => Object.hasOwn(POLICY_DEFAULTS, key);
const isNumberKey = (key: string): key is PolicyNumberKey => (POLICY_NUMBER_KEYS as string[]).includes(key);
