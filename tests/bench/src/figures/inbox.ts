import type { Published, Publishing } from '../bare/publisher.js';
import type { Read, Reading } from '../bare/stream-reader.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { interleaved, medianOf } from '../harness/rounds.js';
import { inHouse, type House } from '../house/house.js';
import type { Program } from '../house/program.js';
import { STREAM } from '../house/stream.js';
import { setTimeout as sleep } from 'node:timers/promises';

const SUBJECT = 'oln.v1.13110.gateway.staff.changed';
const MESSAGES = 6_000;
const WARM_UP_MESSAGES = 1_000;
const LEASE = 'consumer:cases';

/** Somebody new in the directory: the effect is a row in `known_staff`. */
const EVENT = JSON.stringify({
  specversion: '1.0',
  id: '{id}',
  source: '/oln/gateway',
  type: 'oln.gateway.staff.changed.v1',
  subject: '{id}',
  time: '2026-11-23T10:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'urn:oln:schema:oln.gateway.staff.changed.v1',
  commune: '13110',
  entityversion: 1,
  asof: '2026-11-23T10:00:00.000Z',
  actor: 'coordinadora-bench',
  data: { id: '{id}', person: '{person}', roles: ['case-manager'], caseloads: [], active: true },
});

const COUNTS = `
  select (select count(*)::int from cases.known_staff) as effects, (select count(*)::int from cases.inbox) as heard,
         (select count(*)::int from cases.parked) as parked`;

interface Counts {
  effects: number;
  heard: number;
  parked: number;
}

class Listeners {
  readonly faults: string[] = [];
  private heardBefore = 0;

  constructor(
    private readonly house: House,
    private readonly publisher: Program,
    private readonly reader: Program,
  ) {}

  async publish(count: number): Promise<void> {
    const publishing: Publishing = { nats: this.house.nats, subject: SUBJECT, payload: EVENT, count };
    const { acknowledged } = await this.publisher.ask<Published>(publishing);
    if (acknowledged !== count) this.faults.push(`${count} were to be published, ${acknowledged} were`);
  }

  /** From the beginning of the first batch's transaction to the end of the last one's, by the database's clock. */
  async ours(count: number): Promise<number> {
    const { admin } = this.house;
    const wanted = this.heardBefore + count;
    await admin.query(`update cases.lease set until = now() - interval '1 second' where name = $1`, [LEASE]);
    const counts = await this.untilHeard(wanted);
    const { rows } = await admin.query<{ seconds: number }>(
      `select extract(epoch from clock_timestamp() - min(received_at))::float8 as seconds
         from (select received_at from cases.inbox order by received_at desc limit $1) latest`,
      [count],
    );
    if (counts.heard !== wanted || counts.effects !== wanted || counts.parked > 0)
      this.faults.push(`Of ${wanted} messages ${counts.heard} were heard, ${counts.effects} had their effect`);
    this.heardBefore = counts.heard;
    await this.hold();
    return count / rows[0]!.seconds;
  }

  async bare(count: number): Promise<number> {
    const reading: Reading = { nats: this.house.nats, stream: STREAM, durable: 'bare', subject: SUBJECT, count };
    const { read, seconds, unacknowledged } = await this.reader.ask<Read>(reading);
    if (read !== count || unacknowledged > 0)
      this.faults.push(`Of ${count} messages ${read} were read barely, ${unacknowledged} are not acknowledged`);
    return count / seconds;
  }

  /** Nobody takes messages in until the lease is given back. */
  async hold(): Promise<void> {
    await this.house.admin.query(
      `insert into cases.lease (name, holder, until) values ($1, 'bench', now() + interval '1 day')
       on conflict (name) do update set holder = 'bench', until = now() + interval '1 day', fence = lease.fence + 1`,
      [LEASE],
    );
    // The service looks at its lease every 400 ms, and believes in it for two seconds.
    await sleep(2_500);
  }

  private async untilHeard(wanted: number): Promise<Counts> {
    const end = Date.now() + 60_000;
    for (;;) {
      const counts = (await this.house.admin.query<Counts>(COUNTS)).rows[0]!;
      if (counts.heard >= wanted || Date.now() > end) return counts;
      await sleep(20);
    }
  }
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    await house.migrate('cases');
    await house.holdLease('cases', LEASE);
    await house.serve('cases');
    const listeners = new Listeners(house, house.run('publisher', 'bare'), house.run('stream-reader', 'bare'));
    await listeners.publish(WARM_UP_MESSAGES);
    await listeners.ours(WARM_UP_MESSAGES);
    await listeners.bare(WARM_UP_MESSAGES);
    house.begins();
    const published = { ...bench, runs: 1 };
    const rounds = [];
    for (let round = 0; round < bench.runs; round++) {
      bench.say(`  round ${round + 1} of ${bench.runs}: publishing`);
      await listeners.publish(MESSAGES);
      rounds.push(
        ...(await interleaved(
          { ...published, say: () => undefined },
          { ours: () => listeners.ours(MESSAGES), bare: () => listeners.bare(MESSAGES) },
        )),
      );
    }
    return {
      runs: rounds.map(({ ours, bare }) => ours / bare),
      also: {
        eventsPerSecond: medianOf(rounds, ({ ours }) => ours),
        barePerSecond: medianOf(rounds, ({ bare }) => bare),
        messagesPerRound: MESSAGES,
      },
      faults: listeners.faults,
    };
  });
}

export const inbox: Figure = {
  id: 'P4',
  value: 0.1,
  unit: 'ratio',
  about:
    'the cases service hears facts of the directory, each with its inbox row and its effect ÷ raw consume, JSON.parse and ack',
  running: 'PostgreSQL, NATS, the cases service; the messages are in the stream before; Temporal not started',
  measure,
};
