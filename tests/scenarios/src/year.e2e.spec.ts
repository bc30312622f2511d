import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually, findTraces, startStack, type RunningStack } from '@oln/testing';
import { adminUrl, environmentPaths, runDemo, type Told } from '@oln/tools';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const ENV = 'test-e2e';
const HERE = '13110';

/** Names and numbers that occur nowhere else. */
const PLANTED = [
  'Zoraidaxelia',
  'Quimantuyén',
  '19.876.543-0',
  '19876543-0',
  'Pasaje del Canario Perdido 4471',
  'quierequenadielolea',
];
const RUN = '19.876.543-0';

describe('A year of families on the whole system, two of each service and worker, with parts killed on the way', () => {
  let stack: RunningStack;
  let told: Told[];

  beforeAll(async () => {
    stack = await startStack(ENV, { replicas: 2 });
    await plant();
    const killing = killOneByOne(['worker', 'cases', 'nats', 'temporal', 'intake-2', 'worker-2']);
    told = await runDemo(stack.state(), 0.45, () => undefined);
    await killing;
  });

  afterAll(async () => {
    await stack?.stop();
  });

  async function plant(): Promise<void> {
    const desk = await ApiClient.as(
      'coordinadora-0',
      ['coordinator'],
      [HERE],
      `${stack.base}/api`,
      stack.secrets.keysFile,
    );
    const person = {
      givenNames: 'Zoraidaxelia',
      firstSurname: 'Quimantuyén',
      run: RUN,
      birthDate: '2018-04-04',
      sex: 'female',
      address: { street: 'Pasaje del Canario Perdido 4471' },
      commune: HERE,
    };
    const child = await desk.post<{ id: string }>('/intake/v1/persons', person);
    expect(child.status).toBe(201);
    const family = await desk.post<{ id: string }>('/intake/v1/families', {
      members: [{ personId: child.body.id, relation: 'child' }],
      commune: HERE,
    });
    const request = {
      commune: HERE,
      channel: 'spontaneous',
      motive: 'school',
      familyId: family.body.id,
      childIds: [child.body.id],
      narrative: 'quierequenadielolea',
    };
    expect((await desk.post('/intake/v1/requests', request)).status).toBe(201);
    // An invalid body with the same name: error texts must not repeat it.
    await desk.post('/intake/v1/persons', {
      ...person,
      run: '19.876.543-1',
      birthDate: 'Zoraidaxelia',
      unknown: 'Quimantuyén',
    });
  }

  async function killOneByOne(parts: string[]): Promise<void> {
    for (const part of parts) {
      await new Promise((resolve) => setTimeout(resolve, 15_000));
      stack.kill(part);
    }
  }

  it('tells every story to the end it should have', () => {
    expect(told.map(({ story, result }) => `${story.name}: ${result}`)).toEqual(
      told.map(({ story }) => `${story.name}: ${story.expected}`),
    );
  });

  it('has brought every killed part back', async () => {
    const { parts } = await eventually(() => stack.state(), { until: (state) => state.ready, withinMs: 30_000 });
    expect(
      parts
        .filter(({ restarts }) => restarts > 0)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(expect.arrayContaining(['cases', 'intake-2', 'nats', 'temporal', 'worker', 'worker-2']));
  });

  it('has one started process per request and case, and nothing left in an outbox', async () => {
    const admin = new pg.Client({ connectionString: adminUrl(stack.state().ports.postgres, stack.secrets, 'oln') });
    await admin.connect();
    for (const service of ['intake', 'cases', 'gateway']) {
      const left = await eventually(
        async () =>
          (await admin.query(`select count(*)::int as n from ${service}.outbox where published_at is null`)).rows[0].n,
        {
          until: (n) => n === 0,
          withinMs: 30_000,
        },
      );
      expect(left).toBe(0);
      const { rows } = await admin.query(
        `select subject from ${service}.outbox where lane = 'process' and payload ->> 'kind' = 'start' group by subject having count(*) > 1`,
      );
      expect(rows).toEqual([]);
      expect((await admin.query(`select count(*)::int as n from ${service}.parked`)).rows[0].n).toBe(0);
    }
    const twice = await admin.query(`select consumer, message_id from cases.inbox group by 1, 2 having count(*) > 1`);
    expect(twice.rows).toEqual([]);
    const unpaired = await admin.query(`
      select r.entity_id from intake.outbox r where r.subject like '%.intake.request.assigned'
       and (select count(*) from cases.case_files f where f.request_id = r.entity_id) <> 1`);
    expect(unpaired.rows).toEqual([]);
    await admin.end();
  });

  it('tells no deadline twice', async () => {
    const admin = new pg.Client({ connectionString: adminUrl(stack.state().ports.postgres, stack.secrets, 'oln') });
    await admin.connect();
    for (const service of ['intake', 'cases']) {
      const { rows } = await admin.query(`
        select payload -> 'data' ->> 'id', payload -> 'data' ->> 'rule', payload -> 'data' ->> 'due', subject, payload -> 'data' ->> 'told' from ${service}.outbox
         where lane = 'event' and subject ~ 'deadline-(reminded|overdue|climbed)$' group by 1, 2, 3, 4, 5 having count(*) > 1`);
      expect(rows).toEqual([]);
    }
    await admin.end();
  });

  it('holds no planted name, RUN, address or story in events, processes, logs, traces, metrics or database files', async () => {
    const { folder } = stack;
    const { ports } = stack.state();
    for (const [name, port] of Object.entries({
      intake: ports.intake,
      cases: ports.cases,
      gateway: ports.gateway,
      worker: ports.worker,
    })) {
      writeFileSync(
        join(folder, `metrics-${name}.txt`),
        await (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
      );
    }
    expect(findTraces([folder, environmentPaths(ENV).postgres], PLANTED)).toEqual([]);
  });

  it('would have found them: a planted file is found in every form', () => {
    const { folder } = stack;
    writeFileSync(join(folder, 'plain.txt'), 'x Zoraidaxelia x');
    writeFileSync(join(folder, 'base64.txt'), Buffer.from('ab Zoraidaxelia cd').toString('base64'));
    writeFileSync(join(folder, 'json.txt'), JSON.stringify({ name: 'Quimantuyén' }));
    writeFileSync(join(folder, 'hex.txt'), Buffer.from('Zoraidaxelia').toString('hex'));
    const found = findTraces([folder], ['Zoraidaxelia', 'Quimantuyén'])
      .map((trace) => trace.replace(`${folder}/`, ''))
      .sort();
    expect(found).toEqual([
      'base64.txt: Zoraidaxelia',
      'hex.txt: Zoraidaxelia',
      'json.txt: Quimantuyén',
      'plain.txt: Zoraidaxelia',
    ]);
  });
});
