import type { Sample } from './samples.js';

/** What a series of one figure did. */
export interface Trend {
  name: string;
  /** Median of the part that is judged. */
  median: number;
  /** By the slope, over the part that is judged. */
  growth: number;
  allowed: number;
  flat: boolean;
}

/** The first third is left out: caches fill, code is compiled. */
const LEFT_OUT = 1 / 3;
/** Growth that is noise: a tenth of the figure, and what a collection of garbage comes and goes by. */
const SHARE = 0.1;
const NOISE = { megabytes: 24, rows: 60, seconds: 5 };

/**
 * Flat: by the median of all slopes between two samples (Theil and Sen: a single peak moves it little), the figure grows over the
 * last two thirds of the run by no more than a tenth of its median plus its noise. Falling is flat.
 */
export function trends(samples: readonly Sample[]): Trend[] {
  const judged = samples.slice(Math.floor(samples.length * LEFT_OUT));
  const parts = Object.keys(judged[0]?.memory ?? {});
  const of = (name: string, noise: number, value: (sample: Sample) => number): Trend =>
    trend(
      name,
      judged.map((sample) => [sample.seconds, value(sample)]),
      noise,
    );
  return [
    ...parts.map((part) => of(`${part} MB`, NOISE.megabytes, ({ memory }) => memory[part] ?? 0)),
    of('outbox rows', NOISE.rows, ({ outboxRows }) => outboxRows),
    of('outbox oldest s', NOISE.seconds, ({ outboxOldestSeconds }) => outboxOldestSeconds),
    of('consumers wait', NOISE.rows, ({ consumerWaiting }) => consumerWaiting),
  ];
}

function trend(name: string, points: [number, number][], noise: number): Trend {
  const slopes = points.flatMap(([at, value], index) =>
    points.slice(index + 1).map(([laterAt, later]) => (later - value) / (laterAt - at || 1)),
  );
  const lasted = (points.at(-1)?.[0] ?? 0) - (points[0]?.[0] ?? 0);
  const median = medianOf(points.map(([, value]) => value));
  const growth = medianOf(slopes) * lasted;
  const allowed = median * SHARE + noise;
  return { name, median, growth, allowed, flat: growth <= allowed };
}

function medianOf(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
