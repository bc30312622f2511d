import type { RunningStack } from '@oln/testing';
import { HOME, isRunning } from '@oln/tools';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS } from '../faults/all.js';
import type { Arena } from '../faults/fault.js';
import { openHouse } from '../house/open-house.js';
import { CasePool } from '../load/case-pool.js';
import { Ledger } from '../load/ledger.js';
import { openRecords, type Open } from '../load/load.js';
import { Office } from '../load/office.js';
import { RecordPool } from '../load/record-pool.js';
import { RECORD_STORIES, type RecordStory } from '../load/record-stories.js';
import type { ChaosOptions } from '../options.js';
import { ENV, openStack, REPLICAS, type OpenStack } from './open-stack.js';
import { findPace } from './find-pace.js';
import { Random } from './random.js';
import { untilQuiet } from './settle.js';
import { runFault, type FaultResult } from './run-fault.js';

/** What a run works with. */
interface Scene {
  open: Open;
  arena: Omit<Arena, 'figure'>;
  /** Calls a second. */
  perSecond: number;
}

/** Told on the way, and whether to go on. */
export interface Attendance {
  say(line: string): void;
  stop: AbortSignal;
}

/** A stack of its own, the cases opened, the clock at its pace. */
export async function withHouse<Result>(
  options: ChaosOptions,
  { say, stop }: Attendance,
  work: (set: Scene) => Promise<Result>,
): Promise<Result> {
  if (isRunning(ENV)) throw new Error('Another ./oln chaos is running: wait for it, or end it.');
  say(`Starting a stack of its own, ${REPLICAS} of each service and worker …`);
  const open = await openStack(options.faults);
  const ended = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => reject(new Stopped()), { once: true });
    if (stop.aborted) reject(new Stopped());
  });
  try {
    return await Promise.race([ended, prepared(open, options, { say, stop }, work)]);
  } finally {
    say(`Stopping the stack; its logs stay in ${keepLogs(open.stack)} until the next run …`);
    await open.stop();
  }
}

function keepLogs(stack: RunningStack): string {
  const kept = join(HOME, 'chaos-logs');
  rmSync(kept, { recursive: true, force: true });
  cpSync(join(stack.folder, 'logs'), kept, { recursive: true });
  return kept;
}

/** Somebody asked to end it. */
export class Stopped extends Error {}

async function prepared<Result>(
  { stack, ways, bundles }: OpenStack,
  { seed, openCases: count, dayLasts, parts, partitionSeconds, ...options }: ChaosOptions,
  { say, stop }: Attendance,
  work: (set: Scene) => Promise<Result>,
): Promise<Result> {
  const house = await openHouse(stack);
  try {
    const office = await Office.open(stack, new Ledger(), seed);
    const open = { office, cases: new CasePool(), records: new RecordPool(), kinds: await knownKinds(office, say) };
    const kinds = ['request', 'case', ...open.kinds.map(({ of }) => of)].join(', ');
    const owners = (await house.owners()).map(({ entity }) => entity).join(', ');
    say(`Opening ${count} records … Stories are told of ${kinds}; looked at are ${owners}`);
    stack.setSpeed(86_400 / dayLasts);
    const opened = Object.entries(await openRecords(open, count, seed));
    say(opened.map(([kind, many]) => `${many} ${kind}`).join(', '));
    // What waits behind the opening of hundreds at once would be taken for what waited behind the first blow.
    await untilQuiet(house, Date.now() + 240_000);
    const perSecond = options.perSecond ?? (await findPace(open, { house, seed: trialSeed(seed), say }));
    const random = Random.of(seed, 'strikes');
    const choices = { parts, partitionMs: partitionSeconds * 1_000 };
    const ground = { stack, ways, bundles, house, random, choices, say, stopped: () => stop.aborted };
    return await work({ open, arena: ground, perSecond });
  } finally {
    await house.close();
  }
}

/**
 * Runs the faults one after the other on one stack. What one of them broke is not counted again for the next. `results` holds
 * what is known so far, also when it is stopped.
 */
export function runChaos(options: ChaosOptions, attendance: Attendance, results: FaultResult[]): Promise<void> {
  return withHouse(options, attendance, async ({ open, arena, perSecond }) => {
    const known = new Set<string>();
    for (const id of options.faults) {
      const fault = FAULTS.find((candidate) => candidate.id === id)!;
      arena.say(`\n${id}: ${fault.about}`);
      const random = Random.of(options.seed, id);
      const { seed, minutes } = options;
      const load = { seed: Random.of(seed, `load ${id}`).below(2 ** 31), perSecond, forMs: minutes * 60_000, known };
      results.push(await runFault(fault, open, { ...arena, random }, load));
    }
  });
}

const trialSeed = (seed: number): number => Random.of(seed, 'trial of the pace').below(2 ** 31);

/** Kinds of records whose services are there; what they need is made. What is left out is said. */
async function knownKinds(office: Office, say: (line: string) => void): Promise<RecordStory[]> {
  const known: RecordStory[] = [];
  for (const story of RECORD_STORIES) {
    try {
      if (!(await office.knows(story.path))) throw new Error(`nobody answers at ${story.path}`);
      await story.prepare?.(office);
      known.push(story);
    } catch (error) {
      say(`No stories of ${story.of} are told: ${(error as Error).message}`);
    }
  }
  return known;
}
