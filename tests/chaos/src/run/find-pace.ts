import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../house/house.js';
import { Load, type Open } from '../load/load.js';
import { untilQuiet } from './settle.js';

/** Calls a second that the bars ask for. */
const WANTED = 50;
/** Below this a load says nothing. */
const LEAST = 5;
const TRIAL_MS = 30_000;
/** Whoever keeps up has little to catch up with: an outbox counts as waiting from two seconds on. */
const CAUGHT_UP_WITHIN_MS = 3_000;
const AT_REST_WITHIN_MS = 240_000;
const SLOWER_BY = 0.6;
/** Who was struck is missing, and what waited meanwhile comes on top. */
const USED = 0.75;

interface Trying {
  house: House;
  seed: number;
  say(line: string): void;
}

/**
 * Calls a second at which nothing piles up while nothing is struck, 50 at most. On a machine that is too slow for 50 every fault would be taken for one that the
 * house never recovers from, when it had not kept up before the blow either. Each trial begins in a house at rest.
 */
export async function findPace(open: Open, { house, seed, say }: Trying): Promise<number> {
  for (let perSecond = WANTED; ; perSecond = Math.max(LEAST, Math.floor(perSecond * SLOWER_BY))) {
    const caughtUpMs = await trial(open, { house, seed, perSecond });
    const whole = `${perSecond} calls a second for ${TRIAL_MS / 1_000} s, caught up ${(caughtUpMs / 1_000).toFixed(1)} s later`;
    if (caughtUpMs <= CAUGHT_UP_WITHIN_MS || perSecond === LEAST) {
      const found = perSecond === WANTED ? WANTED : Math.max(LEAST, Math.floor(perSecond * USED));
      say(
        `${whole}: the load is ${found} a second (${WANTED} is asked where the machine keeps up; --rate says another)`,
      );
      return found;
    }
    say(`${whole}: too many for this machine`);
  }
}

/** Gives how long it took until nothing waited. */
async function trial(
  open: Open,
  { house, ...options }: { house: House; seed: number; perSecond: number },
): Promise<number> {
  await open.cases.fill(open.office);
  const load = new Load(open, options);
  load.start();
  await sleep(TRIAL_MS);
  await load.end();
  const ended = Date.now();
  await untilQuiet(house, ended + AT_REST_WITHIN_MS);
  return Date.now() - ended;
}
