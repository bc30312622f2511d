import { configured, type InstrumentShape } from './configured.js';
import type { Counted } from './observed.js';
import type { Check, Figure, Scenario } from './scenario.js';
import { countHalfWidth, holds, wider, wilson, zFor, type Interval } from './tolerance.js';

export type Verdict = 'ok' | 'not as published' | 'not as configured';

/** One row of the table at the end. Shares from 0 to 1, counts as they are. */
export interface Row {
  title: string;
  kind: Check['kind'];
  published?: number;
  configured?: number;
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

export interface Judging {
  /** As it was simulated: scaled. */
  scenario: Scenario;
  shape: InstrumentShape;
  /** Size of the simulation against the scenario as it was written. */
  factor: number;
}

/** Each check against what was published, and against what the scenario's own behaviour leads to. */
export function judge(judging: Judging, seen: readonly Seen[]): Row[] {
  const { checks, confidence } = judging.scenario;
  const targets = checks.map((check) => targetsOf(judging, check));
  const comparisons = targets.reduce(
    (sum, { published, expected }) => sum + Number(published !== undefined) + Number(expected !== undefined),
    0,
  );
  const z = zFor(confidence, comparisons);
  return checks.map((check, at) => rowOf(judging, check, seen[at]!, targets[at]!, z));
}

interface Targets {
  published?: number;
  expected?: number;
  expectedTrials?: number;
}

function targetsOf({ scenario, shape, factor }: Judging, check: Check): Targets {
  const { kind, published } = check;
  if (kind === 'committed') return { published: published === undefined ? undefined : published * factor };
  const expected = configured(scenario, shape, check);
  if (kind === 'count')
    return {
      published: published === undefined ? undefined : published * factor,
      expected: expected && expected.trials * expected.probability,
      expectedTrials: expected?.trials,
    };
  return { published, expected: expectedShare(scenario, shape, check, expected?.probability) };
}

/** Of a share of what another figure counts, both are expected; coverage is of what was committed. */
function expectedShare(scenario: Scenario, shape: InstrumentShape, check: Check, alone?: number): number | undefined {
  if (alone === undefined) return undefined;
  if (check.indicator !== 'coverage') return check.of ? undefined : alone;
  const attended = configured(scenario, shape, { ...check, indicator: 'families-attended' })!;
  return (attended.trials * attended.probability) / committedOf(scenario, check);
}

const committedOf = ({ communes }: Scenario, { line }: Figure): number =>
  communes.reduce(
    (sum, { committed }) => sum + (line ? committed[line] : committed['case-management'] + committed['family-therapy']),
    0,
  );

function rowOf(judging: Judging, check: Check, seen: Seen, targets: Targets, z: number): Row {
  const { title, kind } = check;
  const { published, expected } = targets;
  const { observed, trials, tolerated } = toleranceOf(judging, check, seen, targets, z);
  const rounding = kind === 'share' ? (check.roundedTo ?? 0) / 2 : 0;
  const isAsPublished = published === undefined || holds(wider(tolerated, rounding), published);
  const isAsConfigured = expected === undefined || holds(tolerated, expected);
  const verdict = !isAsPublished ? 'not as published' : !isAsConfigured ? 'not as configured' : 'ok';
  return { title, kind, published, configured: expected, observed, trials, tolerated, verdict };
}

/** A scaled count may be off by half a family in itself. */
const HALF = 0.5;

function toleranceOf(
  judging: Judging,
  check: Check,
  { counted, of }: Seen,
  { expectedTrials }: Targets,
  z: number,
): Pick<Row, 'observed' | 'trials' | 'tolerated'> {
  const { numerator } = counted;
  if (check.kind === 'committed') return { observed: numerator, tolerated: around(numerator, HALF) };
  if (check.kind === 'count')
    return { observed: numerator, tolerated: around(numerator, countTolerance(numerator, expectedTrials, z)) };
  const trials = of ? of.numerator : counted.denominator;
  const observed = trials === 0 ? 0 : numerator / trials;
  if (check.indicator !== 'coverage') return { observed, trials, tolerated: wilson(numerator, trials, z) };
  // Families are not drawn from the commitment but from those who were invited: their number decides.
  const invited = configured(judging.scenario, judging.shape, { ...check, indicator: 'families-attended' })!.trials;
  return { observed, trials, tolerated: around(observed, countTolerance(numerator, invited, z) / Math.max(trials, 1)) };
}

/** Each of so many is counted or not (binomial); where nobody knows of how many, as if of very many (Poisson). */
function countTolerance(counted: number, trials: number | undefined, z: number): number {
  if (trials === undefined) return z * Math.sqrt(Math.max(counted, 1)) + HALF;
  // Half a count more or less, so that none or all of them are not taken for certain.
  const probability = Math.min(1 - HALF / (trials + 1), Math.max(HALF / (trials + 1), counted / Math.max(trials, 1)));
  return countHalfWidth(trials, probability, z) + HALF;
}

const around = (value: number, by: number): Interval => ({ from: value - by, to: value + by });
