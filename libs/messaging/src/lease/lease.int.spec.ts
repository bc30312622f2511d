import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../database/database.js';
import { claim, LeaseLost, settleRows } from '../relay/outbox-rows.js';
import { count, moved, openDatabase, run, sleep, until, write, type SpecDatabase } from '../spec/room.spec.js';
import { randomUUID } from 'node:crypto';
import { Lease } from './lease.js';

describe('A lease', () => {
  let where: SpecDatabase;
  let database: Database;
  let leases: Lease[] = [];

  beforeEach(async () => {
    where = await openDatabase();
    database = new Database(where.url, { name: 'spec' });
  });
  afterEach(async () => {
    await Promise.all(leases.map((lease) => lease.stop()));
    leases = [];
    await database.close();
    await where.drop();
  });

  const lease = (replica: string): Lease => {
    const made = new Lease(database, { name: 'relay', replica });
    leases.push(made);
    made.start();
    return made;
  };

  it('has one holder, whoever asks', async () => {
    const asking = ['a', 'b', 'c', 'd'].map(lease);
    await until(() => asking.some(({ current }) => current));
    for (let times = 0; times < 20; times++) {
      expect(asking.filter(({ current }) => current)).toHaveLength(1);
      await sleep(25);
    }
  });

  it('gives every new holder a higher fence, also one that comes back under its old name', async () => {
    const first = lease('a');
    await until(() => first.current !== undefined);
    const before = first.current!;
    await first.stop();
    const second = lease('a');
    await until(() => second.current !== undefined);
    expect(Number(second.current!.fence)).toBeGreaterThan(Number(before.fence));
  });

  it('is not believed by its own holder any longer than by the others', async () => {
    const holder = lease('a');
    await until(() => holder.current !== undefined);
    const locked = run(
      where.adminUrl,
      'begin; lock table cases.lease in access exclusive mode; select pg_sleep(2.6); commit',
    );
    await sleep(2_300);
    expect(holder.current).toBeUndefined();
    await locked;
    await until(() => holder.current !== undefined);
  });

  it('makes a write of a former holder impossible', async () => {
    const first = lease('a');
    await until(() => first.current !== undefined);
    const spell = first.current!;
    await write(database, moved(randomUUID(), 1));
    const rows = await claim(database, 'event', 10, new Date(0).toISOString());
    await first.stop();
    const second = lease('b');
    await until(() => second.current !== undefined);
    const fates = rows.map((row) => ({ row, outcome: 'published' }));
    await expect(settleRows(database, spell, fates)).rejects.toBeInstanceOf(LeaseLost);
    expect(await count(database, 'outbox where published_at is not null')).toBe(0);
    await settleRows(database, second.current!, fates);
    expect(await count(database, 'outbox where published_at is not null')).toBe(1);
  });
});
