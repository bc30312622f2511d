import { CopiedTables, type Copied } from '../bare/copied-tables.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { median } from '../harness/statistics.js';
import { inHouse } from '../house/house.js';
import type { Program } from '../house/program.js';
import { COUNTRY, ReportingOffice, type Rows, type Scale } from '../house/reporting-office.js';
import type { Outcome } from '../load/load.js';
import { asking, lookAt, QUESTION_KINDS, questionsOf, type Asking } from './dashboard.js';

const MOST_MS = 100;
const LEAST_OF_COPY = 0.2;
/** Ten people who change the page every second: as many as look at once in a morning of the whole country. */
const PER_SECOND = 10;
const CONNECTIONS = 10;
const WARM_UP_SECONDS = 5;
/** They take minutes, and differ little. */
const REBUILDS_AT_MOST = 3;

interface Rebuilt {
  generation: number;
  seconds: number;
  rows: Rows;
  bare: Copied;
}

const all = ({ heard, marks, rollups }: Rows): number => heard + marks + rollups;

/** Everything that was told is there once, and the baseline has written as much. */
export function faultsOfRebuild(facts: number, { rows, bare }: Pick<Rebuilt, 'rows' | 'bare'>): string[] {
  const faults: string[] = [];
  if (rows.facts !== facts) faults.push(`${facts} facts were told, ${rows.facts} are kept`);
  if (rows.marks === 0 || rows.rollups === 0) faults.push('Nothing was made of them');
  if (bare.rows !== all(rows)) faults.push(`The rebuild wrote ${all(rows)} rows, the copy ${bare.rows}`);
  return faults;
}

class Projections {
  readonly faults: string[] = [];

  constructor(
    private readonly office: ReportingOffice,
    private readonly generator: Program,
  ) {}

  async rebuild(stop: AbortSignal): Promise<Rebuilt> {
    const { generation, seconds } = await this.office.rebuild(stop);
    const rows = await this.office.rows(generation);
    const bare = await new CopiedTables(this.office.house.admin, generation).copy();
    const rebuilt = { generation, seconds, rows, bare };
    this.faults.push(...faultsOfRebuild(this.office.facts, rebuilt));
    return rebuilt;
  }

  async ask(load: Asking, seconds: number): Promise<Outcome> {
    const outcome = await this.generator.ask<Outcome>({
      ...load,
      connections: CONNECTIONS,
      seconds,
      perSecond: PER_SECOND,
    });
    if (outcome.refused > 0) this.faults.push(`${outcome.refused} questions were refused: ${outcome.firstProblem}`);
    return outcome;
  }

  /** Each question once, one after the other, when nobody has asked it before: the slowest of them, in milliseconds. */
  async cold({ port, paths, headersOf = [] }: Asking): Promise<number> {
    const took: number[] = [];
    for (const [at, path] of paths.entries()) {
      const began = performance.now();
      await (await fetch(`http://127.0.0.1:${port}${path}`, { headers: headersOf[at] })).text();
      took.push(performance.now() - began);
    }
    return Math.max(...took);
  }

  /** Each kind by itself, for who wants to know which is the slow one. */
  async byKind(seconds: number): Promise<Record<string, number>> {
    const told: Record<string, number> = {};
    for (const kind of QUESTION_KINDS) {
      const questions = questionsOf(this.office.communes).filter((question) => question.kind === kind);
      told[`${kind}P95Ms`] = (await this.ask(await asking(this.office, questions), seconds)).p95;
    }
    return told;
  }
}

/** `scale`: the country, or less of it to see that the harness works. */
export async function measureProjections(bench: Bench, scale: Scale): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    bench.say(`  telling what happens to ${scale.families} families in ${scale.communes} communes`);
    const office = await ReportingOffice.open(house, scale);
    const projections = new Projections(office, house.run('generator', 'load'));
    house.begins();
    const rebuilds: Rebuilt[] = [];
    for (let round = 0; round < Math.min(bench.runs, REBUILDS_AT_MOST); round++) {
      bench.say(`  rebuild ${round + 1} of ${office.facts} facts, and the same rows by COPY`);
      rebuilds.push(await projections.rebuild(bench.stop));
    }
    const { generation } = rebuilds.at(-1)!;
    const load = await asking(office, questionsOf(office.communes));
    const cold = await projections.cold(load);
    projections.faults.push(...(await lookAt(office, generation)));
    await projections.ask(load, WARM_UP_SECONDS);
    const [asked, heard] = [[] as Outcome[], [] as number[]];
    for (let round = 0; round < bench.runs; round++) {
      bench.say(`  round ${round + 1} of ${bench.runs}`);
      asked.push(await projections.ask(load, Math.max(bench.seconds, scale.leastSeconds)));
      const { facts, seconds } = await office.hear(scale.liveFamilies, round);
      heard.push(facts / seconds);
    }
    const { rows } = rebuilds[0]!;
    const of = (name: 'p50' | 'p99' | 'max'): number => median(asked.map((outcome) => outcome[name]));
    const seconds = median(rebuilds.map((rebuilt) => rebuilt.seconds));
    return {
      runs: asked.map(({ p95 }) => p95),
      further: [
        {
          name: 'rebuildPerCopy',
          measured: median(rebuilds.map((rebuilt) => rebuilt.bare.seconds / rebuilt.seconds)),
          value: LEAST_OF_COPY,
        },
      ],
      also: {
        ...{ p50Ms: of('p50'), p99Ms: of('p99'), maxMs: of('max'), perSecond: PER_SECOND },
        coldMaxMs: cold,
        ...(await projections.byKind(bench.seconds)),
        ...{ facts: office.facts, families: scale.families, communes: scale.communes },
        ...{ heardRows: rows.heard, marksRows: rows.marks, rollupsRows: rows.rollups },
        ...{ rebuildSeconds: seconds, copySeconds: median(rebuilds.map(({ bare }) => bare.seconds)) },
        rebuiltFactsPerSecond: office.facts / seconds,
        liveFactsPerSecond: median(heard),
        liveRunsPerSecond: heard,
      },
      faults: projections.faults,
    };
  });
}

const LEAST_FACTS = 5_000_000;

/** The whole country, or it is not this figure. */
async function measure(bench: Bench): Promise<Measured> {
  const measured = await measureProjections(bench, COUNTRY);
  const facts = Number(measured.also.facts);
  if (facts < LEAST_FACTS) measured.faults.push(`${facts} facts were told, ${LEAST_FACTS} are the least`);
  return measured;
}

export const projections: Figure = {
  id: 'P13',
  value: MOST_MS,
  atMost: true,
  unit: 'ms',
  about: `p95 of the questions of a dashboard over ${COUNTRY.communes} communes and ${COUNTRY.families} families; rebuild of all their facts ÷ bare COPY of the same rows`,
  running: `PostgreSQL, NATS, the reporting service (relay standing by); ${PER_SECOND} questions a second; facts are heard between the rounds`,
  measure,
};
