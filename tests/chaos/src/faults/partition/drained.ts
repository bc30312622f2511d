import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../house/house.js';
import { SERVICES } from '../../house/services.js';
import { matches, type Streamed } from '../../house/stream-reader.js';

const GIVE_UP_MS = 90_000;
const LOOK_EVERY_MS = 250;
/** What the house itself writes while nothing waits; older than that is a backlog. */
const QUEUED_AT_MOST_MS = 5_000;

/** Until everything that had been written when it was whole again has left, was heard, and was given to a worker. */
export async function untilDrained(house: House, wholeAt: Date): Promise<number> {
  const before = await house.stream.all().catch((): readonly Streamed[] => []);
  const seen = { at: wholeAt, stream: [...before] };
  while (Date.now() - wholeAt.getTime() < GIVE_UP_MS) {
    if (await isDrained(house, seen).catch(() => false)) return Date.now() - wholeAt.getTime();
    await sleep(LOOK_EVERY_MS);
  }
  return Infinity;
}

/** Nothing that had been written at that moment waits anywhere. */
export async function isDrained(
  house: House,
  { at, stream }: { at: Date; stream: readonly Streamed[] },
): Promise<boolean> {
  const left = SERVICES.map(
    (service) => `select from ${service}.outbox where published_at is null and recorded_at < $1`,
  ).join(' union all ');
  if ((await house.read((rows) => rows(`${left} limit 1`, [at.toISOString()]))).length > 0) return false;
  return (await isHeard(house, stream)) && (await house.processes.oldestTaskMs([...SERVICES])) < QUEUED_AT_MOST_MS;
}

/** Every consumer has said of all that stood in the stream that it is done with it. */
async function isHeard(house: House, stream: readonly Streamed[]): Promise<boolean> {
  const consumers = await house.stream.consumers();
  return consumers.every(({ config, ack_floor }) => {
    const subjects = config.filter_subjects ?? [config.filter_subject ?? '>'];
    const last = stream.findLast(({ subject }) => subjects.some((pattern) => matches(pattern, subject)));
    return ack_floor.stream_seq >= (last?.seq ?? 0);
  });
}
