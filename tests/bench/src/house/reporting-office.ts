import { AckPolicy, DeliverPolicy, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { COMMUNE_CODES } from '@oln/cases/communes';
import type { Role } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { ApiClient, type Manner } from '@oln/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Told, Telling } from '../load/teller.js';
import type { House } from './house.js';
import type { Program } from './program.js';
import { STREAM, StreamView } from './stream.js';

/** How much there is to reckon: families over so many communes of the country. */
export interface Scale {
  communes: number;
  families: number;
  /** Families whose facts are heard live, beside them. */
  liveFamilies: number;
  /** Questions are asked for so long at least in a round: a twentieth must be some calls. */
  leastSeconds: number;
}

/** The country: 345 communes, 165,000 families, thirty facts and more of each. */
export const COUNTRY: Scale = { communes: 345, families: 165_000, liveFamilies: 700, leastSeconds: 20 };

const SEED = 20_261_201;
const LIVE_SEED = 90_000_000;
const CONSUMER = 'consumer:reporting';
const DAY_MS = 86_400_000;
/** Lives that have come to their end by now, for the most part: a session a week. */
const manner = (): Partial<Manner> => ({
  from: new Date(Date.now() - 620 * DAY_MS).toISOString(),
  arrivalDays: 400,
  sessions: 30,
});

/** What a generation holds, counted by SQL. */
export interface Rows {
  /** Each once, of however many records it is. */
  facts: number;
  heard: number;
  marks: number;
  rollups: number;
}

/** The reporting service as in production, alone, and a stream with the facts of a country. */
export class ReportingOffice {
  facts = 0;

  private constructor(
    readonly house: House,
    readonly communes: readonly string[],
    readonly port: number,
    private readonly teller: Program,
    private readonly operator: ApiClient,
  ) {}

  static async open(house: House, { communes, families }: Scale): Promise<ReportingOffice> {
    await house.migrate('reporting');
    const stream = await StreamView.open(house);
    await stream.make(STREAM, 'oln.v1.>');
    await stream.close();
    const codes = spread([...COMMUNE_CODES].sort(), communes);
    const teller = house.run('teller', 'load');
    const { facts } = await teller.ask<Told>(telling(house, codes, families, SEED));
    await hearFromNow(house);
    for (const lease of [CONSUMER, 'relay']) await house.holdLease('reporting', lease);
    const { port } = await house.serve('reporting');
    const base = `http://127.0.0.1:${port}/api/reporting/v1`;
    const operator = await ApiClient.as('operadora-bench', ['operator'], [codes[0]!], base, house.keysFile);
    const office = new ReportingOffice(house, codes, port, teller, operator);
    office.facts = facts;
    return office;
  }

  /** Builds everything anew from the stream and waits until it is asked; gives which generation it is, and its seconds by the database's clock. */
  async rebuild(stop: AbortSignal): Promise<{ generation: number; seconds: number }> {
    const { status, body } = await this.operator.post<{ id: number }>('/rebuilds', { from: 'stream' });
    if (status !== 201) throw new Error(`A rebuild was answered ${status}: ${JSON.stringify(body)}`);
    for (;;) {
      stop.throwIfAborted();
      const { rows } = await this.house.admin.query<{ state: string; seconds: number }>(
        `select state, extract(epoch from live_at - asked_at)::float8 as seconds from reporting.generations where id = $1`,
        [body.id],
      );
      if (rows[0]!.state === 'live') return { generation: body.id, seconds: rows[0]!.seconds };
      await sleep(500);
    }
  }

  /** Hears what is told now, live, into the generation that is asked; gives facts a second, from the first transaction's beginning to the last one's end. */
  async hear(families: number, round: number): Promise<{ facts: number; seconds: number }> {
    const { admin } = this.house;
    const before = await this.heard();
    const { facts } = await this.teller.ask<Told>(
      telling(this.house, this.communes, families, LIVE_SEED + 1_000 * round),
    );
    await admin.query(`update reporting.lease set until = now() - interval '1 second' where name = $1`, [CONSUMER]);
    for (let more = 0; more < before + facts; more = await this.heard()) await sleep(20);
    const { rows } = await admin.query<{ seconds: number }>(
      `select extract(epoch from clock_timestamp() - min(received_at))::float8 as seconds
         from (select received_at from reporting.inbox order by received_at desc limit $1) latest`,
      [facts],
    );
    await this.hold();
    return { facts, seconds: rows[0]!.seconds };
  }

  async rows(generation: number): Promise<Rows> {
    const { rows } = await this.house.admin.query<Rows>(
      `select (select count(distinct id)::int from reporting.heard_${generation}) as facts,
              (select count(*)::int from reporting.heard_${generation}) as heard,
              (select count(*)::int from reporting.marks_${generation}) as marks,
              (select count(*)::int from reporting.rollups_${generation}) as rollups`,
    );
    return rows[0]!;
  }

  /** A real token, as its owner has it. */
  token(person: string, role: Role, communes: readonly string[]): Promise<string> {
    const principal = { person, roles: [role], communes: [...communes], kind: 'person' as const };
    return issueDevToken(principal, loadKeyRing(this.house.keysFile), { ttl: 12 * 3_600 });
  }

  private async heard(): Promise<number> {
    const { rows } = await this.house.admin.query<{ n: number }>('select count(*)::int as n from reporting.inbox');
    return rows[0]!.n;
  }

  /** The service looks at its lease every 400 ms, and believes in it for two seconds. */
  private async hold(): Promise<void> {
    await this.house.admin.query(
      `insert into reporting.lease (name, holder, until) values ($1, 'bench', now() + interval '1 day')
       on conflict (name) do update set holder = 'bench', until = now() + interval '1 day', fence = lease.fence + 1`,
      [CONSUMER],
    );
    await sleep(2_500);
  }
}

const telling = ({ nats }: House, communes: readonly string[], families: number, seed: number): Telling => ({
  ...{ nats, seed, communes, families },
  manner: manner(),
});

/** As many as are wanted, from all over the country. */
const spread = (codes: readonly string[], wanted: number): string[] =>
  Array.from({ length: wanted }, (_, at) => codes[Math.floor((at * codes.length) / wanted)]!);

/** The service's consumer, of what comes from now on: the rebuild reads what was told before. */
async function hearFromNow({ nats }: House): Promise<void> {
  const connection = await connect({ servers: nats.url, user: nats.user, pass: nats.password });
  const { consumers } = await jetstreamManager(connection);
  await consumers.add(STREAM, {
    durable_name: 'reporting',
    filter_subjects: ['oln.v1.*.intake.request.received'],
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.New,
  });
  await connection.close();
}
