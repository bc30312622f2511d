import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { median } from '../harness/statistics.js';
import { inHouse } from '../house/house.js';
import { openFrontDoor, readTemplate } from './request-write.js';
import { WriteRun } from './write-run.js';

const WARM_UP_SECONDS = 3;
/** A hundredth must be some calls. */
const LEAST_SECONDS = 8;

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    const door = await openFrontDoor(house);
    const template = await readTemplate(door);
    const run = new WriteRun(house, house.run('generator', 'load'), template);
    const side = { schema: 'intake', load: door.load };
    await run.run(side, WARM_UP_SECONDS);
    const maxima: number[] = [];
    const outcomes = [];
    for (let round = 0; round < bench.runs; round++) {
      bench.say(`  round ${round + 1} of ${bench.runs}`);
      const { perSecond } = await run.run(side, bench.seconds);
      maxima.push(perSecond);
      outcomes.push(await run.run(side, Math.max(bench.seconds, LEAST_SECONDS), perSecond / 2));
    }
    return {
      runs: outcomes.map(({ p99 }) => p99),
      also: {
        maximumPerSecond: median(maxima),
        perSecond: median(outcomes.map(({ perSecond }) => perSecond)),
        p50Ms: median(outcomes.map(({ p50 }) => p50)),
        maxMs: median(outcomes.map(({ max }) => max)),
        requests: outcomes.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      },
      faults: run.faults,
    };
  });
}

export const writeLatency: Figure = {
  id: 'P9',
  value: 25,
  atMost: true,
  unit: 'ms',
  about: 'p99 of writing a request at half of the rate that the same route reached just before',
  running:
    'PostgreSQL, the intake service (relay standing by); calls come due at a steady rate, whether or not the last was answered',
  measure,
};
