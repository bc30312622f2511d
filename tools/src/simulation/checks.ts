import { expectationOf, type Expectation, type Reckoning } from './expectations.js';
import type { Counted } from './observed.js';
import { committedTo } from './scale.js';
import type { Check } from './scenario.js';
import { exactInterval, holds, riskEach, wider, type Interval } from './tolerance.js';

/** `not held`: nothing was published, and nothing can be reckoned: it is told, and neither right nor wrong. */
export type Verdict = 'ok' | 'not as published' | 'not as configured' | 'nothing counted' | 'not held';

/** With all others nobody needs to look any further. */
export const isWell = (verdict: Verdict): boolean => verdict === 'ok' || verdict === 'not held';

/** One row of the table at the end. Shares from 0 to 1, counts as they are. */
export interface Row {
  title: string;
  kind: Check['kind'];
  published?: number;
  configured?: number;
  /** Why nothing is configured though behaviour leads to something. */
  because?: string;
  observed: number;
  /** Of how many, where it is a share. */
  trials?: number;
  /** Where a true value may lie, given what was observed. */
  tolerated: Interval;
  verdict: Verdict;
}

/** What was counted for a check, and for what its `of` names. */
export interface Seen {
  counted: Counted;
  of?: Counted;
}

/** Each check against what was published, and against what the scenario's own behaviour leads to. */
export function judge(reckoning: Reckoning, seen: readonly Seen[]): Row[] {
  const { checks, confidence } = reckoning.scenario;
  const targets = checks.map((check) => targetsOf(reckoning, check));
  const comparisons = targets.reduce(
    (sum, { published, expected }) => sum + Number(published !== undefined) + Number(expected !== undefined),
    0,
  );
  const risk = riskEach(confidence, comparisons);
  return checks.map((check, at) => rowOf(reckoning, check, seen[at]!, targets[at]!, risk));
}

interface Targets extends Expectation {
  published?: number;
  /** As the check is told: a count, or a share. */
  expected?: number;
}

function targetsOf(reckoning: Reckoning, check: Check): Targets {
  const { kind } = check;
  const { factor } = reckoning;
  const published = check.published === undefined || kind === 'share' ? check.published : check.published * factor;
  const expectation = expectationOf(reckoning, check);
  const { reckoned, because } = expectation;
  if (!reckoned || because !== undefined) return { published, ...expectation };
  const { trials, probability } = reckoned.counted;
  if (kind === 'count') return { published, ...expectation, expected: trials * probability };
  if (check.indicator !== 'coverage') return { published, ...expectation, expected: reckoned.probability };
  const expected = (trials * probability) / committedTo(reckoning.scenario, check);
  return { published, ...expectation, expected };
}

function rowOf(reckoning: Reckoning, check: Check, seen: Seen, targets: Targets, risk: number): Row {
  const { title, kind } = check;
  const { published, expected, because } = targets;
  const found = toleranceOf(check, seen, targets, risk);
  const rounding = kind === 'share' ? (check.roundedTo ?? 0) / 2 : 0;
  const verdict = verdictOf(targets, { ...found, rounding });
  return { title, kind, published, configured: expected, because, ...found, verdict };
}

type Found = Pick<Row, 'observed' | 'trials' | 'tolerated'>;

/** Of fewer it may be by chance that none was there. */
const NEVER_NONE_FROM = 5;

function verdictOf(
  { published, expected, reckoned }: Targets,
  { trials, tolerated, rounding }: Found & { rounding: number },
): Verdict {
  const isHeld = published !== undefined || expected !== undefined;
  const shouldBeThere = published !== undefined || (expected !== undefined && reckoned!.trials >= NEVER_NONE_FROM);
  if (trials === 0 && shouldBeThere) return 'nothing counted';
  if (published !== undefined && !holds(wider(tolerated, rounding), published)) return 'not as published';
  if (expected !== undefined && !holds(tolerated, expected)) return 'not as configured';
  return isHeld ? 'ok' : 'not held';
}

/** A scaled count may be off by half a family in itself. */
const HALF = 0.5;
/** Where nobody knows of how many: as if of very many, each seldom (Poisson). */
const VERY_MANY = 10_000_000;

function toleranceOf(check: Check, { counted, of }: Seen, { reckoned }: Targets, risk: number): Found {
  const { numerator } = counted;
  if (check.kind === 'committed')
    return { observed: numerator, tolerated: wider({ from: numerator, to: numerator }, HALF) };
  const come = Math.max(reckoned?.counted.trials ?? VERY_MANY, numerator);
  const count = wider(times(come, exactInterval(numerator, come, risk)), HALF);
  if (check.kind === 'count') return { observed: numerator, tolerated: count };
  const trials = of ? of.numerator : counted.denominator;
  const observed = trials === 0 ? 0 : numerator / trials;
  // Families are not drawn from the commitment but from those who come: their number decides.
  if (check.indicator === 'coverage' && !of)
    return { observed, trials, tolerated: times(1 / Math.max(trials, 1), count) };
  return { observed, trials, tolerated: exactInterval(Math.min(numerator, trials), trials, risk) };
}

const times = (factor: number, { from, to }: Interval): Interval => ({ from: factor * from, to: factor * to });
