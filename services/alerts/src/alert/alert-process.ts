import { Injectable } from '@nestjs/common';
import type { Standing } from '@oln/contracts';
import { OwnedProcess } from '@oln/service-kit';
import { isOpen, type Alert } from './alert.js';

/** What an alert tells its process `alert-<alertId>`. */
@Injectable()
export class AlertProcess extends OwnedProcess<Alert> {
  readonly standingOf = standingOf;

  protected override processOf() {
    return 'alert' as const;
  }

  protected override countedFrom(alert: Alert): Date {
    return alert.receivedAt;
  }
}

/** Where the alert stands, as its process is told. Severity chooses the clock; triage counts from when it came in. */
export const standingOf = (alert: Alert, asOf: Date): Standing => ({
  version: alert.version,
  stage: alert.stage,
  outcome: isOpen(alert) ? undefined : alert.outcome,
  ended: isOpen(alert) ? undefined : true,
  priority: alert.severity,
  anchors: { stageSince: alert.stageSince.toISOString(), receivedAt: alert.receivedAt.toISOString() },
  asOf: asOf.toISOString(),
});
