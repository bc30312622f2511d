import type { Started, Starting, StarterStart } from '../bare/process-starter.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { median } from '../harness/statistics.js';
import { inHouse, type House } from '../house/house.js';
import type { CaseLived } from '../ours/case-lab.js';

const AT_ONCE = 100;
const DAYS = 39 * 7;

/** One after another; the first compiles, and is not counted. */
async function lived({ runs, say }: Bench, house: House): Promise<CaseLived[]> {
  const lab = house.run('case-lab', 'ours');
  await lab.ask<CaseLived>({});
  const cases: CaseLived[] = [];
  for (let round = 0; round < runs; round++) {
    say(`  round ${round + 1} of ${runs}`);
    cases.push(await lab.ask<CaseLived>({}));
  }
  await lab.stop();
  return cases;
}

async function atOnce({ runs }: Bench, house: House): Promise<number[]> {
  const { temporalPort, keysFile, logs } = house;
  const starter = house.run('process-starter', 'bare');
  await starter.ask({ temporalPort, keysFile, traceFile: `${logs}/bare.jsonl` } satisfies StarterStart);
  const seconds = [];
  for (let round = 0; round <= runs; round++)
    seconds.push((await starter.ask<Started>({ kind: 'weeks', count: AT_ONCE } satisfies Starting)).seconds);
  return seconds.slice(1);
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats', 'temporal'], async (house) => {
    const cases = await lived(bench, house);
    bench.say(`  ${AT_ONCE} at once`);
    const together = await atOnce(bench, house);
    const wrong = cases.filter(({ outcome, rings }) => outcome !== 'not-located' || rings === 0);
    return {
      runs: cases.map(({ seconds }) => seconds),
      also: {
        days: DAYS,
        events: median(cases.map(({ events }) => events)),
        clocksThatRang: median(cases.map(({ rings }) => rings)),
        atOnce: AT_ONCE,
        atOnceRuns: together.map((seconds) => seconds.toFixed(1)).join(' '),
      },
      further: [{ name: 'atOnceSeconds', measured: median(together), value: 3, atMost: true }],
      faults: wrong.length > 0 ? [`${wrong.length} cases did not live as their script says`] : [],
    };
  });
}

export const longCase: Figure = {
  id: 'P8',
  value: 10,
  atMost: true,
  unit: 's',
  about: `a case of case management in its spec, ${DAYS} days from the invitation to its end in skipped time; then ${AT_ONCE} plain workflows of as long at once`,
  running: 'Temporal, a worker with the process, an owner that follows a script; then a bare worker',
  measure,
};
