import { Injectable } from '@nestjs/common';
import { addTerm } from '@oln/calendar';
import { holidaysOver } from '@oln/calendar/holidays';
import type { Standing } from '@oln/contracts';
import { OwnedProcess, type Tx } from '@oln/service-kit';
import { isOpen, type Alarm } from './alarm.js';

/** What an alarm tells its process `monitoring-alarm-<id>`. */
@Injectable()
export class AlarmProcess extends OwnedProcess<Alarm> {
  readonly standingOf = standingOf;

  protected override processOf() {
    return 'monitoringAlarm' as const;
  }

  protected override countedFrom({ openedAt }: Alarm): Date {
    return openedAt;
  }

  /** Until when what is opened now is to be resolved. */
  async dueAt(tx: Tx, commune: string): Promise<Date> {
    const term = (await this.policy.of(tx, commune)).termsOf('monitoringAlarm')['acknowledged.resolve']!;
    return new Date(addTerm(tx.asOf.toISOString(), term, holidaysOver(tx.asOf, tx.asOf)));
  }
}

/** Where the alarm stands, as its process is told. */
export const standingOf = (alarm: Alarm, asOf: Date): Standing => ({
  version: alarm.version,
  stage: alarm.stage,
  outcome: isOpen(alarm) ? undefined : alarm.outcome,
  ended: isOpen(alarm) ? undefined : true,
  anchors: { stageSince: alarm.stageSince.toISOString(), openedAt: alarm.openedAt.toISOString() },
  asOf: asOf.toISOString(),
});
