import type { Started, Starting, StarterStart } from '../bare/process-starter.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { interleaved, medianOf } from '../harness/rounds.js';
import { CaseOffice } from '../house/case-office.js';
import { Histories } from '../house/histories.js';
import { inHouse } from '../house/house.js';
import type { Program } from '../house/program.js';
import { setTimeout as sleep } from 'node:timers/promises';

const PROCESSES = 200;
const WARM_UP = 50;
/** The activity was answered; the task that follows it sets the timer. */
const SETTLES_MS = 1_000;

class Starters {
  readonly faults: string[] = [];

  constructor(
    private readonly office: CaseOffice,
    private readonly bareStarter: Program,
    private readonly histories: Histories,
  ) {}

  /** Opened before, so that only the starting counts. */
  async ours(count = PROCESSES): Promise<number> {
    const ids = await this.office.openCases(count);
    await this.office.startProcesses(ids);
    return this.perSecond('case-management', ids);
  }

  async bare(count = PROCESSES): Promise<number> {
    const { ids } = await this.bareStarter.ask<Started>({ kind: 'park', count } satisfies Starting);
    return this.perSecond('bare', ids);
  }

  /** From the first one's start to the instant at which the last one waits, by the server's clock. */
  private async perSecond(what: string, ids: readonly string[]): Promise<number> {
    await sleep(SETTLES_MS);
    const parked = [];
    for (const id of ids) parked.push(await this.histories.parked(id));
    const waiting = parked.filter(({ parkedMs, activities }) => parkedMs !== undefined && activities === 1);
    if (waiting.length !== ids.length)
      this.faults.push(`Of ${ids.length} ${what} processes ${waiting.length} wait after one activity`);
    const began = Math.min(...parked.map(({ startedMs }) => startedMs));
    const ended = Math.max(...parked.map(({ parkedMs }) => parkedMs ?? Number.POSITIVE_INFINITY));
    return (ids.length * 1_000) / (ended - began);
  }
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats', 'temporal'], async (house) => {
    const office = await CaseOffice.open(house);
    await house.startWorker();
    const bareStarter = house.run('process-starter', 'bare');
    const { temporalPort, keysFile } = house;
    await bareStarter.ask({ temporalPort, keysFile, traceFile: `${house.logs}/bare.jsonl` } satisfies StarterStart);
    const histories = await Histories.open(house);
    const starters = new Starters(office, bareStarter, histories);
    await starters.ours(WARM_UP);
    await starters.bare(WARM_UP);
    house.begins();
    const rounds = await interleaved(bench, { ours: () => starters.ours(), bare: () => starters.bare() });
    await histories.close();
    return {
      runs: rounds.map(({ ours, bare }) => ours / bare),
      also: {
        casesPerSecond: medianOf(rounds, ({ ours }) => ours),
        barePerSecond: medianOf(rounds, ({ bare }) => bare),
        processesPerRound: PROCESSES,
      },
      faults: starters.faults,
    };
  });
}

export const caseStart: Figure = {
  id: 'P5',
  value: 0.9,
  unit: 'ratio',
  about:
    'processes of case management from their start by the relay until they wait ÷ bare workflows with one activity and a timer; both encrypted and traced',
  running: 'PostgreSQL, NATS, Temporal, the cases service, our worker, a bare worker; the cases are opened before',
  measure,
};
