import { setTimeout as sleep } from 'node:timers/promises';

/** The load has ended: stories stop where they are. */
export class LoadEnded extends Error {}

/** Lets so many calls a second begin. What could not begin in time is not made up for by a burst. */
export class Pace {
  private nextAt = Date.now();
  private ended = false;
  begun = 0;

  /** @param perSecond Infinity: as fast as it goes. */
  constructor(private readonly perSecond: number) {}

  async turn(): Promise<void> {
    if (this.ended) throw new LoadEnded();
    const now = Date.now();
    const mine = Math.max(this.nextAt, now - 1_000);
    this.nextAt = mine + 1_000 / this.perSecond;
    if (mine > now) await sleep(mine - now);
    if (this.ended) throw new LoadEnded();
    this.begun += 1;
  }

  end(): void {
    this.ended = true;
  }
}
