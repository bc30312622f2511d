import { ROOT } from '@oln/tools';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Started, Starting, StarterStart } from '../bare/process-starter.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { median } from '../harness/statistics.js';
import { inHouse } from '../house/house.js';

const SPEC = 'of nine months and six of follow-up';
const AT_ONCE = 100;
const RESULTS = join(ROOT, '.oln/test');

interface JestResults {
  testResults: { assertionResults: { fullName: string; status: string; duration: number | null }[] }[];
}

/** The spec as `./oln test` runs it, alone. Gives its own time, without the start of what it needs. */
async function secondsOfSpec(stop: AbortSignal): Promise<number> {
  const began = Date.now();
  const words = ['test', 'workflow', '--', 'long-life', '-t', SPEC];
  const child = spawn(join(ROOT, 'oln'), words, { stdio: 'ignore', signal: stop });
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(1));
  });
  stop.throwIfAborted();
  const results = JSON.parse(readFileSync(newestSince(began), 'utf8')) as JestResults;
  const specs = results.testResults.flatMap(({ assertionResults }) => assertionResults);
  const spec = specs.find(({ fullName }) => fullName.includes(SPEC));
  if (code !== 0 || spec?.status !== 'passed') throw new Error(`The spec "${SPEC}" did not pass`);
  return spec.duration! / 1_000;
}

function newestSince(instant: number): string {
  const files = readdirSync(RESULTS)
    .filter((name) => /^workflow-\d+\.json$/.test(name))
    .map((name) => join(RESULTS, name));
  const newest = files.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
  if (!newest || statSync(newest).mtimeMs < began(instant)) throw new Error('The run of the spec left no results');
  return newest;
}

/** File systems tell the time in coarse steps. */
const began = (instant: number): number => instant - 2_000;

/** Bare workflows of 39 weeks, started together, until the last one has ended. */
const secondsAtOnce = (bench: Bench): Promise<number[]> =>
  inHouse(bench, ['temporal', 'postgres', 'nats'], async (house) => {
    const starter = house.run('process-starter', 'bare');
    await starter.ask({ temporalPort: house.temporalPort } satisfies StarterStart);
    const runs = [];
    for (let round = 0; round <= bench.runs; round++) {
      const { seconds } = await starter.ask<Started>({ kind: 'weeks', count: AT_ONCE } satisfies Starting);
      // The first one compiles.
      if (round > 0) runs.push(seconds);
    }
    return runs;
  });

async function measure(bench: Bench): Promise<Measured> {
  const runs = [];
  for (let round = 0; round < bench.runs; round++) {
    bench.say(`  round ${round + 1} of ${bench.runs}`);
    runs.push(await secondsOfSpec(bench.stop));
  }
  bench.say(`  ${AT_ONCE} at once`);
  const together = await secondsAtOnce(bench);
  return {
    runs,
    also: { atOnce: AT_ONCE, atOnceRuns: together },
    further: [{ name: 'atOnceSeconds', measured: median(together), value: 3, atMost: true }],
    faults: [],
  };
}

export const longCase: Figure = {
  id: 'P8',
  value: 10,
  atMost: true,
  unit: 's',
  about: 'the spec of a case of nine months and its follow-up, every clock and every message of it, in skipped time',
  running: `the suite's own Temporal; then ${AT_ONCE} bare workflows of 39 weeks at once`,
  measure,
};
