import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FieldCipher, loadKeyRing } from '@oln/crypto';
import { backEnds, freshDatabase, type FreshDatabase } from '@oln/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { withContext, type CallContext } from '../context/call-context.js';
import { migrate, serviceDataSource } from '../persistence/data-source.js';
import { newId } from '../persistence/ids.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { AuditEntries } from './audit-entries.js';

const [HERE, THERE] = ['13110', '05101'];

const contextOf = (person: string, commune: string): CallContext => ({
  principal: { person, roles: ['coordinator'], communes: [commune], kind: 'person' },
  asOf: new Date('2026-03-02T15:00:00Z'),
  language: 'es',
  door: 'http',
});

describe('Files that are read at the same time', () => {
  let database: FreshDatabase;
  let source: DataSource;
  let admin: pg.Client;
  let work: UnitOfWork;

  beforeAll(async () => {
    database = await freshDatabase();
    await migrate(database.migratorUrl('gateway'), 'gateway', []);
    const config = {
      database: { url: database.url('gateway'), schema: 'gateway', pool: 10 },
      service: 'gateway',
      replica: 'spec',
    };
    source = serviceDataSource(config as never, []);
    await source.initialize();
    admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=gateway' });
    await admin.connect();
    const cipher = new FieldCipher(loadKeyRing(backEnds().secrets.keysFile));
    work = new UnitOfWork(source, cipher, { environment: 'test' }, new AuditEntries());
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  /** Entries there are at the very moment at which the answer comes. */
  async function readFile(context: CallContext, commune: string): Promise<number> {
    const id = newId();
    await withContext(context, () =>
      work.read('file.read', async (tx) => tx.audit({ kind: 'file', id, commune, version: 1 })),
    );
    return Number((await admin.query('select count(*) from audit where entity_id = $1', [id])).rows[0].count);
  }
  const commits = async (): Promise<number> =>
    Number((await admin.query('select count(distinct transaction_id) from audit')).rows[0].count);

  it('are on record when they are answered, each under the name of its reader; they share commits', async () => {
    const there = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        readFile(contextOf(`person-${index}`, index % 2 ? HERE : THERE), index % 2 ? HERE : THERE),
      ),
    );
    expect(there).toEqual(there.map(() => 1));
    const { rows } = await admin.query(`select distinct person, commune from audit where action = 'file.read'`);
    expect(rows).toHaveLength(60);
    expect(await commits()).toBeLessThan(20);
  });

  it('are refused to who may not leave an entry there, and to nobody else', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => readFile(contextOf('ana', HERE), index === 7 ? THERE : HERE)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(
      outcomes.map((_, index) => (index === 7 ? 'rejected' : 'fulfilled')),
    );
  });

  it('are not answered while nothing can be written', async () => {
    await admin.query(
      `create function refuse_all() returns trigger language plpgsql as 'begin raise exception ''full''; end'`,
    );
    await admin.query('create trigger full_disk before insert on audit for each row execute function refuse_all()');
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => readFile(contextOf('ana', HERE), HERE)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await admin.query('drop trigger full_disk on audit');
    expect(await readFile(contextOf('ana', HERE), HERE)).toBe(1);
  });
});
