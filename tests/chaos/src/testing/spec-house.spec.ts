import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import { MIGRATIONS as ALERTS } from '@oln/alerts';
import { MIGRATIONS as CASES } from '@oln/cases';
import { MIGRATIONS as COMMUNITY } from '@oln/community';
import { SEARCH_ATTRIBUTES, SERVICES, type ServiceName } from '@oln/contracts';
import { MIGRATIONS as GATEWAY } from '@oln/gateway';
import { INTAKE_MIGRATIONS } from '@oln/intake';
import { MIGRATIONS as OFFER } from '@oln/offer';
import { MIGRATIONS as REPORTING } from '@oln/reporting';
import { migrate } from '@oln/service-kit';
import { backEnds, freshDatabase, freshNats, type FreshDatabase } from '@oln/testing';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { House } from '../house/house.js';
import type { Finding, Invariant, Seen } from '../invariants/invariant.js';
import { Ledger, type Asked } from '../load/ledger.js';

const MIGRATIONS: Record<ServiceName, Parameters<typeof migrate>[2]> = {
  intake: INTAKE_MIGRATIONS,
  cases: CASES,
  alerts: ALERTS,
  offer: OFFER,
  community: COMMUNITY,
  reporting: REPORTING,
  gateway: GATEWAY,
};

/**
 * A house without services: real tables, a stream and a list of processes of its own, filled by hand as the services would, so
 * that a spec can then break one thing. Holds no tests.
 */
export class SpecHouse {
  readonly ledger = new Ledger();
  private constructor(
    readonly house: House,
    private readonly database: FreshDatabase,
    private readonly admin: pg.Client,
    private readonly nats: NatsConnection,
    private readonly temporal: Client,
  ) {}

  static async open(): Promise<SpecHouse> {
    const database = await freshDatabase();
    const { ports } = backEnds();
    for (const service of SERVICES) await migrate(database.migratorUrl(service), service, MIGRATIONS[service]);
    // Triggers of the tables name other tables without their schema.
    const admin = new pg.Client({
      connectionString: database.adminUrl,
      options: `-c search_path=${SERVICES.join(',')}`,
    });
    await admin.connect();
    const login = freshNats();
    const nats = { url: login.url, user: login.user('house'), password: login.password('house') };
    const connection = await connect({ servers: nats.url, user: nats.user, pass: nats.password });
    await (await jetstreamManager(connection)).streams.add({ name: 'OLN', subjects: ['oln.v1.>'] });
    const address = `127.0.0.1:${ports.temporal}`;
    const temporal = await Connection.connect({ address });
    const namespace = await ownNamespace(temporal);
    const house = await House.open({ databaseUrl: database.adminUrl, nats, temporal: { address, namespace } });
    return new SpecHouse(house, database, admin, connection, new Client({ connection: temporal, namespace }));
  }

  async sql(text: string, values: unknown[] = []): Promise<void> {
    await this.admin.query(text, values);
  }

  async close(): Promise<void> {
    await this.house.close();
    await Promise.allSettled([this.nats.close(), this.temporal.connection.close(), this.admin.end()]);
    await this.database.drop();
  }

  check(invariant: Invariant, more: Partial<Seen> = {}): Promise<Finding[]> {
    const seen = { ledger: this.ledger, planted: [], folders: [], businessNow: Date.now(), speed: 1 };
    return invariant.check(this.house, { ...seen, ...more });
  }

  /** An acknowledged write, as a client remembers it. */
  acknowledged(what: string, of: Asked['of'], id: string, version: number, receivedAt?: string): void {
    const at = Date.now();
    const asked = { key: randomUUID(), what, of, askedAt: at, attempts: 1, status: 201, answeredAt: at };
    this.ledger.asked.push({ ...asked, id, version, receivedAt });
  }

  /** A request that was received and waits for admission, with all that its transaction leaves behind, sent and heard. */
  async request(): Promise<string> {
    const [id, receivedAt] = [randomUUID(), new Date(Date.now() - Math.floor(Math.random() * 1e9)).toISOString()];
    const family = randomUUID();
    await this.sql(
      `insert into intake.families (id, commune, version, registered_at, registered_by) values ($1, '13110', 1, now(), 'x')`,
      [family],
    );
    await this.requestRow(id, family, receivedAt);
    await this.fact('intake', 'request', 'received', id, 1, { id });
    await this.fact('intake', 'request', 'moved', id, 2, { id, from: 'registered', to: 'admissibility' });
    await this.told('intake', 'intake', id, 2, { kind: 'start' });
    await this.process(`intake-${id}`, 'admissibility');
    this.acknowledged('request.register', 'request', id, 2, receivedAt);
    return id;
  }

  async requestRow(id: string, family: string, receivedAt: string): Promise<void> {
    await this.sql(
      `insert into intake.requests (id, commune, version, stage, stage_since, channel, motive, family_id, children, factors, origin, received_at, registered_at)
       values ($1, '13110', 2, 'admissibility', now(), 'spontaneous', 'school', $2, '{}', '{}', 'desk', $3, now())`,
      [id, family, receivedAt],
    );
  }

  /** An alert of nobody in particular. */
  async alertRow(id: string, stage: string, version: number): Promise<void> {
    await this.sql(
      `insert into alerts.alerts (id, commune, version, stage, stage_since, source, raised_by, key, received_at, registered_at, due_at, child_id,
                                  factors, rules, judged, because, severity, correlations, correlated_with, times_told, dismissal, feedback)
       values ($1::uuid, '13110', $3, $2, now(), 'staff', 'ana', $1::text, now(), now(), now(), gen_random_uuid(),
               '{}', 'x', 'low', '[]', 'low', '{}', '{}', 1, '{}', 'received')`,
      [id, stage, version],
    );
  }

