import { Injectable } from '@nestjs/common';
import type { ProcessInput, Standing, WatchHappening } from '@oln/contracts';
import { OwnedProcess } from '@oln/service-kit';
import { isEnded, type Watch } from './watch.js';

/** What a watch tells its process `child-watch-<childId>`. */
@Injectable()
export class WatchProcess extends OwnedProcess<Watch, WatchHappening> {
  readonly standingOf = standingOf;

  protected override processOf() {
    return 'childWatch' as const;
  }

  protected override startsWith(watch: Watch): Partial<ProcessInput> {
    return { happened: happenedOf(watch) };
  }
}

function happenedOf({ lastJoinedAt, lastReviewedAt }: Watch): Record<string, string> {
  return {
    ...(lastJoinedAt && { 'alert-joined': lastJoinedAt.toISOString() }),
    ...(lastReviewedAt && { 'watch-reviewed': lastReviewedAt.toISOString() }),
  };
}

export const standingOf = (watch: Watch, asOf: Date): Standing => ({
  version: watch.version,
  stage: watch.stage,
  outcome: isEnded(watch) ? watch.outcome : undefined,
  ended: isEnded(watch) || undefined,
  priority: watch.severity,
  anchors: { stageSince: watch.stageSince.toISOString() },
  asOf: asOf.toISOString(),
});
