import { setTimeout as sleep } from 'node:timers/promises';
import type { Finding } from '../../invariants/invariant.js';
import { COMMUNE } from '../../load/office.js';
import type { Arena, Fault, Strike } from '../fault.js';
import { fatesOf, ofDry, ofNeighbours, ofPoison, ofReplayed, ofStillBad, type Fate } from './judge.js';
import { effectsOf } from './effects.js';
import { ParkedDoor } from './parked-door.js';
import { isRefused, KINDS, poisonOf, type Poison } from './poisons.js';
import { ProbeWatch, tookOf, type Probe } from './probes.js';
import { publish } from './publisher.js';
import { Refusals } from './refusals.js';
import { harmlessFact } from './sound-facts.js';
import { wellsOf, type Well } from './wells.js';

/** Of the load's time: how the same load is without poison. */
const CLEAN_SHARE = 0.25;
const ROUNDS = 2;
const PROBE_EVERY_MS = 200;
/** Five tries, with pauses of 1, 2, 4 and 8 s between them, on a busy machine. */
const FATED_WITHIN_MS = 60_000;
const PROBED_WITHIN_MS = 30_000;

interface Poisoned {
  poisons: Poison[];
  probes: Probe[];
  refusals: Refusals;
  /** Services for which no harmless fact is known. */
  dry: readonly string[];
}

/** What was published in a run of the fault, until it is judged. */
const PUBLISHED = new WeakMap<Arena, Poisoned>();

/** Messages that cannot be taken in, for everybody who hears anything: tried, parked, listed, replayed; nobody else waits. */
export const poison: Fault = {
  id: 'F8',
  about:
    'poison messages to everybody who hears: five tries at most, parked, neighbours not delayed, replayed once repaired',
  strike: async (arena, forMs) => {
    const { wells, dry } = wellsOf(await arena.house.stream.consumers());
    const services = [...new Set(wells.flatMap(({ hearers }) => hearers))];
    const watch = new ProbeWatch(arena.house);
    const refusals = await Refusals.at(arena.house, services);
    const poisoned: Poisoned = { poisons: [], probes: watch.probes, refusals, dry };
    PUBLISHED.set(arena, poisoned);
    const done = new AbortController();
    const probing = probeSteadily(arena, wells, watch, done.signal);
    try {
      await sleep(forMs * CLEAN_SHARE);
      await poisonAll(arena, wells, { watch, ...poisoned }, forMs * (1 - CLEAN_SHARE));
    } finally {
      done.abort();
      await probing;
      await watch.end(PROBED_WITHIN_MS);
    }
    return strikes(arena, poisoned);
  },
  afterwards: async (arena) => {
    const { poisons, probes, refusals, dry } = PUBLISHED.get(arena)!;
    try {
      tell(arena, probes);
      return [...ofDry(dry), ...ofNeighbours(probes), ...(await judged(arena, poisons, refusals))];
    } finally {
      await refusals.end();
    }
  },
};

async function probeSteadily(
  arena: Arena,
  wells: readonly Well[],
  watch: ProbeWatch,
  done: AbortSignal,
): Promise<void> {
  while (!done.aborted && !arena.stopped()) {
    for (const well of wells) await probe(arena, well, watch, false);
    await sleep(PROBE_EVERY_MS);
  }
}

async function probe(
  { house }: Arena,
  { subjects, hearers }: Well,
  watch: ProbeWatch,
  isNeighbour: boolean,
): Promise<void> {
  const fact = harmlessFact(subjects, COMMUNE)!;
  for (const service of hearers) watch.sent({ id: fact.id, service, isNeighbour });
  await publish(house.nats, fact, 'probe');
}

async function poisonAll(
  arena: Arena,
  wells: readonly Well[],
  { watch, refusals, poisons }: Poisoned & { watch: ProbeWatch },
  forMs: number,
): Promise<void> {
  const round = wells.flatMap((well) => KINDS.map((kind) => ({ well, kind })));
  const drops = Array.from({ length: ROUNDS }, () => arena.random.shuffle(round)).flat();
  for (const { well, kind } of drops) {
    if (arena.stopped()) return;
    const drop = poisonOf(kind, well);
    if (isRefused(drop)) await refusals.refuse(drop.id);
    await probe(arena, well, watch, true);
    drop.sentAt = Date.now();
    drop.isKeptOut = !(await publish(arena.house.nats, drop, 'poison'));
    poisons.push(drop);
    await probe(arena, well, watch, true);
    await sleep(forMs / (drops.length + 1));
  }
}

