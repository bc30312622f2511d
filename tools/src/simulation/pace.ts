/** A day of work may fill this much of the wall time of a day. */
const FULL = 0.75;
/** A new pace is worth telling every open process of if it differs by this much. */
const FASTER_FROM = 0.55;
const SLOWER_FROM = 1.15;
/** How much one day counts against those before it. */
const NEWEST = 0.3;
/** However far processes are behind, a day lasts so many times what the work needs at most: what never rings must not stop the year. */
const SLOWEST = 4;
/** Wall time from one change to the next, unless people fall behind; and days, since every open process is told of each. */
const REST_MS = 20_000;
const REST_DAYS = 25;
/** After a rest what processes could not keep up with is tried again little by little, day by day: they would fall behind as soon as they have caught up. */
const TRIED_AGAIN = 0.97;

export interface DayOfWork {
  /** Wall seconds that the work of the day took. */
  seconds: number;
  /** Business days by which people are behind at its end. */
  daysLate: number;
  /** Clocks that have passed days ago, of which no process has told: how far processes are behind. */
  clocksUntold: number;
}

/**
 * How long a business day lasts: so long that staff gets through its work and processes keep up, and not longer. A pure function of what
 * was seen; nobody's decisions depend on it.
 */
export class Pace {
  private mean?: number;
  private changedAt = -Infinity;
  /** What they needed when they were last behind, less what has been tried since. */
  private forProcesses = 0;

  constructor(
    public secondsPerDay: number,
    private readonly shortest: number,
  ) {}

  /** The new length of a day in wall seconds; undefined: as before. */
  after({ seconds, daysLate, clocksUntold }: DayOfWork, wallMs: number): number | undefined {
    this.mean = this.mean === undefined ? seconds : this.mean * (1 - NEWEST) + seconds * NEWEST;
    const behind = daysLate > 1 || clocksUntold > 0;
    const rested = wallMs - this.changedAt > Math.max(REST_MS, REST_DAYS * this.secondsPerDay * 1_000);
    const forWork = Math.max(this.shortest, this.mean / FULL);
    if (clocksUntold > 0) this.forProcesses = Math.min(this.secondsPerDay * 1.5, forWork * SLOWEST);
    const needed = Math.max(forWork, this.forProcesses);
    const change = needed / this.secondsPerDay;
    const isWorthIt = (change > SLOWER_FROM && (behind || rested)) || (change < FASTER_FROM && rested && !behind);
    if (rested && !behind) this.forProcesses *= TRIED_AGAIN;
    if (!isWorthIt) return undefined;
    this.changedAt = wallMs;
    this.secondsPerDay = Math.max(needed, this.shortest);
    return this.secondsPerDay;
  }

  /** A day's work has lasted for so long and is not done: the day lasts twice that, so that not another one is lost over it. */
  brake(seconds: number): number | undefined {
    if (seconds < this.secondsPerDay) return undefined;
    this.secondsPerDay = seconds * 2;
    return this.secondsPerDay;
  }
}
