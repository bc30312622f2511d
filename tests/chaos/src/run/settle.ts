import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../house/house.js';
import { SERVICES } from '../house/services.js';
import { INVARIANTS } from '../invariants/all.js';
import { traces } from '../invariants/i8-traces.js';
import type { Finding, Invariant, Seen } from '../invariants/invariant.js';

/** What the bars allow from the last request to everything being where it belongs: longer is slow. */
export const SETTLES_WITHIN_MS = 60_000;
/** What has not come by then is lost. The house itself repairs a deadline that nobody told of after two minutes and a half. */
const GIVE_UP_MS = 240_000;
const AGAIN_MS = 2_000;
const TELL_EVERY_MS = 20_000;

/**
 * Asks every invariant until nothing is found: what is on its way may still arrive, and how long that took is told. What is
 * found after four minutes is so. `known` was found before and is not asked about again.
 */
export async function checkAll(
  house: House,
  seen: () => Seen,
  known: ReadonlySet<string>,
  say: (line: string) => void,
): Promise<{ findings: Finding[]; settledMs: number }> {
  const began = Date.now();
  let told = began;
  await untilQuiet(house, began + GIVE_UP_MS);
  for (;;) {
    const found = await check(HEALING, house, seen(), known);
    const settledMs = Date.now() - began;
    // What is there twice does not go away again.
    const mayHeal = found.some(({ kind }) => kind !== 'doubled');
    if (mayHeal && Date.now() - told > TELL_EVERY_MS) {
      told = Date.now();
      say(stillMissing(found, settledMs));
    }
    if (mayHeal && settledMs < GIVE_UP_MS) await sleep(AGAIN_MS);
    else return { findings: [...found, ...(await check([traces], house, seen(), known))], settledMs };
  }
}

const stillMissing = (found: readonly Finding[], settledMs: number): string =>
  `            ${Math.round(settledMs / 1_000)} s: ${found.length} still missing, the first one: ${nameOf(found[0]!)}`;

/** What was found by traces stays there; they are looked for once, because all files are read for it. */
const HEALING = INVARIANTS.filter((invariant) => invariant !== traces);

async function check(
  invariants: readonly Invariant[],
  house: House,
  seen: Seen,
  known: ReadonlySet<string>,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const invariant of invariants) found.push(...(await invariant.check(house, seen)));
  return found.filter((finding) => !known.has(nameOf(finding)));
}

export const nameOf = ({ invariant, what }: Finding): string => `${invariant} ${what}`;

/** Cheap to ask: nothing older than a moment waits to be sent, nothing waits to be heard. */
export async function untilQuiet(house: House, end: number): Promise<void> {
  while (Date.now() < end && !(await isQuiet(house).catch(() => false))) await sleep(250);
}

/** Tasks in Temporal's queues; its own figures are some seconds old. */
const QUEUED_AT_MOST_MS = 5_000;
const OLD = `published_at is null and recorded_at < clock_timestamp() - interval '2 seconds'`;

async function isQuiet(house: House): Promise<boolean> {
  const old = SERVICES.map((service) => `select from ${service}.outbox where ${OLD}`).join(' union all ');
  if ((await house.read((rows) => rows(`${old} limit 1`))).length > 0) return false;
  const consumers = await house.stream.consumers();
  if (consumers.some(({ num_pending }) => num_pending >= 20)) return false;
  return (await house.processes.oldestTaskMs([...SERVICES])) < QUEUED_AT_MOST_MS;
}
