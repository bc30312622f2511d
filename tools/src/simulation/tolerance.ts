/** Both ends included. */
export interface Interval {
  from: number;
  to: number;
}

/** With what probability a single comparison may fail though it is true, so that all of them together hold with the confidence (Bonferroni). */
export const riskEach = (confidence: number, comparisons: number): number =>
  (1 - confidence) / Math.max(1, comparisons);

/**
 * Where the probability may lie with which each of `trials` was counted, `count` of them having been (Clopper and Pearson): a true one lies
 * outside with the risk given at most, however rare or frequent what is counted is, and however few there were.
 */
export function exactInterval(count: number, trials: number, risk: number): Interval {
  if (trials === 0) return { from: 0, to: 1 };
  return { from: lowest(count, trials, risk / 2), to: 1 - lowest(trials - count, trials, risk / 2) };
}

/** Of a double there is nothing left to halve after so many. */
const HALVINGS = 100;

/** The probability with which `count` or more of the trials are counted as seldom as the risk says. */
function lowest(count: number, trials: number, risk: number): number {
  if (count === 0) return 0;
  const ways = logWays(count, trials);
  let [low, high] = [0, count / trials];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (soManyOrMore(count, trials, middle, ways) < risk) low = middle;
    else high = middle;
  }
  return low;
}

/** What the next term would add is lost in the last digit. */
const NOTHING = 1e-17;

/** The tail of the binomial, term by term: from its first one on terms become smaller, as the probability is below `count / trials`. */
function soManyOrMore(count: number, trials: number, probability: number, ways: number): number {
  const others = trials - count;
  const first = ways + count * Math.log(probability) + (others > 0 ? others * Math.log1p(-probability) : 0);
  const odds = probability / (1 - probability);
  let [term, sum] = [1, 1];
  for (let at = count; at < trials && term > sum * NOTHING; at++) {
    term *= ((trials - at) / (at + 1)) * odds;
    sum += term;
  }
  return Math.exp(first) * sum;
}

/** Logarithm of the number of ways to choose so many of the trials. */
function logWays(count: number, trials: number): number {
  const fewer = Math.min(count, trials - count);
  let sum = 0;
  for (let at = 1; at <= fewer; at++) sum += Math.log((trials - fewer + at) / at);
  return sum;
}

export const holds = ({ from, to }: Interval, value: number): boolean => value >= from && value <= to;
export const wider = ({ from, to }: Interval, by: number): Interval => ({ from: from - by, to: to + by });
