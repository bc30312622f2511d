import { setTimeout as sleep } from 'node:timers/promises';
import type { Arena, Fault, Strike } from '../fault.js';
import { untilFlowing } from '../recovery.js';
import { askOn } from './asking.js';
import { untilDrained } from './drained.js';
import { DRAINS_WITHIN_MS, ofPartition, type Healed } from './judge.js';
import { nameOf, partitions, type Partition } from './plan.js';
import type { Ways } from './ways.js';

const SLOW_MS = 250;

const HEALED = new WeakMap<Arena, Healed[]>();

/** Every part from every back end that it speaks to, half-open, silent, refused, slow: for half a minute each. */
export const partition: Fault = {
  id: 'F12',
  about:
    'a service or the workers cut off from NATS, Temporal or PostgreSQL, half-open included; what waited drains within 30 s',
  readyWithinMs: DRAINS_WITHIN_MS,
  needs: 'ways',
  strike: async (arena) => {
    const healed: Healed[] = [];
    HEALED.set(arena, healed);
    const struck: Strike[] = [];
    const { replicas } = arena.stack.state().options;
    const planned = partitions(arena.random, replicas, arena.choices.parts);
    for (const [index, one] of planned.entries()) {
      if (arena.stopped()) break;
      arena.say(`            ${index + 1} of ${planned.length}: ${nameOf(one)}, ${one.how}`);
      struck.push(await cutOff(arena, waysOf(arena), one, healed));
    }
    return struck;
  },
  afterwards: (arena) => Promise.resolve(HEALED.get(arena)!.flatMap(ofPartition)),
};

function waysOf({ ways }: Arena): Ways {
  if (!ways) throw new Error('The stack was started without ways that can be lost');
  return ways;
}

async function cutOff(arena: Arena, ways: Ways, one: Partition, healed: Healed[]): Promise<Strike> {
  const links = one.parts.map((part) => ways.of(part, one.backEnd));
  const isCutFromDatabase = one.backEnd === 'postgres' && one.how !== 'slow';
  const stop = new AbortController();
  const at = new Date();
  for (const link of links) await (one.how === 'slow' ? link.slow(SLOW_MS) : link.become(one.how));
  const asking = isCutFromDatabase ? askOn(arena, one.parts, stop.signal) : Promise.resolve([]);
  await sleep(arena.choices.partitionMs);
  stop.abort();
  const wholeAt = new Date();
  for (const link of links) {
    link.slow(0);
    await link.become('whole');
  }
  const [drainedMs, flowMs, asked] = await Promise.all([
    untilDrained(arena.house, wholeAt),
    untilFlowing(arena, wholeAt),
    asking,
  ]);
  const name = `${nameOf(one)}, ${one.how}`;
  healed.push({ name, drainedMs, asked, isCutFromDatabase });
  const slowest = Math.max(0, ...asked.map(({ ms }) => ms));
  const answers = isCutFromDatabase ? `; ${asked.length} calls of it, the slowest ${slowest} ms` : '';
  arena.say(
    `${wholeAt.toISOString().slice(11, 23)}  ${name}: drained after ${drainedMs} ms, at work after ${flowMs} ms${answers}`,
  );
  return { part: nameOf(one), pid: 0, at: at.toISOString(), readyMs: drainedMs, flowMs, note: one.how };
}
