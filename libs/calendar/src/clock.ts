import type { ProcessClock } from '@oln/contracts';
import { epochMs, isoInstant, type Instant } from './instant.js';

/**
 * At high speed a clock of less than a business day has at least this much wall time, so that what people and services
 * do within it has time to arrive.
 */
export const SHORT_CLOCK_FLOOR_MS = 250;

const DAY_MS = 86_400_000;

/** Business time at a wall instant, epoch ms. Without a clock (production) it is wall time. Never before its anchor. */
export function businessNow(clock: ProcessClock | undefined, wallMs: number): number {
  if (!clock) return wallMs;
  const passed = Math.max(0, wallMs - epochMs(clock.wall)) * clock.speed;
  // A hair more than the floor: 3 × 0.1 wall milliseconds must not lose a business millisecond to floating point.
  return epochMs(clock.business) + Math.floor(passed + 1e-6);
}

/**
 * Wall milliseconds until a business instant; 0 once it has come, Infinity while the environment is paused (wait for
 * `clockChanged` then, without a timer). `setAtWallMs` is the wall instant at which the clock was set (default: now);
 * it anchors the floor of short clocks, so that asking again never postpones one.
 */
export function wallMsUntil(
  clock: ProcessClock | undefined,
  businessInstant: Instant,
  wallMs: number,
  setAtWallMs: number = wallMs,
): number {
  const due = epochMs(businessInstant);
  if (!clock) return Math.max(0, due - wallMs);
  const floor = shortClockFloor(clock, due, setAtWallMs);
  const early = floor && Math.max(0, setAtWallMs + floor - wallMs);
  if (businessNow(clock, wallMs) >= due) return early;
  if (clock.speed === 0) return Number.POSITIVE_INFINITY;
  return Math.max(early, wallMsLeft(clock, due, wallMs));
}

/** The clock from `wallMs` on, at another pace or moved to another business instant; its epoch is the next one. */
export function reanchor(
  clock: ProcessClock | undefined,
  wallMs: number,
  change: { speed?: number; business?: Instant } = {},
): ProcessClock {
  const speed = change.speed ?? clock?.speed ?? 1;
  if (!(speed >= 0 && Number.isFinite(speed))) throw new RangeError(`${speed} is not a pace: it is 0 (paused) or more`);
  return {
    epoch: (clock?.epoch ?? 0) + 1,
    wall: isoInstant(wallMs),
    business: isoInstant(change.business ?? businessNow(clock, wallMs)),
    speed,
  };
}

/** Whole milliseconds; one more where rounding would wake a waiter a moment too early. */
function wallMsLeft(clock: ProcessClock, due: number, wallMs: number): number {
  const left = Math.ceil((due - epochMs(clock.business)) / clock.speed - (wallMs - epochMs(clock.wall)));
  return businessNow(clock, wallMs + left) >= due ? left : left + 1;
}

function shortClockFloor(clock: ProcessClock, due: number, setAtWallMs: number): number {
  const span = due - businessNow(clock, setAtWallMs);
  return clock.speed > 1 && span > 0 && span < DAY_MS ? SHORT_CLOCK_FLOOR_MS : 0;
}
