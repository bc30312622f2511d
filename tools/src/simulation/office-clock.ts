import { localDate, type LocalDate } from '@oln/calendar';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem.js';
import { businessNow, type ClockRecord } from '../stack/clock-record.js';
import { askControl } from '../stack/control.js';

/** If the simulation does not say for so long that it is there, the environment's time stands still until it does. */
const LEASE_SECONDS = 6;
const RENEW_MS = 1_500;
/** Services may see a change of pace a moment later: what is dated lies so far in the past. */
const A_MOMENT_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;

/** Business time of the environment, and its pace, as a simulation needs it. */
export class OfficeClock {
  private renewal?: NodeJS.Timeout;
  changes = 0;

  constructor(
    private record: ClockRecord,
    private readonly socket: string,
  ) {}

  get environment(): string {
    return this.record.environment;
  }

  now(): number {
    return businessNow(this.record);
  }

  today(): LocalDate {
    return localDate(this.now());
  }

  /** For what has just happened. @param notBefore instant that it must follow. */
  justNow(notBefore?: string): string {
    return new Date(Math.max(this.now() - A_MOMENT_MS, notBefore ? Date.parse(notBefore) + 1_000 : 0)).toISOString();
  }

  get secondsPerDay(): number {
    return this.record.speed === 0 ? Infinity : 86_400 / this.record.speed;
  }

  /** Every open process is told of a new pace: it is not changed for little. */
  async setPace(secondsPerDay: number): Promise<void> {
    const speed = Number.isFinite(secondsPerDay) ? 86_400 / secondsPerDay : 0;
    const record = await askControl<ClockRecord>(this.socket, `/speed?speed=${speed}`);
    if (!record)
      throw new Problem('The pace of time could not be changed: the environment has stopped, or runs in real time.');
    this.record = record;
    this.changes += 1;
  }

  /** From now on time goes on only while this process lives. */
  hold(): void {
    const renew = (): void => void this.renewLease().catch(() => undefined);
    renew();
    this.renewal = setInterval(renew, RENEW_MS);
  }

  /** Time was stopped meanwhile where this process was too busy to say in time that it is there: it goes on. */
  private async renewLease(): Promise<void> {
    const record = await askControl<ClockRecord>(this.socket, `/lease?seconds=${LEASE_SECONDS}`);
    if (!record || record.epoch <= this.record.epoch || this.renewal === undefined) return;
    const pace = this.secondsPerDay;
    this.record = record;
    if (record.speed === 0) await this.setPace(pace);
  }

  /** Time is left to itself: it stands still, or goes on at the pace given. */
  async release(secondsPerDay = Infinity): Promise<void> {
    clearInterval(this.renewal);
    this.renewal = undefined;
    await askControl(this.socket, '/lease?seconds=0');
    await this.setPace(secondsPerDay);
  }

  /** Wall milliseconds that were waited. */
  async until(day: LocalDate): Promise<number> {
    const began = performance.now();
    while (this.today() < day) {
      const left = Date.parse(`${day}T12:00:00Z`) - this.now();
      const wallMs = this.record.speed > 0 ? Math.min(left, DAY_MS) / this.record.speed : 200;
      await sleep(Math.min(Math.max(wallMs, 5), 1_000));
    }
    return performance.now() - began;
  }
}