  /** What an adult of a family asks for it. */
  async rightsRequestRow(id: string, stage: 'received' | 'extended', version: number): Promise<void> {
    const family = randomUUID();
    await this.sql(
      `insert into intake.families (id, commune, version, registered_at, registered_by) values ($1, '13110', 1, now(), 'x')`,
      [family],
    );
    await this.sql(
      `insert into intake.rights_requests (id, commune, version, stage, stage_since, personal_right, family_id, relation, received_at, answer_by,
                                           registered_at, registered_by, first_term_ends_at)
       values ($1, '13110', $3, $2, now(), 'access', $4, 'court', now(), now(), now(), 'ana', now())`,
      [id, stage, version, family],
    );
  }

  async anonymisationRow(id: string, stage: 'held' | 'erasing', version: number): Promise<void> {
    const person = randomUUID();
    await this.sql(
      `insert into intake.persons (id, commune, version, kind, sealed, name_tokens, registered_at, registered_by)
       values ($1, '13110', 1, 'adult', '', '{}', now(), 'x')`,
      [person],
    );
    await this.sql(
      `insert into intake.anonymisations (id, commune, version, person_id, cause, stage, stage_since, opened_at, opened_by, announced_at,
                                          attempt, held_until, hold_reason, entries, erased_by)
       values ($1, '13110', $3, $4, 'asked-for', $2, now(), now(), 'ana', now(), 1, now(), 'person-asks', array[$4]::uuid[], '{}')`,
      [id, stage, version, person],
    );
  }

  /** A row of the outbox, marked, and its message in the stream unless it is said to be lost. Gives its id. */
  async fact(
    service: string,
    entity: string,
    event: string,
    entityId: string,
    version: number,
    data: object,
    { lost = false, asof = new Date().toISOString() } = {},
  ): Promise<string> {
    const id = randomUUID();
    const subject = `oln.v1.13110.${service}.${entity}.${event}`;
    const payload = { id, subject: entityId, entityversion: version, asof, data };
    await this.sql(
      `insert into ${service}.outbox (id, lane, commune, entity, entity_id, entity_version, subject, payload, published_at, outcome)
       values ($1, 'event', '13110', $2, $3, $4, $5, $6, now(), 'published')`,
      [id, entity, entityId, version, subject, payload],
    );
    if (!lost) await this.publish(subject, id, payload);
    return id;
  }

  async publish(subject: string, id: string, payload: object, asId = id): Promise<void> {
    const made = headers();
    made.set('Nats-Msg-Id', id);
    // The stream drops what it has had: a second copy comes as after its window, under another id on the wire.
    if (asId !== id) made.set('Nats-Msg-Id', asId);
    await jetstream(this.nats).publish(subject, JSON.stringify(payload), { headers: made });
  }

  /** A message to the process, marked as sent. */
  async told(service: string, process: string, entityId: string, version: number, payload: object): Promise<void> {
    const prefix = process === 'caseManagement' ? 'case' : process;
    await this.sql(
      `insert into ${service}.outbox (id, lane, commune, entity, entity_id, entity_version, subject, payload, published_at, outcome)
       values ($1, 'process', '13110', $2, $3, $4, $5, $6, now(), 'started')`,
      [randomUUID(), process, entityId, version, `${prefix}-${entityId}`, payload],
    );
  }

  /** A run that shows where it believes its record stands. */
  async process(workflowId: string, stage: string): Promise<void> {
    const key = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);
    const paused = defineSearchAttributeKey('OlnPaused', SearchAttributeType.BOOL);
    await this.temporal.workflow.start('nothing', {
      workflowId,
      taskQueue: `nobody-${randomUUID()}`,
      typedSearchAttributes: [
        { key: key('OlnStage'), value: stage },
        { key: paused, value: false },
      ],
    });
  }

  /** A run whose first task nobody takes: no worker is there. */
  async processWaiting(workflowId: string): Promise<void> {
    await this.temporal.workflow.start('nothing', { workflowId, taskQueue: 'processes' });
  }

  async terminate(workflowId: string): Promise<void> {
    await this.temporal.workflow.getHandle(workflowId).terminate();
  }

  /** Until Temporal's list shows so many runs: it lags behind. */
  async untilListed(count: number): Promise<void> {
    for (const end = Date.now() + 10_000; Date.now() < end;) {
      if ((await this.house.processes.all()).length >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Temporal does not list ${count} runs`);
  }

  /** A service hears: its durable consumer is known to the stream. */
  async consumer(service: string, subjects: string[]): Promise<void> {
    const manager = await jetstreamManager(this.nats);
    await manager.consumers.add('OLN', { durable_name: service, filter_subjects: subjects, ack_policy: 'explicit' });
  }

  async heard(service: string, messageId: string): Promise<void> {
    await this.sql(`insert into ${service}.inbox (consumer, message_id, commune) values ($1, $2, '13110')`, [
      service,
      messageId,
    ]);
  }
}

const TYPES = { Keyword: 2, Bool: 5, Datetime: 6 } as const;

async function ownNamespace(connection: Connection): Promise<string> {
  const namespace = `chaos-${randomUUID().slice(0, 8)}`;
  const workflowExecutionRetentionPeriod = { seconds: 86_400 as never };
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
  const types = Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, TYPES[type]]);
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(types) });
  return namespace;
}

export const texts = (found: Finding[]): string[] => found.map(({ kind, what }) => `${kind}: ${what}`).sort();
