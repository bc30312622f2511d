import type { Figure } from '../figure/evaluate.js';
import type { Period } from '../figure/period.js';
import type { Quarter } from './quarter.js';

/** What is published of a quarter: figures of all communes by line, of each commune, and of the country, none of them small. */
export interface PublishedQuarter {
  quarter: Quarter;
  period: Period;
  figures: readonly Figure[];
}

/**
 * Where open data come from. There is one way in production, named in `open-data.module.ts`; another one, such as snapshots that the
 * offices have signed, takes its place there and nowhere else.
 */
export abstract class OpenFigures {
  /** The newest first. */
  abstract quarters(): Promise<readonly Quarter[]>;
  /** One of {@link quarters}. The same quarter gives the same figures, whoever asks and whenever. */
  abstract published(quarter: Quarter): Promise<PublishedQuarter>;
}
