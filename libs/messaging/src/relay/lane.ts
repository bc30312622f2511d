import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.js';
import type { Lane, MessagingHooks } from '../hooks.js';
import type { Lease, Spell } from '../lease/lease.js';
import { backoffMs } from './backoff.js';
import type { Bell } from './bell.js';
import { floorOf } from './outbox-rows.js';

/** What a lane does with the rows that wait. */
export interface LaneTurn {
  readonly lane: Lane;
  /**
   * One turn under a spell of the lease; true if there may be more at once. `mayGoOn` turns false when the spell is
   * over or the relay stops: nothing more may be sent then.
   */
  turn(spell: Spell, floor: string, mayGoOn: () => boolean): Promise<boolean>;
  /** Waits for what a turn left under way. */
  drain?(): Promise<void>;
}

export interface LaneRun {
  lease: Lease;
  database: Database;
  bell: Bell;
  pollMs: number;
  hooks: MessagingHooks;
  stopping: AbortSignal;
}

const FLOOR_LASTS_MS = 3_600_000;
const RETRY_AT_MOST_MS = 1_000;

/** Takes turns for as long as the relay lives; a failed turn is told of and comes again within a second. */
export async function runLane(work: LaneTurn, run: LaneRun): Promise<void> {
  const floors = new Floors(run.database, work.lane);
  let failures = 0;
  while (!run.stopping.aborted) {
    const spell = run.lease.current;
    if (!spell) {
      await run.bell.wait(run.pollMs);
      continue;
    }
    const mayGoOn = () => !run.stopping.aborted && run.lease.current?.fence === spell.fence;
    try {
      const more = await work.turn(spell, await floors.under(spell), mayGoOn);
      failures = 0;
      if (!more) await run.bell.wait(run.pollMs);
    } catch (error) {
      run.hooks.problem?.({ where: `relay.${work.lane}`, error });
      await sleep(backoffMs(failures++, 100, RETRY_AT_MOST_MS), undefined, { signal: run.stopping }).catch(
        () => undefined,
      );
    }
  }
  await work.drain?.();
}

/** Before this instant everything has left. Asked anew under every spell and every hour. */
class Floors {
  private known?: { fence: string; floor: string; at: number };

  constructor(
    private readonly database: Database,
    private readonly lane: Lane,
  ) {}

  async under({ fence }: Spell): Promise<string> {
    if (this.known?.fence !== fence || Date.now() - this.known.at > FLOOR_LASTS_MS) {
      this.known = { fence, floor: await floorOf(this.database, this.lane), at: Date.now() };
    }
    return this.known.floor;
  }
}
