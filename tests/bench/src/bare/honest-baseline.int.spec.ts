import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '@oln/testing';
import { freeOffset, portsAt, ROOT } from '@oln/tools';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { missingRows } from '../figures/write-run.js';
import { Program } from '../house/program.js';
import { Caller } from '../load/caller.js';
import type { Load, Outcome } from '../load/load.js';
import type { WriterStart } from './request-writer.js';
import { addedRows, countRows, makeBareTables, templateOf, type Template } from './template.js';

const ID = '01a207d8-af92-7306-ae6b-bf8ea488f9d8';
const KEY = 'the-key';
const BODY = {
  commune: '13110',
  channel: 'spontaneous',
  motive: 'parenting',
  familyId: '01a207d8-af92-7306-ae6b-bf8ea488f9d9',
  childIds: ['01a207d8-af92-7306-ae6b-bf8ea488f9da'],
};

const EARLIER = '01a207d8-af92-7306-ae6b-bf8ea488f9db';
const MARK = 'a-mark-of-its-own';
const SCHEMA = {
  type: 'object',
  required: Object.keys(BODY),
  additionalProperties: false,
  properties: Object.fromEntries(Object.keys(BODY).map((name) => [name, {}])),
};

/** Two tables as a production route might find them: a record that was there before. */
const TABLES = `
  create table intake.records (id uuid primary key, family uuid not null, sealed bytea, mark text unique, at timestamptz not null default now());
  create table intake.facts (seq bigint generated always as identity primary key, id uuid not null, key text, payload jsonb not null);
  insert into intake.records (id, family) values ('${EARLIER}', '${BODY.familyId}');`;

/** And what it writes: a record, two facts about it, a receipt in neither; the earlier one is changed. */
const REQUEST = `
  insert into intake.records (id, family, sealed, mark) values ('${ID}', '${BODY.familyId}', '\\x0102', '${MARK}');
  update intake.records set sealed = '\\x03' where id = '${EARLIER}';
  insert into intake.facts (id, key, payload) values
    (gen_random_uuid(), '${KEY}', '{"subject": "${ID}"}'), (gen_random_uuid(), null, '{"data": {"id": "${ID}"}}');`;

describe('The bare baseline', () => {
  let database: FreshDatabase;
  let admin: pg.Client;
  let template: Template;
  const programs: Program[] = [];
  const logs = mkdtempSync(join(tmpdir(), 'oln-bench-'));

  beforeAll(async () => {
    const builder = await import(pathToFileURL(join(ROOT, 'tools/build-stale.mjs')).href);
    await builder.buildStale('tests/bench');
    database = await freshDatabase();
    admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(TABLES);
    const before = await countRows(admin, 'intake');
    await admin.query(REQUEST);
    const added = addedRows(before, await countRows(admin, 'intake'));
    const unlike = { unique: [MARK], changed: [EARLIER] };
    const request = { id: ID, key: KEY, answer: { id: ID, stage: 'registered' }, ...unlike };
    template = await templateOf(admin, 'intake', added, request);
    await makeBareTables(admin, 'intake', ['facts', 'records'], 'oln_intake');
  });

  afterAll(async () => {
    await Promise.all(programs.map((program) => program.stop()));
    await admin?.end();
    await database?.drop();
    rmSync(logs, { recursive: true, force: true });
  });

  async function serve(slowedByMs = 0): Promise<Load> {
    const port = portsAt(await freeOffset()).intake;
    const program = new Program({ name: 'writer', file: join(ROOT, 'tests/bench/dist/bare/request-writer.js'), logs });
    programs.push(program);
    const start: WriterStart = { databaseUrl: database.url('intake'), port, template, body: SCHEMA, slowedByMs };
    await program.ask(start);
    const headers = { 'content-type': 'application/json' };
    const common = { paths: ['/requests'], bodies: [JSON.stringify(BODY)], keyed: true, connections: 4 };
    return { port, method: 'POST', headers, seconds: 1, ...common };
  }

  async function loaded(load: Load): Promise<{ outcome: Outcome; added: Map<string, number> }> {
    const before = await countRows(admin, 'bare');
    const outcome = await new Caller(load).run();
    return { outcome, added: addedRows(before, await countRows(admin, 'bare')) };
  }

  it('writes the same rows as the production request, under an id and a key of their own', async () => {
    const { outcome, added } = await loaded(await serve());
    expect(outcome.acknowledged).toBeGreaterThan(20);
    expect(outcome.refused).toBe(0);
    expect(missingRows('bare', template, outcome, added)).toEqual([]);
    const { rows } = await admin.query(
      `select count(*)::int as records, count(distinct fact.key)::int as keys, bool_and(record.sealed = '\\x0102') as sealed,
              count(distinct record.mark)::int as marks
         from bare.records record
         join bare.facts fact on fact.payload ->> 'subject' = record.id::text`,
    );
    const { acknowledged } = outcome;
    expect(rows[0]).toEqual({ records: acknowledged, keys: acknowledged, sealed: true, marks: acknowledged });
  });

  it('shows in the ratio when it is slowed down', async () => {
    const quick = await loaded(await serve());
    const slow = await loaded(await serve(60));
    // Four connections, 60 ms each: 67 a second at most.
    expect(slow.outcome.perSecond).toBeLessThan(68);
    expect(quick.outcome.perSecond / slow.outcome.perSecond).toBeGreaterThan(1.5);
  });

  it('fails the figure when one row is lost', async () => {
    const before = await countRows(admin, 'bare');
    const outcome = await new Caller(await serve()).run();
    await admin.query('delete from bare.facts where seq = (select max(seq) from bare.facts)');
    const faults = missingRows('bare', template, outcome, addedRows(before, await countRows(admin, 'bare')));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^bare\.facts has \d+ new rows, \d+ were acknowledged$/);
  });
});
