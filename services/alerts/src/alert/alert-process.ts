import { Injectable } from '@nestjs/common';
import type { Standing } from '@oln/contracts';
import { anchorsFrom, OwnedProcess } from '@oln/service-kit';
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

/**
 * Where the alert stands, as its process is told. Severity chooses the clock; triage counts from when the alert came in, and anew from
 * when it was sent back: the clock of before may have rung to its end, and would hold nobody any more.
 */
export const standingOf = (alert: Alert, asOf: Date): Standing => ({
  version: alert.version,
  stage: alert.stage,
  outcome: isOpen(alert) ? undefined : alert.outcome,
  ended: isOpen(alert) ? undefined : true,
  priority: alert.severity,
  anchors: anchorsFrom({ stageSince: alert.stageSince, receivedAt: alert.sentBackAt ?? alert.receivedAt }),
  asOf: asOf.toISOString(),
});
