import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gatewayEvents, RefusedError } from '@oln/contracts';
import { FieldCipher, loadKeyRing, verifyAudit, type AuditVerdict } from '@oln/crypto';
import { SYSTEM } from '@oln/identity';
import { backEnds, eventually, freshDatabase, type FreshDatabase } from '@oln/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { AuditEntries } from '../audit/audit-entries.js';
import { NEXT_ENTRIES, sealBatch } from '../audit/sealer.js';
import { withContext, type CallContext } from '../context/call-context.js';
import { isUnavailable } from './database-errors.js';
import { migrate, serviceDataSource } from './data-source.js';
import { newId } from './ids.js';
import { ROW_SECURITY } from './kit-tables.js';
import { OldReceipts } from './old-receipts.js';
import { reaching, withinReach } from './reach.js';
import type { Tx } from './transaction.js';
import { UnitOfWork } from './unit-of-work.js';

const HERE = '13110';
const ELSEWHERE = '05101';

const contextIn = (commune: string, key?: string, body = 'a'): CallContext => ({
  principal: { person: 'gestora-1', roles: ['case-manager'], communes: [commune], kind: 'person' },
  asOf: new Date('2026-03-02T15:00:00Z'),
  language: 'es',
  door: 'http',
  idempotencyKey: key,
  requestFingerprint: body,
});

