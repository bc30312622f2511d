import type { House, Rows } from '../../house/house.js';
import { findings, type Finding } from '../../invariants/invariant.js';
import { isKept } from './effects.js';
import { isRefused, type Poison } from './poisons.js';
import { tookOf, type Probe } from './probes.js';

export const TRIES_AT_MOST = 5;
/** A delivery is tried with its batch, and once more alone. */
const RUNS_AT_MOST = TRIES_AT_MOST * 2;
/** Of neighbours, beyond what the load itself makes of them. */
export const DELAYED_AT_MOST_MS = 1_000;

export interface Fate {
  /** Rows of it among the parked messages of a service. */
  parked: { id: string; attempts: number; errorCode: string; isReplayed: boolean; parkedAt: number }[];
  isTakenIn: boolean;
}

/** What a service's tables say of messages, by their ids. */
export async function fatesOf(house: House, service: string, ids: readonly string[]): Promise<Map<string, Fate>> {
  return house.read(async (rows) => {
    const fates = new Map(ids.map((id): [string, Fate] => [id, { parked: [], isTakenIn: false }]));
    for (const { message_id, ...row } of await parkedRows(rows, service, ids)) fates.get(message_id)?.parked.push(row);
    const taken = await rows<{ message_id: string }>(
      `select message_id from ${service}.inbox where message_id = any ($1)`,
      [ids],
    );
    for (const { message_id } of taken) fates.get(message_id)!.isTakenIn = true;
    return fates;
  });
}

const parkedRows = (rows: Rows, service: string, ids: readonly string[]) =>
  rows<{ message_id: string } & Fate['parked'][number]>(
    `select message_id, id, attempts, error_code as "errorCode", replayed_at is not null as "isReplayed",
            (extract(epoch from parked_at) * 1000)::float8 as "parkedAt"
       from ${service}.parked where message_id = any ($1)`,
    [ids],
  );

/**
 * No office is where it says: some services know what to do with that, and others have nobody to turn to. And whoever keeps
 * nothing of a fact does not stumble over what it says.
 */
const mayBeTakenIn = (poison: Poison, service: string): boolean =>
  poison.kind === 'unknown commune' || (poison.kind === 'data that does not fit' && !isKept(service, poison));

/** Tried five times at most, then parked, once, and listed. Before anything is repaired. */
export function ofPoison(
  poison: Poison,
  service: string,
  fate: Fate,
  listed: ReadonlySet<string>,
  runs = 0,
): Finding[] {
  const name = `${service}: ${poison.kind} ${poison.id}`;
  const [row] = fate.parked;
  if (poison.isKeptOut) return row || fate.isTakenIn ? wrong(`${name}: kept out by the stream, and here`) : [];
  if (fate.isTakenIn) return mayBeTakenIn(poison, service) && !row ? [] : wrong(`${name}: taken in`);
  if (!row) return findings('F8', 'lost', [`${name}: neither parked nor taken in`]);
  return [
    ...(fate.parked.length > 1 ? findings('F8', 'doubled', [`${name}: parked ${fate.parked.length} times`]) : []),
    ...(row.attempts > TRIES_AT_MOST ? wrong(`${name}: tried ${row.attempts} times`) : []),
    ...(isRefused(poison) && runs > RUNS_AT_MOST ? wrong(`${name}: its handler ran ${runs} times`) : []),
    ...(isRefused(poison) && runs === 0 ? wrong(`${name}: its handler never ran`) : []),
    ...(listed.has(row.id) ? [] : wrong(`${name}: not listed among the parked messages`)),
  ];
}

/** Beside poison nobody waits more than a second longer than elsewhere in the same load. */
export function ofNeighbours(probes: readonly Probe[]): Finding[] {
  const services = [...new Set(probes.map(({ service }) => service))];
  return services.flatMap((service) => {
    const mine = probes.filter((probe) => probe.service === service);
    const lost = mine.filter(({ tookMs }) => tookMs === undefined);
    const arrived = mine.filter(({ tookMs }) => tookMs !== undefined);
    const elsewhere = tookOf(arrived.filter(({ isNeighbour }) => !isNeighbour));
    const beside = tookOf(arrived.filter(({ isNeighbour }) => isNeighbour));
    const delay = beside.max - elsewhere.max;
    return [
      ...findings(
        'F8',
        'lost',
        lost.map(({ id }) => `${service} has not taken in the probe ${id}`),
      ),
      ...(beside.count === 0 ? wrong(`${service}: nothing was published beside poison`) : []),
      ...(beside.p99 > DELAYED_AT_MOST_MS || delay > DELAYED_AT_MOST_MS
        ? wrong(
            `${service}: beside poison p99 ${beside.p99} ms, at most ${beside.max} ms, elsewhere at most ${elsewhere.max} ms`,
          )
        : []),
    ];
  });
}

/** What was repaired and replayed, twice: its effect is there once, and its row says so. */
export function ofReplayed(
  poison: Poison,
  service: string,
  fate: Fate,
  answers: readonly boolean[],
  effects: number,
): Finding[] {
  const name = `${service}: ${poison.kind} ${poison.id}`;
  return [
    ...(answers.every(Boolean) ? [] : wrong(`${name}: replayed, ${answers.join(', ')}`)),
    ...(fate.isTakenIn && fate.parked[0]?.isReplayed
      ? []
      : findings('F8', 'lost', [`${name}: replayed and not taken in`])),
    ...(effects > 1 ? findings('F8', 'doubled', [`${name}: replayed, ${effects} effects`]) : []),
    ...(effects < 1 ? findings('F8', 'lost', [`${name}: replayed, no effect`]) : []),
  ];
}

/** Whom nothing was given to: it is not known how they bear it. */
export const ofDry = (services: readonly string[]): Finding[] =>
  services.flatMap((name) => wrong(`${name}: was given no poison, for want of a harmless fact that it hears`));

/** What nothing was repaired of stays where it is, however often somebody replays it. */
export const ofStillBad = (poison: Poison, service: string, fate: Fate, done: boolean): Finding[] =>
  done || fate.isTakenIn || fate.parked.length !== 1 || fate.parked[0]!.isReplayed
    ? wrong(`${service}: ${poison.kind} ${poison.id}: nothing was repaired, and its replay says it is done`)
    : [];

const wrong = (what: string): Finding[] => findings('F8', 'wrong', [what]);
