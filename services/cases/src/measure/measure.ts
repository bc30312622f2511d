import type { MeasureOutcome } from '@oln/contracts';
import type { PastPause, Pause } from '../case-file/case-file.js';

export interface LeftChild {
  child: string;
  reason: 'of-age' | 'deceased';
  /** ISO instant. */
  at: string;
}

/** What it came from. */
export interface MeasureOrigin {
  caseId?: string;
  requestId?: string;
  alertId?: string;
  escalationId?: string;
}

interface WholeMeasure extends MeasureOrigin {
  id: string;
  commune: string;
  version: number;
  familyId?: string;
  children: readonly string[];
  leftChildren: readonly LeftChild[];
  /** Codes. */
  grounds: readonly string[];
  factors: readonly string[];
  openedBy: string;
  /** Absent: the coordinator's. */
  personInCharge?: string;
  openedAt: Date;
  stageSince: Date;
  pause?: Pause;
  pauses: readonly PastPause[];
}

/** What was decided of the catalogue: which measures, who is responsible, and until when. */
export interface Adopted {
  catalogueId: string;
  measures: readonly string[];
  /** Kind of institution. */
  responsible: string;
  institutionId?: string;
  /** Of the term that runs: of the renewal, where there was one. */
  inForceSince: Date;
  inForceUntil: Date;
  /** Terms so far, from 1. */
  term: number;
  /** Warnings after non-compliance so far. */
  warnings: number;
  adoptedBy: string;
  lastReviewAt?: Date;
}

interface Settled {
  outcome: MeasureOutcome;
  outcomeAt: Date;
  outcomeReason?: string;
  endedAt: Date;
}

export type OpenedMeasure = WholeMeasure & { stage: 'opened' };
export type HearingMeasure = WholeMeasure & { stage: 'hearing' };
export type AdoptionMeasure = WholeMeasure & { stage: 'adoption' };
export type HeldMeasure = WholeMeasure & Adopted & { stage: 'in-force' | 'term-review' | 'non-compliance' };
export type EndedMeasure = WholeMeasure & Partial<Adopted> & Settled & { stage: 'ended' };

/** Process §7: state by stage. */
export type Measure = OpenedMeasure | HearingMeasure | AdoptionMeasure | HeldMeasure | EndedMeasure;

export const isHeld = (measure: Measure): measure is HeldMeasure =>
  measure.stage === 'in-force' || measure.stage === 'term-review' || measure.stage === 'non-compliance';

export interface NewMeasure extends MeasureOrigin {
  id: string;
  commune: string;
  familyId?: string;
  children: readonly string[];
  grounds: readonly string[];
  factors: readonly string[];
  openedBy: string;
  personInCharge?: string;
}

export const openMeasure = (opened: NewMeasure, asOf: Date): OpenedMeasure => ({
  ...opened,
  version: 1,
  stage: 'opened',
  leftChildren: [],
  openedAt: asOf,
  stageSince: asOf,
  pauses: [],
});
