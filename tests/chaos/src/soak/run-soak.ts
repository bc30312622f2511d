import { HOME } from '@oln/tools';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Load } from '../load/load.js';
import type { ChaosOptions } from '../options.js';
import { withHouse, type Attendance } from '../run/run-chaos.js';
import { tellProgress } from '../run/progress.js';
import { asCsv, sample, type Sample } from './samples.js';
import { trends, type Trend } from './flat.js';

export interface SoakResult {
  seed: number;
  minutes: number;
  calls: number;
  acknowledged: number;
  badAnswers: number;
  unanswered: number;
  /** Moments at which the machine was too busy to be looked at. */
  missed: number;
  trends: Trend[];
  samples: Sample[];
  files: string[];
}

const SAMPLES = { atMostEveryMs: 10_000, atLeast: 60 };
/** Of all samples: with more than these missing nothing can be said of the rest. */
const SHARE_MISSED = 0.02;
/** Nothing is killed, so as to see the house's own way. A load that two cores carry beside everything else. */
const SHARE_OF_NEW_CASES = 0;

/** Steady load on the open cases, sampled; flat or not flat by the rule of flat.ts. Writes its samples as CSV and JSON. */
export function runSoak(options: ChaosOptions, attendance: Attendance): Promise<SoakResult> {
  return withHouse(options, attendance, async ({ open, arena, perSecond }) => {
    const { office, cases } = open;
    const { seed, minutes } = options;
    await cases.fill(office);
    const from = office.ledger.asked.length;
    const load = new Load(open, { seed, perSecond, newCases: SHARE_OF_NEW_CASES, steady: true });
    arena.say(`Soaking for ${minutes} minutes …`);
    load.start();
    const stopTelling = tellProgress(arena, office.ledger, load);
    const { samples, missed } = await sampled(minutes * 60_000, (began) => sample(arena, began), arena.stopped);
    stopTelling();
    await load.end();
    const part = office.ledger.since(from);
    const result = {
      seed,
      minutes,
      calls: load.begun,
      acknowledged: part.acknowledged.length,
      badAnswers: office.ledger.bad.length,
      unanswered: part.unanswered.length,
      missed,
      trends: trends(samples),
      samples,
    };
    return { ...result, files: writeFiles(result, samples) };
  });
}

async function sampled(
  forMs: number,
  take: (began: number) => Promise<Sample>,
  stopped: () => boolean,
): Promise<{ samples: Sample[]; missed: number }> {
  const samples: Sample[] = [];
  let missed = 0;
  const everyMs = Math.min(SAMPLES.atMostEveryMs, forMs / SAMPLES.atLeast);
  for (const began = Date.now(); Date.now() - began < forMs && !stopped(); await sleep(everyMs)) {
    // A look that gets no answer in time is no end of two hours of load.
    const taken = await take(began).catch(() => undefined);
    if (taken) samples.push(taken);
    else missed += 1;
  }
  return { samples, missed };
}

function writeFiles(result: object, samples: readonly Sample[]): string[] {
  const folder = join(HOME, 'chaos-soak');
  mkdirSync(folder, { recursive: true });
  const name = join(folder, new Date().toISOString().slice(0, 19).replaceAll(':', ''));
  writeFileSync(`${name}.csv`, asCsv(samples));
  writeFileSync(`${name}.json`, JSON.stringify(result, null, 2));
  return [`${name}.csv`, `${name}.json`];
}

const isSeen = ({ samples, missed }: SoakResult): boolean => missed <= samples.length * SHARE_MISSED;

export const isFlat = (result: SoakResult): boolean => isSeen(result) && standsStill(result);

const standsStill = ({ trends: each, badAnswers, unanswered }: SoakResult): boolean =>
  badAnswers === 0 && unanswered === 0 && each.length > 3 && each.every(({ flat }) => flat);

export function soakText(result: SoakResult): string {
  const rows = result.trends.map(
    ({ name, median, growth, allowed, flat }) =>
      `  ${name.padEnd(18)} median ${median.toFixed(1).padStart(8)}, grew ${growth.toFixed(1).padStart(7)} of ${allowed.toFixed(1).padStart(7)} allowed: ${flat ? 'flat' : 'not flat'}`,
  );
  const { calls, acknowledged, badAnswers, unanswered, missed, minutes, files } = result;
  const told = `${calls} calls in ${minutes} minutes, ${acknowledged} writes acknowledged, ${badAnswers} bad answers, ${unanswered} without an answer, ${missed} looks in vain.`;
  return `\n${rows.join('\n')}\n\n${told}\n${isFlat(result) ? 'Flat.' : 'Not flat.'} Samples: ${files.join(', ')}\n`;
}
