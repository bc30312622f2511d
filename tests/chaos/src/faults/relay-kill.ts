import { setTimeout as sleep } from 'node:timers/promises';
import type { PartState } from '@oln/tools';
import type { Arena, Fault, Strike } from './fault.js';
import { blows, partOf, strikeAt, untilFlowing } from './recovery.js';
import { betweenPublishAndMark, relayHolder, serviceInTurn } from './relay-holder.js';

const BLOWS = 6;
/** So often the relay is waited for: it must have something to send at that moment. */
const ATTEMPTS = 20;

/** The process that holds the relay's lease dies between publishing and marking: its facts must come once all the same. */
export const relayKill: Fault = {
  id: 'F6',
  about: 'kill -9 of the relay that holds the lease, between publishing and marking',
  readyWithinMs: 5_000,
  strike: (arena, forMs) => blows(arena, forMs, BLOWS, (number) => killBetween(arena, serviceInTurn(number))),
};

async function killBetween(arena: Arena, service: string): Promise<Strike> {
  for (let attempt = 0; attempt < ATTEMPTS && !arena.stopped(); attempt++) {
    let before: PartState | undefined;
    const caught = await betweenPublishAndMark(arena, service, (part) => {
      before = { ...partOf(arena, part) };
      process.kill(before.pid!, 'SIGKILL');
    });
    if (before)
      return strikeAt(arena, before.name, () => undefined, `${caught} facts published and not marked`, before);
    await sleep(200);
  }
  throw new Error(`The relay of ${service} was never caught between publishing and marking: is there any load?`);
}

const FROZEN_WITHIN_MS = 15_000;

/** The holder is stopped in the middle of a batch, another takes over, and the first one wakes up believing it still holds it. */
export const relayFrozen: Fault = {
  id: 'frozen',
  about: 'the relay that holds the lease is stopped in the middle of a batch, another takes over, it wakes up',
  readyWithinMs: 5_000,
  strike: (arena, forMs) => blows(arena, forMs, BLOWS, (number) => freeze(arena, serviceInTurn(number))),
};

async function freeze(arena: Arena, service: string): Promise<Strike> {
  for (let attempt = 0; attempt < ATTEMPTS && !arena.stopped(); attempt++) {
    let frozen: PartState | undefined;
    const caught = await betweenPublishAndMark(arena, service, (part) => {
      frozen = { ...partOf(arena, part) };
      process.kill(frozen.pid!, 'SIGSTOP');
    });
    if (frozen) return wake(arena, service, frozen, caught);
    await sleep(200);
  }
  throw new Error(`The relay of ${service} was never caught in the middle of a batch: is there any load?`);
}

async function wake(arena: Arena, service: string, frozen: PartState, caught: number): Promise<Strike> {
  const at = new Date();
  try {
    await untilTakenOver(arena, service, frozen.name);
    const readyMs = Date.now() - at.getTime();
    // The other one has sent the same facts again by now.
    const flowMs = await untilFlowing(arena, at);
    const note = `another holds the lease after ${readyMs} ms; ${caught} facts in hand`;
    arena.say(
      `${at.toISOString().slice(11, 23)}  ${frozen.name.padEnd(9)} pid ${frozen.pid} frozen: ${note}, at work after ${flowMs} ms`,
    );
    return { part: frozen.name, pid: frozen.pid!, at: at.toISOString(), readyMs, flowMs, note };
  } finally {
    process.kill(frozen.pid!, 'SIGCONT');
  }
}

async function untilTakenOver({ house }: Arena, service: string, from: string): Promise<void> {
  for (const end = Date.now() + FROZEN_WITHIN_MS; Date.now() < end; await sleep(50)) {
    const holder = await house.read((rows) => relayHolder(rows, service));
    if (holder !== undefined && holder !== from) return;
  }
  throw new Error(`Nobody took the relay's lease of ${service} over`);
}
