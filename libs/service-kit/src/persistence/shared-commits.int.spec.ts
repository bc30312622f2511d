import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gatewayEvents, refuse, RefusedError } from '@oln/contracts';
import { FieldCipher, loadKeyRing } from '@oln/crypto';
import { backEnds, eventually, freshDatabase, type FreshDatabase } from '@oln/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { AuditEntries } from '../audit/audit-entries.js';
import { currentContext, withContext, type CallContext } from '../context/call-context.js';
import { KitErrors } from '../http/kit.errors.js';
import { Wire } from '../testing/wire.spec.js';
import { migrate, serviceDataSource } from './data-source.js';
import { isUnavailable } from './database-errors.js';
import { newId } from './ids.js';
import { ROW_SECURITY } from './kit-tables.js';
import type { Tx } from './transaction.js';
import { UnitOfWork } from './unit-of-work.js';

const [HERE, THERE] = ['13110', '05101'];

const contextOf = (person: string, commune: string, idempotencyKey?: string): CallContext => ({
  principal: { person, roles: ['coordinator'], communes: [commune], kind: 'person' },
  asOf: new Date('2026-03-02T15:00:00Z'),
  language: 'es',
  door: 'http',
  idempotencyKey,
});

describe('Changes that only add and come at the same time', () => {
  let database: FreshDatabase;
  let source: DataSource;
  let admin: pg.Client;
  let work: UnitOfWork;
  let wire: Wire;

  beforeAll(async () => {
    database = await freshDatabase();
    wire = await Wire.to(backEnds().ports.postgres);
    await migrate(database.migratorUrl('gateway'), 'gateway', []);
    const migrator = new pg.Client({
      connectionString: database.migratorUrl('gateway'),
      options: '-c search_path=gateway',
    });
    await migrator.connect();
    await migrator.query(
      `create table things (id uuid primary key, commune text not null, name text unique); ${ROW_SECURITY('things')}`,
    );
    await migrator.end();
    const config = {
      database: { url: wire.through(database.url('gateway')), schema: 'gateway', pool: 10 },
      service: 'gateway',
      replica: 'spec',
    };
    source = serviceDataSource(config as never, []);
    await source.initialize();
    admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=gateway' });
    await admin.connect();
    work = new UnitOfWork(
      source,
      new FieldCipher(loadKeyRing(backEnds().secrets.keysFile)),
      { environment: 'test' },
      new AuditEntries(),
    );
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await wire?.close();
    await database?.drop();
  });
  beforeEach(async () => {
    await admin.query('truncate things, outbox, idempotency');
  });
  afterEach(() => wire.mend());

  const count = async (what: string): Promise<number> =>
    Number((await admin.query(`select count(*) ${what}`)).rows[0].count);

  /** Reads, is refused if `refused`, and writes. */
  const add =
    ({
      commune = HERE,
      name = newId(),
      refused = false,
    }: { commune?: string; name?: string; refused?: boolean } = {}) =>
    async (tx: Tx) => {
      const id = newId();
      const seen = await tx.query<{ commune: string }>('select distinct commune from things');
      if (refused) throw new RefusedError(refuse(KitErrors.NOT_ALLOWED));
      tx.write('insert into things (id, commune, name) values ($1, $2, $3)', [id, commune, name]);
      const facts = { person: 'p', roles: [], active: true, caseloads: [] };
      tx.emit(gatewayEvents.staffChanged, { id, commune, version: 1 }, facts);
      return { id, by: currentContext().principal.person, seen: seen.map((row) => row.commune) };
    };

  const call = (context: CallContext, ...input: Parameters<typeof add>) =>
    withContext(context, () => work.add('thing.add', add(...input)));
  const many = <Result>(times: number, one: (index: number) => Promise<Result>) =>
    Promise.allSettled(Array.from({ length: times }, (_, index) => one(index)));

  it('share commits; each is answered, audited and receipted as its own', async () => {
    const before = await count('from audit');
    const outcomes = await many(60, (index) => call(contextOf(`person-${index}`, HERE, newId())));
    expect(outcomes.map((outcome) => outcome.status === 'fulfilled' && outcome.value.by)).toEqual(
      outcomes.map((_, index) => `person-${index}`),
    );
    expect([await count('from things'), await count('from outbox'), await count('from idempotency')]).toEqual([
      60, 60, 60,
    ]);
    expect((await count('from audit')) - before).toBe(60);
    const audited = `from (select distinct person from audit where seq > (select max(seq) - 60 from audit)) person`;
    expect(await count(audited)).toBe(60);
    const commits = `from (select distinct transaction_id from audit where seq > (select max(seq) - 60 from audit)) commit`;
    expect(await count(commits)).toBeLessThan(20);
  });

  it('see and write what their own caller may, also with callers of other communes beside them', async () => {
    for (const [commune, name] of [
      [HERE, 'a chair'],
      [THERE, 'a bed'],
    ] as const)
      await call(contextOf('first', commune), { commune, name });
    const outcomes = await many(40, (index) =>
      call(contextOf('next', index % 2 ? HERE : THERE), { commune: index % 2 ? HERE : THERE }),
    );
    for (const [index, outcome] of outcomes.entries())
      expect(outcome).toMatchObject({ status: 'fulfilled', value: { seen: [index % 2 ? HERE : THERE] } });
    const trespassing = await many(20, (index) =>
      call(contextOf('next', HERE), { commune: index === 7 ? THERE : HERE }),
    );
    expect(trespassing.map(({ status }) => status)).toEqual(
      trespassing.map((_, index) => (index === 7 ? 'rejected' : 'fulfilled')),
    );
    expect(await count('from things')).toBe(2 + 40 + 19);
  });

  it('are refused one by one', async () => {
    const outcomes = await many(30, (index) => call(contextOf('ana', HERE, newId()), { refused: index % 3 === 0 }));
    expect(outcomes.map(({ status }) => status)).toEqual(
      outcomes.map((_, index) => (index % 3 ? 'fulfilled' : 'rejected')),
    );
    expect([await count('from things'), await count('from idempotency')]).toEqual([20, 20]);
  });

  it('are each written once where one of them breaks', async () => {
    await call(contextOf('ana', HERE), { name: 'the same' });
    const outcomes = await many(30, (index) =>
      call(contextOf('ana', HERE, newId()), index === 11 ? { name: 'the same' } : {}),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(outcomes[11]).toMatchObject({ status: 'rejected', reason: { code: '23505' } });
    expect([await count('from things'), await count('from outbox')]).toEqual([30, 30]);
  });

  it('are one change where the same call comes twice, at once or later', async () => {
    const keys = Array.from({ length: 15 }, newId);
    const round = () =>
      Promise.all(
        [...keys, ...keys].map(async (key) => {
          const answer = await call(contextOf('ana', HERE, key)).catch(() => call(contextOf('ana', HERE, key)));
          return `${key} ${answer.id}`;
        }),
      );
    const [first, second] = [await round(), await round()];
    expect(new Set([...first, ...second]).size).toBe(15);
    expect([await count('from things'), await count('from outbox')]).toEqual([15, 15]);
  });

  it('look for their receipts by key, however many their caller has', async () => {
    const receipts = (first: number, last: number) =>
      admin.query(
        `insert into idempotency (person, key, action, request_hash, commune, response)
         select 'ana', 'old-' || number, 'thing.add', '', $1, '' from generate_series($2::int, $3) number`,
        [HERE, first, last],
      );
    // The plans are made while there are few, and kept.
    await receipts(1, 300);
    await admin.query('analyze idempotency');
    for (let round = 0; round < 12; round++) await many(40, () => call(contextOf('ana', HERE, newId())));
    await receipts(301, 20_000);
    const looks = async () =>
      (
        await admin.query<{ written: number; read: number }>(
          `select n_tup_ins::int as written, (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_user_tables
            where schemaname = 'gateway' and relname = 'idempotency'`,
        )
      ).rows[0]!;
    const before = await looks();
    await many(40, () => call(contextOf('ana', HERE, newId())));
    // PostgreSQL counts with some delay.
    await eventually(async () => (await looks()).written >= before.written + 40);
    expect((await looks()).read - before.read).toBeLessThan(200);
  });

  it('all hear of it where PostgreSQL goes away, and are written once when they come again', async () => {
    const keys = Array.from({ length: 40 }, newId);
    wire.loseAnswerTo('commit');
    const outcomes = await many(40, (index) => call(contextOf('ana', HERE, keys[index])));
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every(({ reason }) => isUnavailable(reason))).toBe(true);
    wire.mend();
    const again = await many(40, (index) => call(contextOf('ana', HERE, keys[index])));
    expect(again.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect([await count('from things'), await count('from idempotency')]).toEqual([40, 40]);
  });

  it('have no manager that knows nothing of the others', async () => {
    const wrong = () =>
      withContext(contextOf('ana', HERE), () => work.add('thing.add', async (tx) => tx.manager.query('select 1')));
    // Alone a call has one; together with others it is refused, and then runs alone.
    const outcomes = await many(5, wrong);
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
  });
});
