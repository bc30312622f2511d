import { refuse, type MeasureOutcome, type Refusal } from '@oln/contracts';
import { withoutPause } from '../case-file/case-pause.js';
import type { Catalogued, Command, Hearings, Wanted } from './measure-commands.js';
import { MeasureErrors } from './measure.errors.js';
import type { AdoptionMeasure, EndedMeasure, HearingMeasure, HeldMeasure, Measure } from './measure.js';

export const enter = (before: HeldMeasure, stage: HeldMeasure['stage'], asOf: Date): HeldMeasure => ({
  ...before,
  stage,
  stageSince: asOf,
});

/** Nothing is decided over the heads of those it is about: who was not heard has a reason on record. */
export function unheard({ childrenUnheard, adultsHeard }: Hearings): Refusal | undefined {
  if (childrenUnheard.length > 0)
    return refuse(MeasureErrors.CHILD_UNHEARD, { params: { count: childrenUnheard.length } });
  return adultsHeard ? undefined : refuse(MeasureErrors.ADULTS_UNHEARD);
}

export const completeHearing = (
  before: HearingMeasure,
  { hearings }: Command<'complete-hearing'>,
  asOf: Date,
): Measure | Refusal => unheard(hearings) ?? { ...before, stage: 'adoption', stageSince: asOf };

export function adopt(before: AdoptionMeasure, command: Command<'adopt'>, asOf: Date): Measure | Refusal {
  const { wanted, catalogue, hearings, by } = command;
  const refusal = unheard(hearings) ?? notInCatalogue(wanted, catalogue, asOf);
  if (refusal) return refusal;
  const first = { term: 1, warnings: 0, adoptedBy: by };
  return { ...before, ...first, ...held(wanted, catalogue, asOf), stage: 'in-force', stageSince: asOf };
}

/** A new term of the same record: what held before is kept as a version of it. */
export function renew(before: HeldMeasure, { wanted, catalogue, by }: Command<'renew'>, asOf: Date): Measure | Refusal {
  const refusal = notInCatalogue(wanted, catalogue, asOf);
  if (refusal) return refusal;
  const next = { term: before.term + 1, adoptedBy: by };
  return {
    ...before,
    institutionId: undefined,
    ...next,
    ...held(wanted, catalogue, asOf),
    stage: 'in-force',
    stageSince: asOf,
  };
}

const held = ({ until, ...wanted }: Wanted, { catalogueId }: Catalogued, asOf: Date) => ({
  ...wanted,
  catalogueId,
  inForceSince: asOf,
  inForceUntil: until,
});

function notInCatalogue(
  { measures, responsible, until }: Wanted,
  { unknown, responsibles, latest }: Catalogued,
  asOf: Date,
): Refusal | undefined {
  if (measures.length === 0) return refuse(MeasureErrors.NO_MEASURE, { field: 'measures' });
  if (unknown.length > 0)
    return refuse(MeasureErrors.NOT_IN_CATALOGUE, { field: 'measures', params: { measure: unknown[0]! } });
  if (!responsibles.includes(responsible))
    return refuse(MeasureErrors.NOT_RESPONSIBLE, { field: 'responsible', params: { responsible } });
  if (until <= asOf) return refuse(MeasureErrors.DATE_PASSED, { field: 'until' });
  const params = { latest: latest.toISOString().slice(0, 10) };
  return until > latest ? refuse(MeasureErrors.TERM_TOO_LONG, { field: 'until', params }) : undefined;
}

export function review(before: HeldMeasure, { finding }: Command<'review'>, asOf: Date): HeldMeasure {
  const reviewed = { ...before, lastReviewAt: asOf };
  return finding === 'not-complied-with' ? enter(reviewed, 'non-compliance', asOf) : reviewed;
}

/** Back in force, with what was said on record; a term that has passed meanwhile rings at once. */
export const warn = (before: HeldMeasure, asOf: Date): HeldMeasure => ({
  ...enter(before, 'in-force', asOf),
  warnings: before.warnings + 1,
});

/** Nobody lets a procedure drop without saying what is done about everything it was for. */
export function withdraw(before: Measure, { reason, answered }: Command<'withdraw'>, asOf: Date): Measure | Refusal {
  const open = [...before.grounds, ...before.factors].find((code) => !answered.some(({ risk }) => risk === code));
  if (open) return refuse(MeasureErrors.RISK_UNATTENDED, { params: { risk: open } });
  return end(before, 'withdrawn', asOf, reason);
}

export const end = (before: Measure, outcome: MeasureOutcome, asOf: Date, outcomeReason?: string): EndedMeasure =>
  ({
    ...withoutPause(before, asOf),
    stage: 'ended',
    stageSince: asOf,
    outcome,
    outcomeAt: asOf,
    outcomeReason,
    endedAt: asOf,
  }) as EndedMeasure;
