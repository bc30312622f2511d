import { businessNow, epochMs, isoInstant, reanchor, wallMsUntil } from '@oln/calendar';
import type { ProcessState } from './process-state.js';
import type { Ring } from './rings.js';

const SOONEST_MS = 100;
/** Longest sleep before the owner of a clock that runs behind ours is asked again. */
const LATEST_MS = 10 * 60_000;

/** Business time of a process: told at its start and with every change of pace; corrected by its owner's. */
export class ProcessTime {
  private notBeforeMs = 0;
  private refusals = 0;
  /** Since when each ring is waited for: asking again never postpones a short clock. */
  private readonly since = new Map<string, number>();

  constructor(private readonly state: ProcessState) {}

  get asOf(): string {
    return isoInstant(businessNow(this.state.clock, Date.now()));
  }

  /** Wall milliseconds; Infinity while the environment stands still. */
  waitMs(ring: Ring): number {
    const now = Date.now();
    const since = this.since.get(ring.key) ?? now;
    this.since.set(ring.key, since);
    return Math.max(wallMsUntil(this.state.clock, ring.at, now, since), this.notBeforeMs - now, 0);
  }

  /** The owner's clock is behind ours (the environment stood still): it is the truth. Asks ever later while it is so. */
  fallBack(ring: Ring, ownerAsOf: string): void {
    const now = Date.now();
    const { clock } = this.state;
    const pauseMs = SOONEST_MS * 2 ** Math.min(this.refusals++, 16);
    if (clock) this.state.clock = { ...reanchor(clock, now, { business: ownerAsOf }), epoch: clock.epoch };
    const waitMs = clock ? pauseMs : Math.max(pauseMs, epochMs(ring.at) - epochMs(ownerAsOf));
    this.notBeforeMs = now + Math.min(waitMs, LATEST_MS);
  }

  /** The owner's clock and ours agree again. */
  agree(): void {
    this.notBeforeMs = 0;
    this.refusals = 0;
  }
}
