import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { OlnEvent } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { UnitOfWork } from '@oln/service-kit';
import { body, codeOf, ELSEWHERE, HERE, ServiceHouse, startHouse, type StartedHouse } from '@oln/service-testing';
import { eventually, freshNats } from '@oln/testing';
import { heardFacts } from '../heard/hearings.js';
import { MIGRATIONS } from '../migrations/index.js';
import { ProjectionService } from '../projection/projection.service.js';
import { reporting } from '../reporting.js';
import { subjectOf } from './lives.spec.js';

export { body, codeOf, ELSEWHERE, HERE };
/** Of the same region as HERE. */
export const NEXT_DOOR = '13101';

const AT_ONCE = 500;
/** Of each of these every version must have been told in a fact. */
const RECORDS = ['commitments', 'targets', 'snapshots', 'alarms', 'alarm_rules'];
const SOON = { withinMs: 90_000, everyMs: 100 };

export interface Tables {
  heard: string[];
  marks: string[];
  rollups: string[];
}

/** The service as it runs. Holds no tests. */
export class ReportingHouse extends ServiceHouse {
  private constructor(
    started: StartedHouse,
    private readonly nats: NatsConnection,
  ) {
    super(started);
  }

  static async open(startsAt: string): Promise<ReportingHouse> {
    const started = await startHouse({ definition: reporting, migrations: MIGRATIONS, records: RECORDS }, startsAt);
    const nats = await connect(freshNats().login('house'));
    // The service makes the stream, once it is connected.
    const { streams } = await jetstreamManager(nats);
    await eventually(() => streams.info('OLN').then(Boolean, () => false), SOON);
    return new ReportingHouse(started, nats);
  }

  override async close(): Promise<void> {
    await this.nats.close();
    await super.close();
  }

  /** Facts of other services as they come by the stream; the same fact twice is in it twice. */
  async publish(events: readonly OlnEvent[]): Promise<void> {
    const client = jetstream(this.nats);
    for (let at = 0; at < events.length; at += AT_ONCE)
      await Promise.all(
        events.slice(at, at + AT_ONCE).map((event) => client.publish(subjectOf(event), JSON.stringify(event))),
      );
  }

  /** Until the live generation knows all of these. */
  async untilKnown(events: readonly OlnEvent[]): Promise<void> {
    const ids = [...new Set(events.flatMap((event) => heardFacts(event).map(({ fact }) => fact.id)))];
    await eventually(async () => (await this.known(ids)) === ids.length, SOON);
  }

  private async known(ids: readonly string[]): Promise<number> {
    const { rows } = await this.admin.query<{ n: number }>(
      `select count(distinct id)::int as n from heard where generation = (select id from generations where state = 'live') and id = any ($1)`,
      [ids],
    );
    return rows[0]!.n;
  }

  /** Into the projections in batches of this size, without the stream in between. */
  async take(events: readonly OlnEvent[], batch: number): Promise<void> {
    const context = {
      principal: { person: 'system:inbox', roles: [], communes: '*' as const, kind: 'system' as const },
      ...{ asOf: this.now, language: 'es' as const, door: 'nats' as const },
    };
    for (let at = 0; at < events.length; at += batch) {
      const heard = events.slice(at, at + batch).flatMap(heardFacts);
      await this.get(UnitOfWork).batch('inbox', context, (tx) =>
        this.get(ProjectionService).take(tx, heard, { heardAt: new Date() }),
      );
    }
  }

  /** As the rounds of Temporal Schedules come: over all communes. */
  monitoring<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.under(SYSTEM.monitoring, work);
  }

  /** Notices about a record, as `code → addressee`. */
  async notices(id: string): Promise<string[]> {
    const facts = await this.facts(id);
    return facts
      .filter(({ name }) => name === 'notice.raised')
      .map(({ data }) => `${String(data.code)} → ${String(data.toPerson ?? data.toRole)}`);
  }

  /** Everything that a generation holds, in one order. */
  async tables(generation: number): Promise<Tables> {
    const lines = async (columns: string, table: string): Promise<string[]> => {
      const sql = `select concat_ws('|', ${columns}) as line from ${table} where generation = $1 order by 1`;
      return (await this.admin.query<{ line: string }>(sql, [generation])).rows.map(({ line }) => line);
    };
    const key = 'commune, kind, record';
    return {
      heard: await lines(`${key}, id, name, subject, version, at, data`, 'heard'),
      marks: await lines(`${key}, measure, line, code, on_day, since_day, until_day, value, n`, 'marks'),
      rollups: await lines('commune, measure, line, code, value, on_month, month, n', 'rollups'),
    };
  }

  async liveGeneration(): Promise<number> {
    const { rows } = await this.admin.query<{ id: number }>(`select id from generations where state = 'live'`);
    return rows[0]!.id;
  }

  async untilLive(generation: number): Promise<void> {
    await eventually(async () => (await this.liveGeneration()) === generation, SOON);
  }
}
