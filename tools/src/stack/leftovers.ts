import { delay, killQuietly } from './part.js';
import type { PartState } from './part-definition.js';
import { isSame } from './process-identity.js';

const GRACE_MS = 15_000;
/** Seconds after a kill, the kernel is still taking a large process down. */
const GONE_WITHIN_MS = 10_000;

type Leftover = Pick<PartState, 'name' | 'pid' | 'identity'>;

/** Stops what a killed supervisor left running, told by number and start time; gives how many there were. */
export async function stopLeftovers(parts: readonly Leftover[]): Promise<number> {
  const alive = (): Leftover[] => parts.filter((part) => isSame(part.pid, part.identity));
  const found = alive();
  for (const part of found) killQuietly(part.pid!, part.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
  await untilNone(alive, GRACE_MS);
  for (const part of alive()) killQuietly(part.pid!, 'SIGKILL');
  await untilNone(alive, GONE_WITHIN_MS);
  return found.length;
}

async function untilNone(alive: () => Leftover[], withinMs: number): Promise<void> {
  const until = Date.now() + withinMs;
  while (alive().length > 0 && Date.now() < until) await delay(50);
}
