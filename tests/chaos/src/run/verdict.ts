import type { BadAnswer } from '../load/ledger.js';
import type { FaultResult } from './run-fault.js';
import { SETTLES_WITHIN_MS } from './settle.js';

/**
 * P11 is the time until work goes on, as `./oln bench P11` measures it. With a replica beside it that is long before the
 * killed part is back: its start then shares two cores with the whole load, and may take this long.
 */
const STARTS_WITHIN_MS = 15_000;

/** Why a fault did not pass, in sentences; none: it passed. */
export function complaints(result: FaultResult): string[] {
  const { findings, badAnswers, unanswered, strikes, readyWithinMs = Infinity, asked, settledMs } = result;
  const slow = [
    ['the house at work again', median(strikes.map(({ flowMs }) => flowMs)), readyWithinMs],
    ['the part ready again', median(strikes.map(({ readyMs }) => readyMs)), Math.max(readyWithinMs, STARTS_WITHIN_MS)],
  ] as const;
  return [
    ...findings.map(({ invariant, kind, what }) => `${invariant} ${kind}: ${what}`),
    ...[...alike(badAnswers)].map(([text, times]) => `answered ${times} times: ${text}`),
    ...(unanswered > 0 ? [`${unanswered} calls had no definite answer in the end`] : []),
    ...slow.flatMap(([what, ms, limit]) =>
      ms > limit ? `P11: ${what} after ${ms} ms, the median of the strikes` : [],
    ),
    ...(settledMs > SETTLES_WITHIN_MS
      ? [`slow: not everything was where it belongs before ${settledMs} ms had passed`]
      : []),
    ...(asked === 0 ? ['nothing was asked: the load did not run'] : []),
  ];
}

function alike(bad: readonly BadAnswer[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { what, status, why } of bad) {
    const text = `${status} to ${what}, ${why}`;
    counted.set(text, (counted.get(text) ?? 0) + 1);
  }
  return counted;
}

/** P11 is a median of five or more, as all figures of its table. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

export const passed = (result: FaultResult): boolean => complaints(result).length === 0;
