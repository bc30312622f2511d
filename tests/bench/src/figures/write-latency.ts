import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { interleaved, medianOf } from '../harness/rounds.js';
import { inHouse } from '../house/house.js';
import type { Outcome } from '../load/load.js';
import { BODY, openFrontDoor, readTemplate } from './request-write.js';
import { startBareWriter, WriteRun, type Side } from './write-run.js';

const WARM_UP_SECONDS = 3;
/** A hundredth must be some calls. */
const LEAST_SECONDS = 8;

/** What a side can do, and then half of it. */
async function atHalf(run: WriteRun, side: Side, seconds: number): Promise<Outcome & { maximum: number }> {
  const { perSecond: maximum } = await run.run(side, seconds);
  return { ...(await run.run(side, Math.max(seconds, LEAST_SECONDS), maximum / 2)), maximum };
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    const door = await openFrontDoor(house);
    const template = await readTemplate(door);
    const ours: Side = { schema: 'intake', load: door.load };
    const bare: Side = {
      schema: 'bare',
      load: await startBareWriter(door, { service: 'intake', template, body: BODY }),
    };
    const run = new WriteRun(house, house.run('generator', 'load'), template);
    for (const side of [ours, bare]) await run.run(side, WARM_UP_SECONDS);
    const rounds = await interleaved(bench, {
      ours: () => atHalf(run, ours, bench.seconds),
      bare: () => atHalf(run, bare, bench.seconds),
    });
    return {
      runs: rounds.map((round) => round.ours.p99),
      also: {
        maximumPerSecond: medianOf(rounds, (round) => round.ours.maximum),
        perSecond: medianOf(rounds, (round) => round.ours.perSecond),
        p50Ms: medianOf(rounds, (round) => round.ours.p50),
        maxMs: medianOf(rounds, (round) => round.ours.max),
        barePerSecond: medianOf(rounds, (round) => round.bare.perSecond),
        bareP50Ms: medianOf(rounds, (round) => round.bare.p50),
        bareP99Ms: medianOf(rounds, (round) => round.bare.p99),
        timesBareP99: medianOf(rounds, (round) => round.ours.p99 / round.bare.p99),
        requests: rounds.reduce((sum, round) => sum + round.ours.acknowledged, 0),
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
    'PostgreSQL, the intake service (relay standing by) and, in turn, the bare server of P1 at half of its own maximum; calls come due at a steady rate, whether or not the last was answered',
  measure,
};
