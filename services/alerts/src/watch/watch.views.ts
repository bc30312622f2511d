import type { WatchDto } from './watch.dto.js';
import { isEnded, type Watch } from './watch.js';

export const watchView = (watch: Watch): WatchDto => ({
  id: watch.id,
  commune: watch.commune,
  version: watch.version,
  stage: watch.stage,
  stageSince: watch.stageSince.toISOString(),
  openedAt: watch.openedAt.toISOString(),
  severity: watch.severity,
  alerts: watch.alerts,
  open: watch.open,
  lastJoinedAt: watch.lastJoinedAt?.toISOString(),
  lastReviewedAt: watch.lastReviewedAt?.toISOString(),
  personInCharge: watch.personInCharge,
  outcome: isEnded(watch) ? watch.outcome : undefined,
  endedAt: isEnded(watch) ? watch.endedAt.toISOString() : undefined,
});
