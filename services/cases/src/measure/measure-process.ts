import { Injectable } from '@nestjs/common';
import type { MeasureHappening, ProcessInput, Standing } from '@oln/contracts';
import { OwnedProcess } from '@oln/service-kit';
import type { Measure } from './measure.js';

/** What a measure tells its process `measure-<id>`. */
@Injectable()
export class MeasureProcess extends OwnedProcess<Measure, MeasureHappening> {
  readonly standingOf = standingOf;

  protected override processOf() {
    return 'protectionMeasure' as const;
  }

  protected override startsWith(measure: Measure): Partial<ProcessInput> {
    const reviewed = 'lastReviewAt' in measure ? measure.lastReviewAt?.toISOString() : undefined;
    return { happened: reviewed ? { 'measure-reviewed': reviewed } : undefined };
  }
}

/** Where the measure stands, as its process is told. */
export const standingOf = (measure: Measure, asOf: Date): Standing => ({
  version: measure.version,
  stage: measure.stage,
  outcome: measure.stage === 'ended' ? measure.outcome : undefined,
  ended: measure.stage === 'ended' || undefined,
  anchors: anchorsOf(measure),
  asOf: asOf.toISOString(),
});

/** The term that runs is counted from where it began: of a renewal, from the renewal. */
export function anchorsOf(measure: Measure): Record<string, string> {
  const stageSince = measure.stageSince.toISOString();
  if (measure.stage !== 'in-force') return { stageSince };
  const { inForceSince, inForceUntil } = measure;
  return { stageSince, inForceSince: inForceSince.toISOString(), inForceUntil: inForceUntil.toISOString() };
}
