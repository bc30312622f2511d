import type { SnapshotFigure } from '../snapshot/snapshot-figures.js';
import type { Quarter } from './quarter.js';

/** Why nothing is published of a commune: nobody has signed its figures, or what lies there, if anything, is not what was signed. */
export const MISSING_REASONS = ['not-yet-signed', 'not-intact'] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

export interface MissingCommune {
  commune: string;
  reason: MissingReason;
}

/** What a coordinator has signed of a commune's quarter. */
export interface SignedCommune {
  commune: string;
  /** Local day up to the end of which facts were known. */
  asOf: string;
  signedAt: Date;
  /** Of the quarter itself, by line at most; those that stay inside are marked. */
  figures: readonly SnapshotFigure[];
}

/** How far a quarter has been signed. */
export interface QuarterStanding {
  quarter: Quarter;
  /** Communes of which it is, as it was signed. */
  signed: number;
  missing: readonly MissingCommune[];
}

/** What is published of a quarter, by commune. */
export interface PublishedQuarter {
  quarter: Quarter;
  communes: readonly SignedCommune[];
  missing: readonly MissingCommune[];
}

/** Where open data come from. There is one way in production, named in `open-data.module.ts`. */
export abstract class OpenFigures {
  /** Quarters that were taken anywhere, the newest first: also those of which nothing has been signed yet. */
  abstract quarters(): Promise<readonly QuarterStanding[]>;
  /** Nothing of a quarter that was taken nowhere. What is there of a commune never changes; another one may still be added. */
  abstract published(quarter: Quarter): Promise<PublishedQuarter>;
}