/** Gives each its five tries, and says how long it took until it was parked. */
async function strikes(arena: Arena, { poisons }: Poisoned): Promise<Strike[]> {
  const taken = poisons.filter(({ isKeptOut }) => !isKeptOut);
  await untilFated(arena, taken);
  const each = servicesOf(taken).map(async (service) => {
    const fates = await allFates(arena, service, taken);
    return taken.flatMap((one): Strike[] => {
      const row = fates.get(one.id)?.parked[0];
      if (!row) return [];
      const readyMs = Math.max(0, Math.round(row.parkedAt - one.sentAt!));
      const note = `${one.kind}: ${row.errorCode} after ${row.attempts} tries`;
      return [{ part: service, pid: 0, at: new Date(one.sentAt!).toISOString(), readyMs, flowMs: 0, note }];
    });
  });
  return (await Promise.all(each)).flat();
}

const servicesOf = (poisons: readonly Poison[]): string[] => [...new Set(poisons.flatMap(({ hearers }) => hearers))];

const allFates = ({ house }: Arena, service: string, poisons: readonly Poison[]): Promise<Map<string, Fate>> =>
  fatesOf(
    house,
    service,
    poisons.flatMap(({ id, hearers }) => (hearers.includes(service) ? id : [])),
  );

async function untilFated(arena: Arena, poisons: readonly Poison[]): Promise<void> {
  for (const end = Date.now() + FATED_WITHIN_MS; Date.now() < end && !arena.stopped(); await sleep(500)) {
    const fates = await Promise.all(servicesOf(poisons).map((service) => allFates(arena, service, poisons)));
    const waits = fates.some((some) => [...some.values()].some((fate) => fate.parked.length === 0 && !fate.isTakenIn));
    if (!waits) return;
  }
}

function tell(arena: Arena, probes: readonly Probe[]): void {
  for (const service of [...new Set(probes.map((one) => one.service))]) {
    const mine = probes.filter((one) => one.service === service);
    for (const isNeighbour of [false, true]) {
      const { count, p50, p99, max } = tookOf(mine.filter((one) => one.isNeighbour === isNeighbour));
      const where = isNeighbour ? 'beside poison' : 'elsewhere';
      arena.say(`            ${service}: ${count} probes ${where}: p50 ${p50} ms, p99 ${p99} ms, max ${max} ms`);
      arena.figure(`${service} ${where} p99 ms`, p99);
      arena.figure(`${service} ${where} max ms`, max);
    }
  }
}

async function judged(arena: Arena, poisons: readonly Poison[], refusals: Refusals): Promise<Finding[]> {
  const door = await ParkedDoor.open(arena.stack);
  const found: Finding[] = [];
  for (const service of servicesOf(poisons)) {
    const listed = await door.list(service);
    const fates = await allFates(arena, service, poisons);
    for (const one of poisons.filter(({ hearers }) => hearers.includes(service))) {
      // Each of those who hear it has run it.
      const runs = isRefused(one) ? Math.ceil((await refusals.runs(one.id)) / one.hearers.length) : 0;
      found.push(...ofPoison(one, service, fates.get(one.id)!, listed, runs));
    }
  }
  await refusals.repair(poisons.flatMap(({ kind, id }) => (kind === 'refused until repaired' ? id : [])));
  await door.openOffice();
  for (const one of poisons)
    for (const service of one.hearers) found.push(...(await replayed(arena, door, one, service)));
  await arena.house.stream.all();
  arena.house.stream.repaired(poisons.flatMap((one) => (isRepaired(one) ? one.id : [])));
  return found;
}

const isRepaired = ({ kind }: Poison): boolean => kind === 'refused until repaired' || kind === 'unknown commune';

async function replayed(arena: Arena, door: ParkedDoor, one: Poison, service: string): Promise<Finding[]> {
  const fate = async () => (await fatesOf(arena.house, service, [one.id])).get(one.id)!;
  const [row] = (await fate()).parked;
  // Nobody had to repair what was taken in.
  if (!row) return [];
  const first = await door.replay(service, row.id);
  if (!isRepaired(one)) return ofStillBad(one, service, await fate(), first);
  const again = await door.replay(service, row.id);
  return ofReplayed(one, service, await fate(), [first, again], await effectsOf(arena.house, one, service));
}
