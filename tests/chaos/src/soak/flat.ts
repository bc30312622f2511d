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
/**
 * Memory is judged where it was least in each, too: what lies above is garbage that was not collected yet. But the least alone rises where a
 * collection of the whole heap, which gives back what lies idle for years, comes in one of them and not in the next; what leaks raises both.
 */
const WINDOWS = 12;
const NOISE = { megabytes: 24, rows: 60, seconds: 5 };

/**
 * Memory grows by the lesser of two: of all samples, and of the least in each twelfth of the run (what is left after garbage was
 * collected). Flat: by the median of
 * all slopes between two samples (Theil and Sen: a single peak moves it little), the figure grows over the last two thirds
 * of the run by no more than a tenth of its median plus its noise. Falling is flat.
 */
export function trends(samples: readonly Sample[]): Trend[] {
  const judged = samples.slice(Math.floor(samples.length * LEFT_OUT));
  const parts = Object.keys(judged[0]?.memory ?? {});
  const points = (value: (sample: Sample) => number) => judged.map((sample): Point => [sample.seconds, value(sample)]);
  const of = (name: string, noise: number, value: (sample: Sample) => number): Trend =>
    trend(name, points(value), noise);
  return [
    ...parts.map((part) =>
      memory(
        `${part} MB`,
        points((sample) => sample.memory[part] ?? 0),
      ),
    ),
    of('outbox rows', NOISE.rows, ({ outboxRows }) => outboxRows),
    of('outbox oldest s', NOISE.seconds, ({ outboxOldestSeconds }) => outboxOldestSeconds),
    of('consumers wait', NOISE.rows, ({ consumerWaiting }) => consumerWaiting),
  ];
}

type Point = [at: number, value: number];

function memory(name: string, points: readonly Point[]): Trend {
  const all = trend(name, points, NOISE.megabytes);
  const least = trend(name, troughs(points), NOISE.megabytes);
  return least.growth < all.growth ? least : all;
}

const troughs = (points: readonly Point[]): Point[] =>
  Array.from({ length: WINDOWS }, (_, window) =>
    points.slice((window * points.length) / WINDOWS, ((window + 1) * points.length) / WINDOWS),
  ).flatMap((some) => (some.length > 0 ? [some.reduce((least, point) => (point[1] < least[1] ? point : least))] : []));

function trend(name: string, points: readonly Point[], noise: number): Trend {
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
