import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { announced, FieldCipher, newKeyRing, rotateKey, withoutOldIndexKeys, type KeyRing } from '@oln/crypto';
import { eventually, freshDatabase, type FreshDatabase } from '@oln/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { AuditEntries } from '../audit/audit-entries.js';
import { withContext, type CallContext } from '../context/call-context.js';
import { isConflict, isUnavailable } from '../persistence/database-errors.js';
import { migrate, serviceDataSource } from '../persistence/data-source.js';
import { newId } from '../persistence/ids.js';
import { ROW_SECURITY } from '../persistence/kit-tables.js';
import type { Tx } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { IndexKeys } from './index-keys.js';
import { keyedTable, keyOfExact } from './index-keys-table.js';
import { rekeyRows, type KeyedRows } from './keyed-tables.js';
import { lockHashes } from './lock-hashes.js';

const HERE = '13110';
const CONTEXT: CallContext = {
  principal: { person: 'gestora-1', roles: ['case-manager'], communes: [HERE], kind: 'person' },
  asOf: new Date('2026-03-02T15:00:00Z'),
  language: 'es',
  door: 'http',
};

const MARKS = [
  'create table marks (id uuid primary key, commune text not null, hash text not null, word bytea not null, unique (commune, hash))',
  ROW_SECURITY('marks'),
  ...keyedTable('marks', ['hash'], keyOfExact('hash')),
];

const FIRST = newKeyRing();
const SECOND = rotateKey(FIRST, 'index');
const ANNOUNCED = announced(FIRST, SECOND);
const LAST = withoutOldIndexKeys(SECOND);

/** A process of a service with what it has read of the key ring. */
class Replica {
  readonly cipher: FieldCipher;
  readonly work: UnitOfWork;
  readonly keys: IndexKeys;

  private constructor(source: DataSource, ring: KeyRing) {
    this.cipher = new FieldCipher(ring);
    this.work = new UnitOfWork(source, this.cipher, { environment: 'test' }, new AuditEntries());
    this.keys = new IndexKeys(source, this.cipher);
  }

  static async with(source: DataSource, ring: KeyRing): Promise<Replica> {
    const replica = new Replica(source, ring);
    await replica.keys.onModuleInit();
    return replica;
  }

  run<Result>(fn: (tx: Tx) => Promise<Result>): Promise<Result> {
    return withContext(CONTEXT, () => this.work.run('mark.write', fn));
  }

  /** Written once: false if it was there already. */
  write(word: string, meanwhile?: () => Promise<unknown>): Promise<boolean> {
    return this.run(async (tx) => {
      const hashes = this.cipher.exactCandidates('mark', word);
      await lockHashes(tx, hashes);
      const known = await tx.query('select 1 from marks where commune = $1 and hash = any ($2)', [HERE, hashes]);
      if (known.length > 0) return false;
      await tx.query('insert into marks (id, commune, hash, word) values ($1, $2, $3, $4)', [
        ...[newId(), HERE, hashes[0], this.cipher.seal(word, 'mark')],
      ]);
      await meanwhile?.();
      return true;
    }).catch((error: unknown) => {
      if (isConflict(error)) return false;
      throw error;
    });
  }
}