describe('A unit of work', () => {
  let database: FreshDatabase;
  let source: DataSource;
  let admin: pg.Client;
  let work: UnitOfWork;

  beforeAll(async () => {
    database = await freshDatabase();
    await migrate(database.migratorUrl('gateway'), 'gateway', []);
    const migrator = new pg.Client({ connectionString: database.migratorUrl('gateway') });
    await migrator.connect();
    await migrator.query(
      `create table things (id uuid primary key, commune text not null, name text unique); ${ROW_SECURITY('things')}`,
    );
    await migrator.end();
    const config = {
      database: { url: database.url('gateway'), schema: 'gateway', pool: 10 },
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
    await source.destroy();
    await admin.end();
    await database.drop();
  });

  beforeEach(async () => {
    await admin.query('truncate things, outbox, idempotency');
  });

  const add =
    (commune: string, name: string = newId()) =>
    async (tx: Tx) => {
      const id = newId();
      await tx.manager.query('insert into things (id, commune, name) values ($1, $2, $3)', [id, commune, name]);
      tx.emit(
        gatewayEvents.staffChanged,
        { id, commune, version: 1 },
        { person: 'p', roles: [], active: true, caseloads: [] },
      );
      return { id, name };
    };

  const count = async (table: string): Promise<number> =>
    Number((await admin.query(`select count(*) from ${table}`)).rows[0].count);

  it('commits the record, its fact and its audit entry together', async () => {
    const before = await count('audit');
    await withContext(contextIn(HERE), () => work.run('thing.add', add(HERE)));
    expect([await count('things'), await count('outbox'), (await count('audit')) - before]).toEqual([1, 1, 1]);
  });

  it('leaves nothing behind when it fails', async () => {
    const before = await count('audit');
    const failing = withContext(contextIn(HERE, newId()), () =>
      work.run('thing.add', async (tx) => {
        await add(HERE)(tx);
        throw new Error('no');
      }),
    );
    await expect(failing).rejects.toThrow('no');
    expect([
      await count('things'),
      await count('outbox'),
      await count('idempotency'),
      (await count('audit')) - before,
    ]).toEqual([0, 0, 0, 0]);
  });

  it('tells after the commit that something was written, and only then', async () => {
    let told = 0;
    work.whenWritten(() => (told += 1));
    await withContext(contextIn(HERE), () => work.run('thing.add', add(HERE)));
    expect(told).toBe(1);
    await withContext(contextIn(HERE), () => work.run('thing.look', () => Promise.resolve('nothing')));
    const failing = withContext(contextIn(HERE), () =>
      work.run('thing.add', async (tx) => {
        await add(HERE)(tx);
        throw new Error('no');
      }),
    );
    await expect(failing).rejects.toThrow('no');
    expect(told).toBe(1);
  });

  it('is prevented as a whole by a write that nobody waited for', async () => {
    const name = newId();
    const sending = async (tx: Tx) => {
      tx.write('insert into things (id, commune, name) values ($1, $2, $3)', [newId(), HERE, name]);
      return add(HERE)(tx);
    };
    await withContext(contextIn(HERE), () => work.run('thing.add', sending));
    expect(await count('things')).toBe(2);
    await expect(withContext(contextIn(HERE), () => work.run('thing.add', sending))).rejects.toMatchObject({
      code: '23505',
    });
    expect([await count('things'), await count('outbox')]).toEqual([2, 1]);
  });

  it('goes on by another connection where a table was changed under a prepared statement', async () => {
    const all = () =>
      withContext(contextIn(HERE), () =>
        work.read('thing.list', (tx) => tx.query('select * from things where commune = $1', [HERE])),
      );
    for (let times = 0; times < 5; times++) await all();
    await admin.query('alter table things add column colour text');
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, all));
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(isUnavailable(outcome.reason)).toBe(true);
    for (let times = 0; times < 12; times++) await all();
  });

  it('refuses to leave a fact that its contract forbids, and keeps nothing of the act', async () => {
    const forbidden = withContext(contextIn(HERE), () =>
      work.run('thing.add', async (tx) => {
        const { id } = await add(HERE)(tx);
        tx.emit(gatewayEvents.staffChanged, { id, commune: HERE, version: 1 }, { person: 'p', name: 'Rosa' } as never);
      }),
    );
    await expect(forbidden).rejects.toThrow(/staff\.changed\.v1 is not as its contract says/);
    expect([await count('things'), await count('outbox')]).toEqual([0, 0]);
  });

  it('gives a repeated key the first answer and changes nothing', async () => {
    const key = newId();
    const first = await withContext(contextIn(HERE, key), () => work.run('thing.add', add(HERE)));
    const second = await withContext(contextIn(HERE, key), () => work.run('thing.add', add(HERE)));
    expect(second).toEqual(first);
    expect([await count('things'), await count('outbox')]).toEqual([1, 1]);
  });

  it('answers twenty clicks at once with one effect and one answer', async () => {
    const key = newId();
    const clicks = Array.from({ length: 20 }, () =>
      withContext(contextIn(HERE, key), () => work.run('thing.add', add(HERE, 'the one'))),
    );
    const answers = await Promise.all(clicks);
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect([await count('things'), await count('outbox')]).toEqual([1, 1]);
  });

  it('refuses a key that comes with another body', async () => {
    const key = newId();
    await withContext(contextIn(HERE, key, 'a'), () => work.run('thing.add', add(HERE)));
    const other = withContext(contextIn(HERE, key, 'b'), () => work.run('thing.add', add(HERE)));
    await expect(other).rejects.toBeInstanceOf(RefusedError);
    expect(await count('things')).toBe(1);
  });

  it('reads beyond the reach of who asks as a named part of the house, and within it before and after', async () => {
    for (const commune of [HERE, ELSEWHERE])
      await withContext(contextIn(commune), () => work.run('thing.add', add(commune)));
    const count = async (tx: Tx): Promise<number> =>
      (await tx.query(`select id from things where ${withinReach(tx, 'commune')}`)).length;
    const seen = await withContext(contextIn(HERE), () =>
      work.read('thing.count', async (tx) => {
        const [before, all] = [await count(tx), await reaching(tx, SYSTEM.watchdog, () => count(tx))];
        const failed = await reaching(tx, SYSTEM.watchdog, () => Promise.reject(new Error('no'))).catch(() =>
          count(tx),
        );
        return { before, all, failed, after: await count(tx), person: tx.context.principal.person };
      }),
    );
    expect(seen).toEqual({ before: 1, all: 2, failed: 1, after: 1, person: 'gestora-1' });
  });

  it('sees and writes rows of its own communes only', async () => {
    await withContext(contextIn(HERE), () => work.run('thing.add', add(HERE)));
    const seen = await withContext(contextIn(ELSEWHERE), () =>
      work.read('thing.list', (tx) => tx.manager.query('select * from things') as Promise<unknown[]>),
    );
    expect(seen).toEqual([]);
    await expect(withContext(contextIn(ELSEWHERE), () => work.run('thing.add', add(HERE)))).rejects.toThrow(
      /row-level security/,
    );
  });

  it('forgets whose rows it may see when the connection goes back to the pool', async () => {
    await withContext(contextIn(HERE), () => work.run('thing.add', add(HERE)));
    expect(await source.query('select * from things')).toEqual([]);
  });

  it('keeps the audit log from being changed by the service itself', async () => {
    await expect(source.query('delete from audit')).rejects.toThrow(/permission denied/);
    await expect(source.query(`update audit set person = 'x'`)).rejects.toThrow(/permission denied/);
  });

  it('keeps an answer for two months, not for ever', async () => {
    for (const key of ['old', 'young']) await withContext(contextIn(HERE, key), () => work.run('thing.add', add(HERE)));
    await admin.query(`update idempotency set recorded_at = now() - interval '61 days' where key = 'old'`);
    const house = { ...contextIn(HERE), principal: SYSTEM.watchdog };
    await withContext(house, () => new OldReceipts(work).remove());
    expect((await admin.query('select key from idempotency')).rows).toEqual([{ key: 'young' }]);
  });

  it('goes on sealing where the last seal ended, however long the log is', async () => {
    await admin.query(`
      insert into audit (id, as_of, commune, person, roles, action, kind, door, transaction_id)
        select gen_random_uuid(), now(), '${HERE}', 'p', '{}', 'thing.add', 'thing', 'http', '3'::xid8 from generate_series(1, 20000);
      insert into audit_seal (number, rows, previous, hash) values (1, 20000, '', '');
      insert into audit_sealed (seal, position, seq) select 1, row_number() over (order by seq), seq from audit;
      analyze audit; analyze audit_sealed`);
    const [{ seq }] = (await admin.query(`select max(seq) as seq from audit_sealed`)).rows;
    const { rows } = await admin.query(`explain (analyze, format json) ${NEXT_ENTRIES}`, [1_000, '3', seq]);
    const read = JSON.stringify(rows).matchAll(/"Actual Rows": ?([\d.]+)/g);
    expect(Math.max(...[...read].map(([, rowsOfNode]) => Number(rowsOfNode)))).toBeLessThan(100);
    await admin.query('truncate audit_sealed, audit_seal, audit');
  });

  it('seals audit entries, and verification names the first one that was tampered with', async () => {
    const query = async <Row>(sql: string, values?: unknown[]) => (await admin.query(sql, values)).rows as Row[];
    // Transactions of other specs on the same server may hold the sealer back for a moment.
    const sealAll = () =>
      eventually(
        async () => {
          await source.transaction((manager) => sealBatch(manager));
          return (await verifyAudit(query)).unsealed === 0;
        },
        { withinMs: 60_000 },
      );
    for (let n = 0; n < 3; n++) {
      await withContext(contextIn(HERE), () => work.run('thing.add', add(HERE)));
      await sealAll();
    }
    expect(await verifyAudit(query)).toMatchObject({ intact: true, unsealed: 0 });
    const { rows } = await admin.query<{ seal: string; seq: string }>(
      'select seal, seq from audit_sealed order by seal',
    );
    const [, second, third] = rows.map(({ seq }) => seq);
    const tampered = async (sql: string, ...values: unknown[]): Promise<AuditVerdict> => {
      await admin.query('begin');
      await admin.query(sql, values);
      const verdict = await verifyAudit(query);
      await admin.query('rollback');
      return verdict;
    };
    const changed = { intact: false, seal: 2, reason: 'entries-changed' };
    expect(await tampered('update audit set person = $1 where seq >= $2', 'nobody', second)).toMatchObject({
      ...changed,
      entry: second,
    });
    // With its digest written anew the seal still tells.
    const hidden = `with said as (update audit set person = 'nobody' where seq = $1) update audit_sealed set digest = null where seq = $1`;
    expect(await tampered(hidden, second)).toMatchObject(changed);
    const without = { intact: false, seal: 3, reason: 'entries-removed' };
    expect(await tampered('delete from audit where seq = $1', third)).toMatchObject({ ...without, entry: third });
    expect(await tampered('delete from audit_sealed where seq = $1', third)).toMatchObject(without);
    const moved = 'update audit_sealed set seal = 1, position = 9 where seq = $1';
    expect(await tampered(moved, third)).toMatchObject({ intact: false, seal: 1, reason: 'entries-added' });
    expect(await tampered('delete from audit_sealed where seal = 1')).toMatchObject({ intact: false, seal: 1 });
    expect(await verifyAudit(query)).toMatchObject({ intact: true });
  });

  it('works off once, behind all messages of a batch, what they have left behind, and nothing if it fails', async () => {
    const owner = {};
    const heard: string[] = [];
    const batch = (names: string[], fails = false): Promise<void> =>
      work.batch(
        'inbox',
        { ...contextIn(HERE), principal: { person: 'system:inbox', roles: [], communes: [HERE], kind: 'system' } },
        async (tx) => {
          for (const name of names) {
            heard.push(name);
            tx.once(owner, async () => {
              heard.push('worked off');
              await tx.query('insert into things (id, commune, name) values ($1, $2, $3)', [
                newId(),
                HERE,
                names.join(),
              ]);
              if (fails) throw new Error('It cannot be');
            });
          }
        },
      );
    await batch(['a', 'b']);
    expect(heard).toEqual(['a', 'b', 'worked off']);
    await expect(batch(['c'], true)).rejects.toThrow('It cannot be');
    const { rows } = await admin.query(`select name from things where name in ('a,b', 'c')`);
    expect(rows).toEqual([{ name: 'a,b' }]);
  });
});
