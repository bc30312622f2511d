import { setTimeout as sleep } from 'node:timers/promises';
import type { PartState } from '@oln/tools';
import type { Arena, Strike } from './fault.js';

const GIVE_UP_MS = 60_000;
const LOOK_EVERY_MS = 50;

export function partOf({ stack }: Arena, name: string): PartState {
  const part = stack.state().parts.find((candidate) => candidate.name === name);
  if (!part?.pid) throw new Error(`There is no running part ${name}`);
  return part;
}

/** Does harm to a part and measures until all is well. */
export async function strikeAt(
  arena: Arena,
  name: string,
  harm: (part: PartState) => Promise<void> | void,
  note?: string,
  before: PartState = { ...partOf(arena, name) },
): Promise<Strike> {
  const at = new Date();
  await harm(before);
  const [readyMs, flowMs] = await Promise.all([untilReady(arena, before, at), untilFlowing(arena, at)]);
  const strike = { part: name, pid: before.pid!, at: at.toISOString(), readyMs, flowMs, note };
  arena.say(told(strike));
  return strike;
}

const told = ({ part, pid, at, readyMs, flowMs, note }: Strike): string =>
  `${at.slice(11, 23)}  ${part.padEnd(9)} pid ${String(pid).padEnd(7)} ready again after ${ms(readyMs)}, at work after ${ms(flowMs)}${note ? ` (${note})` : ''}`;

const ms = (value: number): string => (value === Infinity ? 'never' : `${String(Math.round(value)).padStart(5)} ms`);

/** Another process, and it answers. Infinity: not within {@link GIVE_UP_MS}. */
export async function untilReady(arena: Arena, before: PartState, at: Date): Promise<number> {
  return until(at, () => {
    const now = partOf(arena, before.name);
    return Promise.resolve(now.restarts > before.restarts && now.state === 'ready');
  });
}

const LEFT = `
  select lane from intake.outbox where recorded_at > $1 and published_at > $1 group by lane`;

/** Under load something is written all the time: until some of it that is younger than the blow has left by both lanes. */
export async function untilFlowing({ house }: Arena, at: Date): Promise<number> {
  // One connection for as long as it holds: making one costs the house more than the question.
  return until(at, () =>
    house.read(async (rows) => {
      while (Date.now() - at.getTime() < GIVE_UP_MS) {
        if ((await rows(LEFT, [at.toISOString()])).length === 2) return true;
        await sleep(LOOK_EVERY_MS);
      }
      return false;
    }),
  );
}

async function until(at: Date, holds: () => Promise<boolean>): Promise<number> {
  while (Date.now() - at.getTime() < GIVE_UP_MS) {
    // The database may be the part that was struck.
    if (await holds().catch(() => false)) return Date.now() - at.getTime();
    await sleep(LOOK_EVERY_MS);
  }
  return Infinity;
}

/**
 * So many blows over the time, `wanted` or more, at moments from the seed. The next one waits until the last is healed: a
 * part that is down cannot be struck.
 */
export async function blows(
  arena: Arena,
  forMs: number,
  wanted: number,
  blow: (number: number) => Promise<Strike>,
): Promise<Strike[]> {
  const struck: Strike[] = [];
  const began = Date.now();
  const pauseMs = (forMs - 4_000) / wanted;
  for (let number = 0; number < wanted && !arena.stopped(); number++) {
    const due = began + 2_000 + pauseMs * (number + arena.random.between(0, 0.5));
    await sleep(Math.max(0, due - Date.now()));
    struck.push(await blow(number));
  }
  return struck;
}
