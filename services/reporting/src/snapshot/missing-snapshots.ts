import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { SYSTEM } from '@oln/identity';
import { currentContext, ServiceClock, Sweep } from '@oln/service-kit';
import { SnapshotTaking } from './snapshot-taking.service.js';

const HOUR_MS = 3_600_000;
/** The Schedule comes at three in the morning; what is missing some hours later it has not taken. */
const GRACE_MS = 12 * HOUR_MS;
/** Wall time that a Schedule and its round may take where business time runs faster. */
const GRACE_WALL_MS = 120_000;

/** No quarter goes by in silence: where no Schedule came, or its round was lost, the owner takes it itself, and says that it had to. */
@Injectable()
export class MissingSnapshots {
  constructor(
    private readonly taking: SnapshotTaking,
    private readonly clock: ServiceClock,
  ) {}

  /** A turn at a time. Gives how many were taken. */
  @Sweep('missing-snapshots', 60)
  async repair(): Promise<number> {
    const instant = this.clock.wallTimeAgo(GRACE_WALL_MS);
    if (!instant) return 0;
    return this.repairBefore(new Date(Math.min(instant.getTime(), this.clock.now().getTime() - GRACE_MS)));
  }

  /** Of quarters that had ended by then. */
  async repairBefore(instant: Date): Promise<number> {
    const context = { ...currentContext(), principal: SYSTEM.monitoring };
    return (await this.taking.goOn(localDate(instant.getTime()), context)).done;
  }
}
