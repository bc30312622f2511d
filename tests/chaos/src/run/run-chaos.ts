import { startStack, type RunningStack } from '@oln/testing';
import { HOME, isRunning } from '@oln/tools';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS } from '../faults/all.js';
import type { Arena } from '../faults/fault.js';
import { openHouse } from '../house/open-house.js';
import { CasePool } from '../load/case-pool.js';
import { Ledger } from '../load/ledger.js';
import { openCases } from '../load/load.js';
import { Office } from '../load/office.js';
import type { ChaosOptions } from '../options.js';
import { Random } from './random.js';
import { untilQuiet } from './settle.js';
import { runFault, type FaultResult } from './run-fault.js';

export const ENV = 'chaos';
const REPLICAS = 2;

/** Told on the way, and whether to go on. */
export interface Attendance {
  say(line: string): void;
  stop: AbortSignal;
}

/** A stack of its own, the cases opened, the clock at its pace. */
export async function withHouse<Result>(
  { seed, openCases: count, dayLasts }: Pick<ChaosOptions, 'seed' | 'openCases' | 'dayLasts'>,
  { say, stop }: Attendance,
  work: (set: { office: Office; cases: CasePool; arena: Arena }) => Promise<Result>,
): Promise<Result> {
  if (isRunning(ENV)) throw new Error('Another ./oln chaos is running: wait for it, or end it.');
  say(`Starting a stack of its own, ${REPLICAS} of each service and worker …`);
  const stack = await startStack(ENV, { replicas: REPLICAS });
  const ended = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => reject(new Stopped()), { once: true });
    if (stop.aborted) reject(new Stopped());
  });
  try {
    return await Promise.race([ended, prepared(stack, { seed, count, dayLasts }, { say, stop }, work)]);
  } finally {
    say(`Stopping the stack; its logs stay in ${keepLogs(stack)} until the next run …`);
    await stack.stop();
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
  stack: RunningStack,
  { seed, count, dayLasts }: { seed: number; count: number; dayLasts: number },
  { say, stop }: Attendance,
  work: (set: { office: Office; cases: CasePool; arena: Arena }) => Promise<Result>,
): Promise<Result> {
  const house = await openHouse(stack);
  try {
    const office = await Office.open(stack, new Ledger(), seed);
    const cases = new CasePool();
    say(`Opening ${count} cases …`);
    stack.setSpeed(86_400 / dayLasts);
    await openCases(office, cases, count, seed);
    await untilQuiet(house, Date.now() + 120_000);
    const random = Random.of(seed, 'strikes');
    return await work({ office, cases, arena: { stack, house, random, say, stopped: () => stop.aborted } });
  } finally {
    await house.close();
  }
}

/**
 * Runs the faults one after the other on one stack. What one of them broke is not counted again for the next. `results` holds
 * what is known so far, also when it is stopped.
 */
export function runChaos(options: ChaosOptions, attendance: Attendance, results: FaultResult[]): Promise<void> {
  return withHouse(options, attendance, async ({ office, cases, arena }) => {
    const known = new Set<string>();
    for (const id of options.faults) {
      const fault = FAULTS.find((candidate) => candidate.id === id)!;
      arena.say(`\n${id}: ${fault.about}`);
      const random = Random.of(options.seed, id);
      const { seed, perSecond, minutes } = options;
      const load = { seed: Random.of(seed, `load ${id}`).below(2 ** 31), perSecond, forMs: minutes * 60_000, known };
      results.push(await runFault(fault, office, cases, { ...arena, random }, load));
    }
  });
}
