import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FieldCipher, loadKeyRing } from '@oln/crypto';
import { backEnds, eventually, Link, type ApiClient } from '@oln/testing';
import { randomUUID } from 'node:crypto';
import { AuditEntries } from '../audit/audit-entries.js';
import { SmallHouse } from '../testing/small-house.spec.js';
import { HERE, type Thing } from '../testing/things.spec.js';
import { Wire } from '../testing/wire.spec.js';
import { withContext, type CallContext } from '../context/call-context.js';
import { isUnavailable } from './database-errors.js';
import { serviceDataSource } from './data-source.js';
import { UnitOfWork } from './unit-of-work.js';

type Body = Record<string, unknown>;

describe('While PostgreSQL is away', () => {
  let wire: Wire;
  let house: SmallHouse;
  let client: ApiClient;

  beforeAll(async () => {
    wire = await Wire.to(backEnds().ports.postgres);
    house = await SmallHouse.open('2026-03-02T13:00:00Z', (url) => ({ OLN_DATABASE_URL: wire.through(url) }));
    client = await house.client();
  });
  afterAll(async () => {
    await house?.close();
    await wire?.close();
  });
  beforeEach(() => house.admin.query('truncate things, idempotency'));
  afterEach(() => wire.mend());

  const post = (key: string, retryMs = 0) =>
    client.post<Thing & Body>('/things', { name: 'a chair' }, { idempotencyKey: key, retryMs });
  const count = async (): Promise<number> => (await house.rows('select 1 from things')).length;
  const ready = async () => (await fetch(`${house.service.url}/health/ready`)).status;

  it('says so at once, and when to come back; the same call then succeeds, once', async () => {
    const key = randomUUID();
    wire.cut();
    const away = await post(key);
    expect([away.status, away.body.code, away.headers.get('retry-after')]).toEqual([503, 'SERVICE.UNAVAILABLE', '2']);
    expect((await client.get<Body>('/things', { retryMs: 0 })).status).toBe(503);
    expect(await ready()).toBe(503);
    wire.mend();
    expect((await post(key, 5_000)).status).toBe(201);
    expect([await count(), await eventually(ready, { until: (status) => status === 200 })]).toEqual([1, 200]);
  });

  it('is no success without a commit: what broke before it is not there', async () => {
    const key = randomUUID();
    // The value: the text of a prepared statement travels once.
    wire.loseAnswerTo('a chair');
    expect((await post(key)).status).toBe(503);
    expect(await count()).toBe(0);
    wire.mend();
    expect((await post(key, 5_000)).status).toBe(201);
    expect(await count()).toBe(1);
  });

  it('is no second effect where the commit was made and its answer was lost', async () => {
    const key = randomUUID();
    wire.loseAnswerTo('a chair', 'commit');
    const first = await post(key);
    expect(await count()).toBe(1);
    wire.mend();
    const second = await post(key, 5_000);
    expect(second.status).toBe(201);
    // Either the first call found its own answer, or it was told to repeat.
    if (first.status === 201) expect(first.body).toEqual(second.body);
    else expect(first.status).toBe(503);
    expect([await count(), (await house.rows('select 1 from idempotency')).length]).toEqual([1, 1]);
  });

  it('goes on by itself afterwards: facts that waited leave, sweeps run, and nothing was lost', async () => {
    wire.cut();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    wire.mend();
    const { status, body } = await post(randomUUID(), 10_000);
    expect(status).toBe(201);
    const waiting = () =>
      house.rows<Body>(
        `select lane, attempts, last_error, l.holder, l.until, clock_timestamp() as now
           from outbox left join lease l on l.name = 'relay' where entity_id = $1 and published_at is null`,
        [body.id],
      );
    // The fact and the start of its process; the watchdog may have started it once more, not having seen it yet.
    const left = await house.rows('select 1 from outbox where entity_id = $1', [body.id]);
    expect(left.length).toBeGreaterThanOrEqual(2);
    // What waits is told, not only that it waits. Other specs may be keeping Temporal busy meanwhile.
    await eventually(waiting, { until: (rows) => rows.length === 0, withinMs: 60_000 });
  }, 90_000);

  it('hanging, it is given up after a while; its connections are not used again', async () => {
    const config = {
      database: { url: wire.through(house.database.url('cases')), schema: 'cases', pool: 2, answerMs: 500 },
      service: 'cases',
      replica: 'spec',
    };
    const source = serviceDataSource(config as never, []);
    await source.initialize();
    const cipher = new FieldCipher(loadKeyRing(backEnds().secrets.keysFile));
    const work = new UnitOfWork(source, cipher, { environment: 'test' }, new AuditEntries());
    const context: CallContext = {
      principal: { person: 'gestora-1', roles: ['case-manager'], communes: [HERE], kind: 'person' },
      asOf: new Date('2026-03-02T15:00:00Z'),
      language: 'es',
      door: 'http',
    };
    const add = () =>
      withContext(context, () =>
        work.run('thing.add', async (tx) => {
          const id = randomUUID();
          await tx.manager.query('insert into things values ($1, $2, 1, $3, $3)', [id, HERE, 'a bed']);
        }),
      );
    await add();
    wire.freeze();
    const started = Date.now();
    const failures = await Promise.allSettled([add(), add(), add(), add()]);
    expect(failures.map((one) => one.status === 'rejected' && isUnavailable(one.reason))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(Date.now() - started).toBeLessThan(15_000);
    wire.mend();
    await eventually(async () => (await add(), true));
    await Promise.all([add(), add(), add()]);
    expect(await count()).toBe(5);
    await source.destroy();
  });
});

/** The way to the database is lost without a word, for the service as it is: nobody tells it to be impatient. */
describe('While the way to PostgreSQL is half-open', () => {
  let link: Link;
  let house: SmallHouse;
  let client: ApiClient;

  beforeAll(async () => {
    link = await Link.to(backEnds().ports.postgres);
    house = await SmallHouse.open('2026-03-02T13:00:00Z', (url) => ({ OLN_DATABASE_URL: link.through(url) }));
    client = await house.client();
  });
  afterAll(async () => {
    await link?.become('whole');
    await house?.close();
    await link?.close();
  });

  it.each(['swallowing', 'holding'] as const)(
    'every call is refused in time, and says when to come again (%s)',
    async (how) => {
      const key = randomUUID();
      const post = (retryMs = 0) => client.post<Body>('/things', { name: how }, { idempotencyKey: key, retryMs });
      const count = async () => (await house.rows('select 1 from things where name = $1', [how])).length;
      await link.become(how);
      const asked = Date.now();
      const calls = await Promise.all([
        ...Array.from({ length: 12 }, () => client.get<Body>('/things', { retryMs: 0 })),
        post(),
      ]);
      expect(Date.now() - asked).toBeLessThan(25_000);
      expect(calls.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(
        calls.map(() => [503, '2']),
      );
      await link.become('whole');
      expect((await post(20_000)).status).toBe(201);
      await eventually(async () => (await fetch(`${house.service.url}/health/ready`)).status, {
        until: (status) => status === 200,
        withinMs: 20_000,
      });
      expect(await count()).toBe(1);
    },
    90_000,
  );
});
