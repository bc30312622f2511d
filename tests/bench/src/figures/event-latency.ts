import { serviceAddresses } from '@oln/tools';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { median, percentile } from '../harness/statistics.js';
import { COMMUNE, deskToken } from '../house/front-desk.js';
import { inHouse, type House } from '../house/house.js';
import type { Program } from '../house/program.js';
import type { Load, Outcome } from '../load/load.js';

const PER_SECOND = 100;
/** A hundredth must be some events. */
const LEAST_SECONDS = 10;

/** Notes when an effect commits: a deferred constraint runs as the last thing before it. */
const EFFECT_TIMES = `
  create table public.effect_times (person text primary key, at timestamptz not null);
  create function public.note_effect() returns trigger language plpgsql security definer as $$
  begin
    insert into public.effect_times values (new.person, clock_timestamp());
    return null;
  end $$;
  create constraint trigger note_effect after insert on cases.known_staff
    deferrable initially deferred for each row execute function public.note_effect();`;

/** From the beginning of the writing transaction, so that its own commit is part of what is measured. */
const LATENCIES = `
  select extract(epoch from effect.at - fact.recorded_at)::float8 * 1000 as ms,
         extract(epoch from fact.published_at - fact.recorded_at)::float8 * 1000 as "untilMarked",
         extract(epoch from heard.received_at - fact.recorded_at)::float8 * 1000 as "untilHeard"
    from gateway.outbox fact
    join public.effect_times effect on effect.person = fact.payload -> 'data' ->> 'person'
    join cases.inbox heard on heard.message_id = fact.id
   where fact.lane = 'event' and fact.payload -> 'data' ->> 'person' like $1`;

const MEMBER = JSON.stringify({ roles: ['case-manager'], caseloads: [], active: true });

async function openHouse(house: House): Promise<Omit<Load, 'seconds' | 'paths'>> {
  for (const service of ['gateway', 'cases'] as const) await house.migrate(service);
  await house.admin.query(EFFECT_TIMES);
  await house.serve('cases');
  const { port } = await house.serve('gateway', {
    ...serviceAddresses(() => 'http://127.0.0.1:9'),
    OLN_SMTP_URL: 'smtp://127.0.0.1:9',
    // One person makes all the calls here.
    OLN_RATE_PER_PERSON: '0',
  });
  return {
    port,
    method: 'PUT',
    headers: { authorization: `Bearer ${await deskToken(house.keysFile)}`, 'content-type': 'application/json' },
    bodies: [MEMBER],
    keyed: false,
    connections: 32,
  };
}

interface Latency {
  ms: number;
  /** Until the relay has marked it as published. */
  untilMarked: number;
  /** Until the transaction of its effect began. */
  untilHeard: number;
}

class Office {
  readonly faults: string[] = [];
  readonly all: Latency[] = [];
  readonly answered: number[] = [];

  constructor(
    private readonly house: House,
    private readonly generator: Program,
    private readonly load: Omit<Load, 'seconds' | 'paths'>,
  ) {}

  /** So many people are written into the directory, one after another; gives the p99 of when the other service knew. */
  async hire(round: number, seconds: number): Promise<number> {
    const prefix = `r${round}-`;
    const paths = Array.from(
      { length: PER_SECOND * seconds },
      (_, number) => `/api/gateway/v1/communes/${COMMUNE}/staff/${prefix}${number}`,
    );
    const outcome = await this.generator.ask<Outcome>({ ...this.load, paths, seconds, perSecond: PER_SECOND });
    const latencies = await this.latencies(prefix, outcome.acknowledged);
    if (latencies.length !== outcome.acknowledged || outcome.refused > 0)
      this.faults.push(
        `${outcome.acknowledged} were written, ${latencies.length} had their effect; ${outcome.refused} refused: ${outcome.firstProblem}`,
      );
    this.all.push(...latencies);
    this.answered.push(outcome.p50);
    return percentile(
      latencies.map(({ ms }) => ms),
      0.99,
    );
  }

  private async latencies(prefix: string, wanted: number): Promise<Latency[]> {
    const end = Date.now() + 20_000;
    for (;;) {
      const { rows } = await this.house.admin.query<Latency>(LATENCIES, [`${prefix}%`]);
      if (rows.length >= wanted || Date.now() > end) return rows;
      await sleep(200);
    }
  }
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    const office = new Office(house, house.run('generator', 'load'), await openHouse(house));
    await office.hire(0, 3);
    house.begins();
    const runs: number[] = [];
    for (let round = 1; round <= bench.runs; round++) {
      bench.say(`  round ${round} of ${bench.runs}`);
      runs.push(await office.hire(round, Math.max(bench.seconds, LEAST_SECONDS)));
    }
    return {
      runs,
      also: {
        p50Ms: median(office.all.map(({ ms }) => ms)),
        untilAnsweredP50Ms: median(office.answered),
        untilMarkedP50Ms: median(office.all.map(({ untilMarked }) => untilMarked)),
        untilHeardP50Ms: median(office.all.map(({ untilHeard }) => untilHeard)),
        maxMs: Math.max(...office.all.map(({ ms }) => ms)),
        events: office.all.length,
      },
      faults: office.faults,
    };
  });
}

export const eventLatency: Figure = {
  id: 'P10',
  value: 50,
  atMost: true,
  unit: 'ms',
  about: `p99 from the beginning of a write in gateway to the commit of its effect in cases, ${PER_SECOND} events a second`,
  running: 'PostgreSQL, NATS (sync always), gateway with its relay, cases with its consumer; Temporal not started',
  measure,
};
