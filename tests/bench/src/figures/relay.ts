import type { Published, Publishing } from '../bare/publisher.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { interleaved, medianOf } from '../harness/rounds.js';
import { inHouse, type House } from '../house/house.js';
import type { Program } from '../house/program.js';
import { STREAM, StreamView } from '../house/stream.js';
import type { Relayed, Relaying } from '../ours/relay-runner.js';

const BARE_STREAM = 'BARE';
const SUBJECT = 'oln.v1.13110.intake.request.moved';
/** A service's outbox after some minutes without NATS. */
const ROWS = 20_000;
const BARE_MESSAGES = 6_000;
const WARM_UP_ROWS = 3_000;

/** A fact of ordinary size, with its id left open. */
const EVENT = JSON.stringify({
  specversion: '1.0',
  id: '{id}',
  source: '/oln/intake',
  type: 'oln.intake.request.moved.v1',
  subject: '0197a4b2-1111-7222-8333-444455556666',
  time: '2026-11-23T10:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'urn:oln:schema:oln.intake.request.moved.v1',
  commune: '13110',
  entityversion: 2,
  asof: '2026-11-23T10:00:00.000Z',
  actor: 'coordinadora-bench',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  data: { id: '0197a4b2-1111-7222-8333-444455556666', from: 'registered', to: 'admissibility' },
});

const FILL = `
  insert into intake.outbox (id, lane, commune, entity, entity_id, entity_version, subject, payload)
  select id, 'event', '13110', 'request', gen_random_uuid(), 2, $1, replace($2, '{id}', id::text)::jsonb
    from (select uuidv7() as id from generate_series(1, $3::int)) ids`;

interface Rate {
  perSecond: number;
}

/** Both sides, each with its own stream on the same server, which waits for the disk with every acknowledgement. */
class Carriers {
  readonly faults: string[] = [];

  constructor(
    private readonly house: House,
    private readonly stream: StreamView,
    private readonly relay: Program,
    private readonly publisher: Program,
  ) {}

  async ours(rows = ROWS): Promise<Rate> {
    const { admin, database, nats } = this.house;
    await admin.query(FILL, [SUBJECT, EVENT, rows]);
    await admin.query('vacuum analyze intake.outbox');
    const before = await this.taken(STREAM);
    const relaying: Relaying = { databaseUrl: database.url('intake'), nats, rows };
    const { sent, seconds, problems } = await this.relay.ask<Relayed>(relaying);
    const taken = (await this.taken(STREAM)) - before;
    const { rows: left } = await admin.query<{ rows: number }>(
      'select count(*)::int as rows from intake.outbox where published_at is null',
    );
    if (sent !== rows || taken !== rows || left[0]!.rows !== 0)
      this.faults.push(
        `${rows} waited, ${sent} were sent, ${taken} are in the stream, ${left[0]!.rows} are not marked`,
      );
    this.faults.push(...problems.slice(0, 3));
    return { perSecond: rows / seconds };
  }

  async bare(count = BARE_MESSAGES): Promise<Rate> {
    const before = await this.taken(BARE_STREAM);
    const publishing: Publishing = { nats: this.house.nats, subject: 'bare.moved', payload: EVENT, count };
    const { acknowledged, seconds } = await this.publisher.ask<Published>(publishing);
    const taken = (await this.taken(BARE_STREAM)) - before;
    if (acknowledged !== count || taken !== count)
      this.faults.push(`${count} were published barely, ${acknowledged} acknowledged, ${taken} are in the stream`);
    return { perSecond: count / seconds };
  }

  /** The stream of the house is made by the relay's first turn. */
  private taken(stream: string): Promise<number> {
    return this.stream.taken(stream).catch(() => 0);
  }
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    await house.migrate('intake');
    const stream = await StreamView.open(house);
    await stream.make(BARE_STREAM, 'bare.>');
    const carriers = new Carriers(
      house,
      stream,
      house.profiledProgram('relay-runner', 'ours'),
      house.run('publisher', 'bare'),
    );
    await carriers.ours(WARM_UP_ROWS);
    await carriers.bare(WARM_UP_ROWS);
    house.begins();
    const rounds = await interleaved(bench, { ours: () => carriers.ours(), bare: () => carriers.bare() });
    await stream.close();
    const perSecond = medianOf(rounds, (round) => round.ours.perSecond);
    return {
      runs: rounds.map((round) => round.ours.perSecond / round.bare.perSecond),
      also: { barePerSecond: medianOf(rounds, (round) => round.bare.perSecond), rowsPerRound: ROWS },
      further: [{ name: 'eventsPerSecond', measured: perSecond, value: 10_000 }],
      faults: carriers.faults,
    };
  });
}

export const relay: Figure = {
  id: 'P3',
  value: 3,
  unit: 'ratio',
  about: `the production relay empties an outbox of ${ROWS} facts, each marked ÷ raw JetStream publish of the same message, 64 in flight`,
  running:
    'PostgreSQL, NATS (sync always), the relay of @oln/messaging in a process of its own; no service, no Temporal',
  measure,
};
