import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WORKFLOW_QUEUE } from '@oln/contracts';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import { Database } from '../database/database.js';
import type { NatsLink } from '../nats/nats-link.js';
import type { OutboxEntry } from '../outbox/outbox-entry.js';
import {
  count,
  linkTo,
  openDatabase,
  openNats,
  openTemporal,
  run,
  signalled,
  sleep,
  revival,
  started,
  until,
  write,
  type Server,
  type SpecDatabase,
} from '../spec/room.spec.js';
import type { ProcessGateway } from '../temporal/process-gateway.js';
import { TemporalGateway } from '../temporal/temporal-gateway.js';
import { Relay } from './relay.js';

const WAITING = `outbox where lane = 'process' and published_at is null`;

describe('Process messages', () => {
  let nats: Server;
  let temporal: Server;
  let where: SpecDatabase;
  let database: Database;
  let link: NatsLink;
  let client: Client;
  let connection: Connection;
  let ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    [nats, temporal] = await Promise.all([openNats(), openTemporal()]);
    connection = await Connection.connect({ address: temporal.address });
    client = new Client({ connection });
    await until(
      () =>
        client.workflow.count().then(
          () => true,
          () => false,
        ),
      30_000,
    );
  });
  afterAll(async () => {
    await connection.close();
    await Promise.all([nats.remove(), temporal.remove()]);
  });
  beforeEach(async () => {
    where = await openDatabase();
    database = new Database(where.url, { name: 'spec' });
    link = linkTo(nats);
  });
  afterEach(async () => {
    for (const end of ends.reverse()) await end();
    ends = [];
    await link.close();
    await database.close();
    await where.drop();
  });

  const realGateway = (more = {}) => new TemporalGateway({ address: temporal.address, namespace: 'default', ...more });

  async function relay(gateway: ProcessGateway = realGateway()): Promise<Relay> {
    const made = new Relay({ replica: randomUUID(), database, link, processes: gateway });
    ends.push(
      () => gateway.close(),
      () => made.stop(),
    );
    made.start();
    await until(() => made.active);
    return made;
  }

  const allSent = (withinMs?: number) => until(async () => (await count(database, WAITING)) === 0, withinMs);
  const outcomes = async (...entries: OutboxEntry[]) => {
    const rows = await database.query<{ id: string; outcome: string }>('select id, outcome from outbox');
    return entries.map((entry) => rows.find(({ id }) => id === entry.id)?.outcome);
  };
  /** Message ids of the signals in a workflow's history. */
  const heardBy = async (id: string): Promise<string[]> => {
    const { events } = await client.workflow.getHandle(`case-${id}`).fetchHistory();
    return (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal }) => {
      const data = signal?.input?.payloads?.[0]?.data;
      return data ? [(JSON.parse(Buffer.from(data).toString()) as { messageId: string }).messageId] : [];
    });
  };

  it('start a process, then signal it, in the order they were written, under the outbox id', async () => {
    await relay();
    const id = randomUUID();
    const signals = Array.from({ length: 12 }, () => signalled(id));
    await write(database, started(id), ...signals.slice(0, 5));
    for (const signal of signals.slice(5)) await write(database, signal);
    await allSent();
    expect(await heardBy(id)).toEqual(signals.map((signal) => signal.id));
    const { taskQueue, type } = await client.workflow.getHandle(`case-${id}`).describe();
    expect({ taskQueue, type }).toEqual({ taskQueue: WORKFLOW_QUEUE, type: 'caseManagement' });
  });

  it('start once, ever: a repeated start is done, also when the process has ended', async () => {
    await relay();
    const id = randomUUID();
    const [first, again, afterEnd] = [started(id), started(id), started(id)];
    await write(database, first, again);
    await allSent();
    await client.workflow.getHandle(`case-${id}`).terminate();
    await write(database, afterEnd);
    await allSent();
    expect(await outcomes(first, again, afterEnd)).toEqual(['started', 'already-started', 'already-started']);
  });

  it('revived by the watchdog, follow a run that was closed, and never one that runs', async () => {
    await relay();
    const id = randomUUID();
    const [first, again, revived, twice] = [started(id), started(id), revival(id), revival(id)];
    await write(database, first);
    await allSent();
    await write(database, again, revived);
    await allSent();
    await client.workflow.getHandle(`case-${id}`).terminate();
    await write(database, twice);
    await allSent();
    expect(await outcomes(first, again, revived, twice)).toEqual([
      'started',
      'already-started',
      'already-started',
      'started',
    ]);
  });

  it('say so when the process is closed or absent, and hold up nobody', async () => {
    await relay();
    const [closed, absent, alive] = [randomUUID(), randomUUID(), randomUUID()];
    await write(database, started(closed), started(alive));
    await allSent();
    await client.workflow.getHandle(`case-${closed}`).terminate();
    const entries = [signalled(closed), signalled(absent), signalled(alive)];
    await write(database, ...entries);
    await allSent();
    expect(await outcomes(...entries)).toEqual(['process-closed', 'no-process', 'signalled']);
  });

  it('of one process are tried again, in order, while all others go on', async () => {
    let mended = false;
    const bad = randomUUID();
    const unknown = defineSearchAttributeKey('NotRegisteredHere', 'KEYWORD');
    const searchAttributes = ({ id }: { id: string }) =>
      id === bad && !mended ? new TypedSearchAttributes([{ key: unknown, value: 'x' }]) : undefined;
    await relay(realGateway({ searchAttributes }));
    const follower = signalled(bad);
    await write(database, started(bad), follower);
    const others = Array.from({ length: 60 }, () => randomUUID());
    await write(database, ...others.map((id) => started(id)));
    await until(async () => (await count(database, WAITING)) === 2, 30_000);
    const [row] = await database.query<{ attempts: number; last_error: string }>(
      `select * from outbox where entity_id = $1 order by seq`,
      [bad],
    );
    expect(row!.attempts).toBeGreaterThan(0);
    expect(row!.last_error).toMatch(/search attribute/i);
    mended = true;
    await allSent();
    expect(await heardBy(bad)).toEqual([follower.id]);
  });

  it('of a process that hangs do not delay the others', async () => {
    const gateway = realGateway();
    const slow = randomUUID();
    let letGo = (): void => undefined;
    const hanging = new Promise<void>((resolve) => (letGo = resolve));
    await relay({
      start: async (message) => {
        if (message.input.id === slow) await hanging;
        return gateway.start(message);
      },
      signal: (message, id) => gateway.signal(message, id),
      close: () => gateway.close(),
    });
    await write(database, started(slow), signalled(slow));
    const others = Array.from({ length: 50 }, () => randomUUID());
    for (const id of others) await write(database, started(id), signalled(id));
    await until(async () => (await count(database, WAITING)) === 2, 20_000);
    letGo();
    await allSent();
  });

  it('wait while Temporal is down and go on soon after its return', async () => {
    await relay();
    const before = randomUUID();
    await write(database, started(before));
    await allSent();
    await temporal.kill();
    const ids = Array.from({ length: 30 }, () => randomUUID());
    const signals = new Map(ids.map((id) => [id, [signalled(id), signalled(id)]]));
    for (const id of ids) await write(database, started(id), ...signals.get(id)!);
    await sleep(3_000);
    expect(await count(database, WAITING)).toBe(90);
    await temporal.start();
    expect(await until(async () => (await count(database, WAITING)) < 90)).toBeLessThan(20_000);
    await allSent(30_000);
    for (const id of ids.slice(0, 5)) {
      const heard = await heardBy(id);
      expect([...new Set(heard)]).toEqual(signals.get(id)!.map((signal) => signal.id));
    }
  });

  it('are sent again after a relay died before it marked them: the process hears the same ids in the same order', async () => {
    const id = randomUUID();
    const signals = Array.from({ length: 6 }, () => signalled(id));
    await write(database, started(id), ...signals);
    await run(
      where.adminUrl,
      `
      create function cases.break_off() returns trigger language plpgsql as $$ begin raise 'broken off'; end $$;
      create trigger break_off before update on cases.outbox for each row execute function cases.break_off();`,
    );
    const first = await relay();
    await until(
      async () =>
        (await client.workflow
          .getHandle(`case-${id}`)
          .describe()
          .catch(() => undefined)) !== undefined,
    );
    await until(async () => (await heardBy(id)).length >= signals.length);
    await first.stop();
    await run(where.adminUrl, 'drop trigger break_off on cases.outbox');
    await relay();
    await allSent();
    expect([...new Set(await heardBy(id))]).toEqual(signals.map((signal) => signal.id));
  });
});
