import { setTimeout as sleep } from 'node:timers/promises';
import type { Streamed } from '../house/stream-reader.js';
import type { Random } from '../run/random.js';
import type { Fault } from './fault.js';
import { compareTwins } from './twins.js';

const WINDOW = 1_000;
const MOST_COPIES = 5;

/** Every message one to five times, in disorder within windows of a thousand, by the seed. */
export function shuffled(stream: readonly Streamed[], random: Random): Streamed[] {
  const copies = stream.flatMap((one) => Array.from({ length: 1 + random.below(MOST_COPIES) }, () => one));
  const windows: Streamed[][] = [];
  for (let from = 0; from < copies.length; from += WINDOW)
    windows.push(random.shuffle(copies.slice(from, from + WINDOW)));
  return windows.flat();
}

/** Nothing is killed: after the load, second sets of consumers with databases of their own hear it all, in order and not. */
export const disorder: Fault = {
  id: 'F7',
  about:
    'every message 1 to 5 times, shuffled in windows of 1,000, to a second set of consumers: the same state as once in order',
  strike: async (_arena, forMs) => {
    await sleep(forMs);
    return [];
  },
  afterwards: async (arena) => {
    const stream = await arena.house.stream.all();
    const disordered = shuffled(stream, arena.random);
    arena.say(
      `${stream.length} messages once in order, and ${disordered.length} in disorder, to consumers of their own …`,
    );
    return compareTwins(arena, stream, disordered);
  },
};
