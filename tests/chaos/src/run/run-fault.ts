import { businessNow, environmentPaths } from '@oln/tools';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Arena, Fault, Strike } from '../faults/fault.js';
import type { Finding, Seen } from '../invariants/invariant.js';
import { Load, type LoadOptions, type Open } from '../load/load.js';
import type { BadAnswer, Ledger } from '../load/ledger.js';
import type { Office } from '../load/office.js';
import { plantedTexts } from '../load/planted.js';
import { tellProgress } from './progress.js';
import { countAll, difference, type Counts } from './counts.js';
import { checkAll, nameOf } from './settle.js';

export interface FaultResult {
  fault: string;
  about: string;
  seconds: number;
  perSecond: number;
  asked: number;
  acknowledged: number;
  refused: number;
  unanswered: number;
  retries: number;
  /** 5xx that are not a 503 with Retry-After. */
  badAnswers: BadAnswer[];
  counts: Counts;
  strikes: Strike[];
  /** What a fault measured besides. */
  figures: Record<string, number>;
  readyWithinMs?: number;
  /** From the last request until every invariant held. */
  settledMs: number;
  findings: Finding[];
}

/** The load for so long, the fault's strikes in it, then every invariant. */
export async function runFault(
  fault: Fault,
  open: Open,
  ground: Omit<Arena, 'figure'>,
  { forMs, known, ...options }: LoadOptions & { forMs: number; known: Set<string> },
): Promise<FaultResult> {
  const { office, cases } = open;
  const { ledger } = office;
  const figures: Record<string, number> = {};
  const arena: Arena = { ...ground, figure: (name, value) => void (figures[name] = value) };
  const [from, badFrom, retriesFrom] = [ledger.asked.length, ledger.bad.length, ledger.retries];
  const before = await countAll(arena.house);
  await cases.fill(office);
  const load = new Load(open, options);
  const began = Date.now();
  load.start();
  const stopTelling = tellProgress(arena, ledger, load);
  const strikes = await fault.strike(arena, forMs);
  await sleep(Math.max(0, began + forMs - Date.now()));
  const [seconds, begun] = [(Date.now() - began) / 1_000, load.begun];
  await load.end();
  stopTelling();
  arena.say('Looking whether anything was lost or doubled …');
  const { findings, settledMs } = await checkAll(arena.house, () => seenOf(office), known, arena.say);
  if (fault.afterwards) findings.push(...(await fault.afterwards(arena, strikes)));
  for (const finding of findings) known.add(nameOf(finding));
  const part = ledger.since(from);
  return {
    fault: fault.id,
    about: fault.about,
    seconds,
    perSecond: begun / seconds,
    asked: part.asked.length,
    ...answersOf(part),
    retries: ledger.retries - retriesFrom,
    badAnswers: ledger.bad.slice(badFrom),
    counts: difference(await countAll(arena.house), before),
    strikes,
    figures,
    readyWithinMs: fault.readyWithinMs,
    settledMs,
    findings,
  };
}

const answersOf = ({ acknowledged, refused, unanswered }: Ledger) => ({
  acknowledged: acknowledged.length,
  refused: refused.length,
  unanswered: unanswered.length,
});

function seenOf({ stack, ledger, planted }: Office): Seen {
  const clock = stack.state().clock!;
  const folders = [stack.folder, environmentPaths(stack.state().env).postgres];
  return { ledger, planted: plantedTexts(planted), folders, businessNow: businessNow(clock), speed: clock.speed };
}
