import { Injectable } from '@nestjs/common';
import { MONITORING_ROUNDS } from '@oln/contracts';
import { Schedules, ServiceClock, Sweep } from '@oln/service-kit';
import { wantedSchedule } from './wanted-schedules.js';

/** So often they are looked for though nothing has changed: somebody may have taken one away. */
const LOOK_AGAIN_MS = 600_000;

/** Keeps the Temporal Schedules as they are wanted: from the start on, and with every change of the pace of time. */
@Injectable()
export class MonitoringSchedules {
  /** Epoch of the clock for which they were put, and when. */
  private put?: { epoch: number; atMs: number };

  constructor(
    private readonly schedules: Schedules,
    private readonly clock: ServiceClock,
  ) {}

  @Sweep('monitoring-schedules', 5)
  async keep(): Promise<void> {
    const clock = this.clock.forProcesses();
    const [epoch, atMs] = [clock?.epoch ?? 0, Date.now()];
    if (this.put?.epoch === epoch && atMs - this.put.atMs < LOOK_AGAIN_MS) return;
    for (const round of MONITORING_ROUNDS) await this.schedules.put(wantedSchedule(round, clock, atMs));
    this.put = { epoch, atMs };
  }
}