describe('Keys of the index', () => {
  let database: FreshDatabase;
  let source: DataSource;
  let admin: pg.Client;
  const replicas: Replica[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    await migrate(database.migratorUrl('gateway'), 'gateway', []);
    const migrator = new pg.Client({ connectionString: database.migratorUrl('gateway') });
    await migrator.connect();
    for (const sql of MARKS) await migrator.query(sql);
    await migrator.end();
    const config = {
      database: { url: database.url('gateway'), schema: 'gateway', pool: 20 },
      service: 'gateway',
      replica: 'spec',
    };
    source = serviceDataSource(config as never, []);
    await source.initialize();
    admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=gateway' });
    await admin.connect();
  });

  beforeEach(async () => {
    for (const { keys } of replicas.splice(0)) keys.onApplicationShutdown();
    await admin.query('truncate marks, index_keys');
  });

  afterAll(async () => {
    for (const { keys } of replicas) keys.onApplicationShutdown();
    await source.destroy();
    await admin.end();
    await database.drop();
  });

  async function replica(ring: KeyRing): Promise<Replica> {
    const one = await Replica.with(source, ring);
    replicas.push(one);
    return one;
  }

  const words = (of: string): string[] => Array.from({ length: 40 }, (_, at) => `${of} ${at}`);
  const madeWith = async (): Promise<Record<string, number>> => {
    const { rows } = await admin.query('select index_key as key, count(*)::int as n from marks group by 1 order by 1');
    return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
  };

  /** How often each word was written, of all that tell it at the same time. */
  async function race(of: string, ...by: Replica[]): Promise<number[]> {
    const told = await Promise.all(
      words(of).map(async (word) => (await Promise.all(by.map((one) => one.write(word)))).filter(Boolean).length),
    );
    return [...new Set(told)];
  }

  it('that are in use are one list, whatever ring a replica has read', async () => {
    const [first, second] = [await replica(FIRST), await replica(SECOND)];
    expect([await first.keys.look(), await second.keys.look()]).toEqual([['k1'], ['k1']]);
    expect([first.cipher.indexKeyId, second.cipher.indexKeyId]).toEqual(['k1', 'k1']);
    await second.keys.list('k2');
    expect(second.cipher.indexKeyId).toBe('k2');
    expect((await replica(LAST)).cipher.indexKeyId).toBe('k2');
    expect((await replica(ANNOUNCED)).cipher.indexKeyId).toBe('k1');
  });

  it('are heard of by a replica that has read a new one, without being started anew', async () => {
    const [first, second] = [await replica(SECOND), await replica(SECOND)];
    await first.keys.list('k2');
    await eventually(() => second.cipher.indexKeyId === 'k2');
  });

  it('let a thing be written once, by replicas that are a step apart, at every step of a rotation', async () => {
    const [none, knows, takes] = [await replica(FIRST), await replica(ANNOUNCED), await replica(SECOND)];
    expect(await race('before', none, knows, takes)).toEqual([1]);
    expect(await madeWith()).toEqual({ k1: 40 });
    await takes.keys.list('k2');
    // One still makes hashes with the old key, the other with the new one.
    await knows.keys.look();
    expect([knows.cipher.indexKeyId, takes.cipher.indexKeyId]).toEqual(['k1', 'k2']);
    expect(await race('during', knows, takes, knows, takes)).toEqual([1]);
    const during = await madeWith();
    expect(during['k1']! + during['k2']!).toBe(80);
    expect(during['k2']).toBeGreaterThan(0);
    for (const word of [...words('before'), ...words('during')]) expect(await takes.write(word)).toBe(false);
    await admin.query(`delete from marks where index_key = 'k1'`);
    expect(await takes.keys.retire('k1', ['marks'])).toBe(true);
    await knows.keys.look();
    expect(await race('after', knows, takes, await replica(LAST))).toEqual([1]);
    expect(Object.keys(await madeWith())).toEqual(['k2']);
  });

  it('that are in use and not in its ring keep a replica from writing, as if the database were away', async () => {
    const [stale, takes] = [await replica(FIRST), await replica(SECOND)];
    expect(await stale.write('early')).toBe(true);
    await takes.keys.list('k2');
    expect(await takes.write('late')).toBe(true);
    for (const word of ['early and late', 'late']) {
      const refused = await stale.write(word).catch((error: unknown) => error);
      expect([word, isUnavailable(refused)]).toEqual([word, true]);
    }
    // What needs no hash goes on.
    expect(await stale.run((tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
    expect(await madeWith()).toEqual({ k1: 1, k2: 1 });
  });

  it('are not in use before what was being written without them is there to be seen', async () => {
    const [stale, takes] = [await replica(FIRST), await replica(SECOND)];
    const order: string[] = [];
    let listing: Promise<unknown> | undefined;
    const writing = stale.write('meanwhile', async () => {
      listing = takes.keys.list('k2').then(() => order.push('in use'));
      await eventually(async () => {
        const sql = `select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`;
        return (await admin.query(sql)).rowCount;
      });
      order.push('written');
    });
    expect(await writing).toBe(true);
    await listing;
    expect(order).toEqual(['written', 'in use']);
    expect(await takes.write('meanwhile')).toBe(false);
  });

  it('that are out of use make no hash any more, whatever a replica has heard', async () => {
    const [knows, takes] = [await replica(ANNOUNCED), await replica(SECOND)];
    await takes.keys.list('k2');
    expect(await takes.keys.retire('k1', ['marks'])).toBe(true);
    knows.keys.onApplicationShutdown();
    knows.cipher.followIndexKeys(() => ['k1', 'k2']);
    expect(knows.cipher.indexKeyId).toBe('k1');
    expect(isUnavailable(await knows.write('late').catch((error: unknown) => error))).toBe(true);
    await knows.keys.onModuleInit();
    expect(await knows.write('late')).toBe(true);
    expect(await madeWith()).toEqual({ k2: 1 });
  });

  describe('that were replaced', () => {
    const marks = ({ cipher }: Replica, fails: (word: string) => boolean = () => false): KeyedRows => ({
      ...{ table: 'marks', key: ['id'], hashed: ['hash'], read: ['word'] },
      hashes: ({ word }) => {
        const said = cipher.open(word as Buffer, 'mark');
        if (fails(said)) throw new Error('as if somebody had pulled the plug');
        return { hash: cipher.exact('mark', said) };
      },
    });
    const batch = (one: Replica, of: KeyedRows, most = 10): Promise<number> =>
      one.run((tx) => rekeyRows(tx, of, 'k1', most));

    async function rotating(): Promise<Replica> {
      const [first, takes] = [await replica(FIRST), await replica(SECOND)];
      for (const word of words('old')) await first.write(word);
      await takes.keys.list('k2');
      return takes;
    }

    it('have their hashes made anew batch by batch; what crashes in the middle of one goes on from the last', async () => {
      const takes = await rotating();
      expect(await batch(takes, marks(takes))).toBe(10);
      expect(await madeWith()).toEqual({ k1: 30, k2: 10 });
      let seen = 0;
      const crashes = marks(takes, () => (seen += 1) > 5);
      await expect(batch(takes, crashes)).rejects.toThrow('pulled the plug');
      expect(await madeWith()).toEqual({ k1: 30, k2: 10 });
      // Somebody else goes on.
      const other = await replica(SECOND);
      const done: number[] = [];
      for (let last = 1; last > 0; done.push(last)) last = await batch(other, marks(other), 20);
      expect([done, await madeWith()]).toEqual([[20, 10, 0], { k2: 40 }]);
      for (const word of words('old')) expect(await takes.write(word)).toBe(false);
      expect(await batch(takes, marks(takes))).toBe(0);
    });

    it('stay in use while a single row has a hash of theirs, and it is said how many', async () => {
      const takes = await rotating();
      await batch(takes, marks(takes), 39);
      expect([await takes.keys.count('k1', ['marks']), await takes.keys.retire('k1', ['marks'])]).toEqual([1, false]);
      expect(await takes.keys.look()).toEqual(['k1', 'k2']);
      const states = async () =>
        (await admin.query('select id, rows_left::int, retired_at is null as in_use from index_keys order by id')).rows;
      expect(await states()).toEqual([
        { id: 'k1', rows_left: 1, in_use: true },
        { id: 'k2', rows_left: null, in_use: true },
      ]);
      await batch(takes, marks(takes));
      expect(await takes.keys.retire('k1', ['marks'])).toBe(true);
      expect(await states()).toEqual([
        { id: 'k1', rows_left: 0, in_use: false },
        { id: 'k2', rows_left: null, in_use: true },
      ]);
    });

    it('leave a row that somebody is writing for the next time', async () => {
      const takes = await rotating();
      await admin.query('begin');
      await admin.query('select from marks limit 1 for update');
      expect(await batch(takes, marks(takes), 100)).toBe(39);
      await admin.query('commit');
      expect(await batch(takes, marks(takes), 100)).toBe(1);
    });

    it('and of what nobody can say any more what it was made of, the row goes, where it says nothing else', async () => {
      const takes = await rotating();
      const gone: KeyedRows = { ...marks(takes), hashes: () => 'gone', ready: `hash < 'k1:8'` };
      const before = (await madeWith())['k1']!;
      const removed = await batch(takes, gone, 100);
      expect([removed > 0, removed < before, await madeWith()]).toEqual([true, true, { k1: before - removed }]);
      expect(await batch(takes, gone, 100)).toBe(0);
    });
  });
});
