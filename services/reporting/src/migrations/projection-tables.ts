import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A generation is one set of projections; one is live, another may be built beside it (docs/adr/0009). No rows of people: no commune.
 * `target`: sequence of the stream up to which it has to be loaded; what comes behind it is taken in by the consumer.
 */
const GENERATIONS = [
  `create table generations (
    id int generated always as identity primary key,
    state text not null check (state in ('loading', 'folding', 'live', 'retired', 'abandoned')),
    asked_by text not null,
    asked_at timestamptz not null default clock_timestamp(),
    target bigint,
    position bigint not null default 0,
    facts bigint not null default 0,
    unfit bigint not null default 0,
    communes int,
    folded int not null default 0,
    loaded_at timestamptz,
    live_at timestamptz,
    ended_at timestamptz,
    dropped_at timestamptz,
    heard_at timestamptz
  )`,
  `create unique index generations_live on generations ((true)) where state = 'live'`,
  `create unique index generations_building on generations ((true)) where state in ('loading', 'folding')`,
];

/** The kept log: what a record's marks are made of. Its key finds all of a record, and all of a commune in the order of its records. */
const HEARD = `
  create table heard (
    generation int not null,
    commune text not null,
    kind text not null,
    record text not null,
    id uuid not null,
    name text not null,
    subject text not null,
    version int not null,
    at timestamptz not null,
    data jsonb not null,
    primary key (generation, commune, kind, record, id)
  ) partition by list (generation)`;

/** What each record adds to each measure. `until_day`: 9999-12-31 of what holds; `value`: -1 where there is none. */
const MARKS = [
  `create table marks (
    generation int not null,
    commune text not null,
    kind text not null,
    record text not null,
    measure text not null,
    line text not null,
    code text not null,
    on_day date not null,
    since_day date not null,
    until_day date not null,
    value int not null,
    n int not null,
    primary key (generation, commune, kind, record, measure, line, code, on_day, since_day, until_day, value)
  ) partition by list (generation)`,
  `create index marks_measure on marks (measure, commune, on_day desc, record)`,
];

/** Marks by month: +n in the month of `since_day`, -n in that of `until_day`. What stands has no month of its own (0001-01-01). */
const ROLLUPS = `
  create table rollups (
    generation int not null,
    commune text not null,
    measure text not null,
    line text not null,
    code text not null,
    value int not null,
    on_month date not null,
    month date not null,
    n int not null,
    primary key (generation, measure, commune, line, code, value, on_month, month)
  ) partition by list (generation)`;

const FOLDED = `
  create table folded_communes (
    generation int not null,
    commune text not null,
    folded_at timestamptz not null default clock_timestamp(),
    primary key (generation, commune)
  )`;

const BY_COMMUNE = `
  using ((select current_setting('app.communes', true)) = '*'
         or commune = any (string_to_array((select current_setting('app.communes', true)), ',')))`;

/**
 * The tables of one generation. Run as their owner, because the service's login owns nothing. Attaching locks out no reader; a table that is read
 * directly is under the same row-level security. `lock_timeout`: what is busy is not stopped for it, it is tried again.
 */
const PARTS = [
  `create function make_generation(generation int) returns void
   language plpgsql security definer set search_path from current set lock_timeout = '5s' as $$
   declare
     part text;
     whole text;
   begin
     foreach whole in array array['heard', 'marks', 'rollups'] loop
       part := whole || '_' || generation;
       continue when to_regclass(part) is not null;
       execute format('create table %I (like %I including defaults including constraints)', part, whole);
       execute format('alter table %I attach partition %I for values in (%s)', whole, part, generation);
       execute format('alter table %I enable row level security', part);
       execute format('alter table %I force row level security', part);
       execute format($policy$create policy by_commune on %I ${BY_COMMUNE}$policy$, part);
     end loop;
   end $$`,
  `create function drop_generation(generation int) returns void
   language plpgsql security definer set search_path from current set lock_timeout = '2s' as $$
   declare
     whole text;
   begin
     if exists (select from generations where id = drop_generation.generation and state in ('live', 'loading', 'folding')) then
       raise exception 'generation % is in use', generation;
     end if;
     foreach whole in array array['heard', 'marks', 'rollups'] loop
       execute format('drop table if exists %I', whole || '_' || generation);
     end loop;
     delete from folded_communes where folded_communes.generation = drop_generation.generation;
   end $$`,
];

const SECURED = ['heard', 'marks', 'rollups', 'folded_communes'];

export class ProjectionTables1797000000000 implements MigrationInterface {
  name = 'ProjectionTables1797000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...GENERATIONS, HEARD, ...MARKS, ROLLUPS, FOLDED, ...PARTS]) await runner.query(sql);
    for (const table of SECURED) await runner.query(ROW_SECURITY(table));
    await runner.query(
      `insert into generations (state, asked_by, live_at) values ('live', 'system:migration', clock_timestamp())`,
    );
    await runner.query('select make_generation(1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function make_generation(int)');
    await runner.query('drop function drop_generation(int)');
    for (const table of [...SECURED, 'generations']) await runner.query(`drop table ${table}`);
  }
}
