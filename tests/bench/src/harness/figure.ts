import type { Bench } from './bench.js';

/** A bar: at least so much of what should be large, at most so much of what should be small. */
export interface Bar {
  value: number;
  atMost?: boolean;
}

/** A further figure that has a bar of its own. */
export interface Further extends Bar {
  name: string;
  measured: number;
}

export interface Measured {
  /** One per round; the figure's value is their median. */
  runs: number[];
  also: Record<string, number | string | readonly number[]>;
  further?: Further[];
  /** What makes the figure worthless, in sentences: rows that are missing, calls that were refused. */
  faults: string[];
}

/** A row of `5-quality.md`; one that states no bar (`value`) is told and not judged. */
export interface Figure extends Partial<Bar> {
  id: string;
  unit: string;
  /** What is held against what. */
  about: string;
  /** Which parts run, and which stand still. */
  running: string;
  measure(bench: Bench): Promise<Measured>;
}
