/** Both ends included. */
export interface Interval {
  from: number;
  to: number;
}

/** Upper quantile of the standard normal distribution (Acklam's approximation, error below 1.2e-9): 0.975 gives 1.96. */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`${probability} is no probability between 0 and 1`);
  if (probability < LOW) return tail(Math.sqrt(-2 * Math.log(probability)));
  if (probability > 1 - LOW) return -tail(Math.sqrt(-2 * Math.log(1 - probability)));
  const q = probability - 0.5;
  const r = q * q;
  return (polynomial(A, r) * q) / (polynomial(B, r) * r + 1);
}

const LOW = 0.02425;
const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

const polynomial = (of: readonly number[], x: number): number =>
  of.reduce((sum, coefficient) => sum * x + coefficient, 0);
const tail = (x: number): number => polynomial(C, x) / (polynomial(D, x) * x + 1);

/**
 * How many standard errors either way hold all of `checks` comparisons at once with the confidence given, if each is right
 * (Bonferroni: the risk of a false alarm is divided among them).
 */
export const zFor = (confidence: number, checks: number): number =>
  normalQuantile(1 - (1 - confidence) / (2 * Math.max(1, checks)));

/** Wilson's interval of a share seen as `count` of `trials`: honest also near 0 and 1, where the usual one is not. */
export function wilson(count: number, trials: number, z: number): Interval {
  if (trials === 0) return { from: 0, to: 1 };
  const seen = count / trials;
  const z2 = (z * z) / trials;
  const middle = (seen + z2 / 2) / (1 + z2);
  const half = (z / (1 + z2)) * Math.sqrt((seen * (1 - seen)) / trials + z2 / (4 * trials));
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}

/** How far the expectation may lie from what was counted, if each of `trials` was counted with the probability given. */
export const countHalfWidth = (trials: number, probability: number, z: number): number =>
  z * Math.sqrt(trials * probability * (1 - probability));

export const holds = ({ from, to }: Interval, value: number): boolean => value >= from && value <= to;
export const wider = ({ from, to }: Interval, by: number): Interval => ({ from: from - by, to: to + by });
