import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import type { MonitoringTurn, MonitoringTurnDone } from '@oln/contracts';
import { currentContext, ServiceClock, withContext } from '@oln/service-kit';
import { AlarmWatch } from '../alarm/alarm-watch.js';
import { SnapshotTaking } from '../snapshot/snapshot-taking.service.js';

/** One turn of a round: what has to be done is known here, whatever Schedule started it and how late it comes. */
@Injectable()
export class MonitoringRounds {
  constructor(
    private readonly clock: ServiceClock,
    private readonly taking: SnapshotTaking,
    private readonly alarms: AlarmWatch,
  ) {}

  /** By this service's own clock: that of the process may be ahead of it, where time has a pace of its own. */
  goOn({ round, after }: MonitoringTurn): Promise<MonitoringTurnDone> {
    const asOf = this.clock.now();
    return withContext({ ...currentContext(), asOf }, () =>
      round === 'snapshots' ? this.takeSnapshots(localDate(asOf.getTime())) : this.alarms.goOn(after),
    );
  }

  private async takeSnapshots(today: string): Promise<MonitoringTurnDone> {
    const { done, isLeft } = await this.taking.goOn(today);
    return isLeft ? { done, next: 'more' } : { done };
  }
}
