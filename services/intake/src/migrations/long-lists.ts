import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The migration reads and changes rows of every commune. */
const EVERY_COMMUNE = `select set_config('app.communes', '*', true)`;

const INDEXES = [
  'drop index requests_family',
  'create index requests_family on requests (family_id, registered_at desc, id desc)',
  'create index requests_registered on requests (registered_at desc, id desc)',
  'create index requests_stage on requests (commune, stage, registered_at desc, id desc)',
  `create index requests_open_newest on requests (commune, registered_at desc, id desc) where stage <> 'closed'`,
  'create index requests_outcome on requests (commune, outcome, registered_at desc, id desc) where outcome is not null',
  'create index requests_channel on requests (commune, channel, registered_at desc, id desc)',
  'create index requests_motive on requests (commune, motive, registered_at desc, id desc)',
  'create index requests_priority on requests (commune, priority_rank, registered_at desc, id desc)',
  'create index requests_person on requests (person_in_charge, registered_at desc, id desc) where person_in_charge is not null',
  'create index person_merges_merged on person_merges (merged)',
  'drop index persons_majority',
  `create index persons_majority on persons (majority_year, id)
    where kind = 'child' and of_age_at is null and deceased_at is null and merged_into is null`,
];

/** Priority, then score, in one number that only rises: pages of the queue begin where the last one ended, by the index. */
const QUEUE = [
  'alter table requests add column queue_rank int generated always as (priority_rank * 1000 - score) stored',
  'drop index requests_queue',
  `create index requests_queue on requests (commune, queue_rank, received_at, id)
    where stage in ('prioritised', 'variant', 'assignment')`,
];

/**
 * Which requests a child is in. Row-level security lets no index answer `&&` of arrays (it is not leakproof); it does
 * answer equality. Kept by the table itself, so that nobody forgets it.
 */
const CHILDREN = [
  'drop index requests_children',
  `create table request_children (
    commune text not null,
    child_id uuid not null,
    request_id uuid not null references requests (id),
    primary key (child_id, request_id)
  )`,
  'create index request_children_request on request_children (request_id)',
  `create function keep_request_children() returns trigger language plpgsql as $$
  begin
    delete from request_children where request_id = new.id and child_id <> all (new.children);
    insert into request_children (commune, child_id, request_id)
      select new.commune, unnest(new.children), new.id on conflict do nothing;
    return null;
  end $$`,
  `create trigger requests_children_written after insert on requests for each row execute function keep_request_children()`,
  `create trigger requests_children_changed after update on requests for each row
    when (old.children is distinct from new.children) execute function keep_request_children()`,
  `insert into request_children (commune, child_id, request_id)
    select commune, unnest(children), id from requests on conflict do nothing`,
];

const WITHIN_REACH = `(current_setting('app.communes', true) = '*'
        or of_commune = any (string_to_array(current_setting('app.communes', true), ',')))`;

/**
 * Names by their tokens. Row-level security keeps `@>` and `&&` from the GIN index as well, and matching must not read a
 * whole registry: these two functions run as the owner, who may read `persons` for that, and hold the reach of the
 * caller themselves. They give ids only; whoever loads a person by one is behind the wall again.
 */
const TOKENS = [
  'drop index persons_tokens',
  `update persons set name_tokens = array(select commune || ':' || token from unnest(name_tokens) token)`,
  'create index persons_tokens on persons using gin (name_tokens)',
  'create policy found_by_tokens on persons for select to current_user using (true)',
  `create function persons_with_tokens(of_commune text, tokens text[], most int) returns setof uuid
    language sql stable security definer set search_path from current as $$
    select id from persons
      where commune = of_commune and name_tokens @> tokens and cardinality(tokens) > 0 and ${WITHIN_REACH}
      limit most
  $$`,
  `create function persons_like_tokens(of_commune text, tokens text[], share numeric, most int) returns table (id uuid, common int)
    language sql stable security definer set search_path from current as $$
    select alike.id, alike.common
      from (select persons.id, (select count(*)::int from unnest(name_tokens) token where token = any (tokens)) as common
              from persons where commune = of_commune and name_tokens && tokens and ${WITHIN_REACH} limit 20000) alike
      where alike.common >= share * cardinality(tokens)
      order by alike.common desc, alike.id
      limit most
  $$`,
];

/** What makes lists and matching hold with a million rows, under row-level security. */
export class LongLists1763900300000 implements MigrationInterface {
  name = 'LongLists1763900300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVERY_COMMUNE);
    for (const sql of [...INDEXES, ...QUEUE, ...CHILDREN, ROW_SECURITY('request_children'), ...TOKENS])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(EVERY_COMMUNE);
    for (const sql of UNDO) await runner.query(sql);
  }
}

const UNDO = [
  'drop function persons_like_tokens(text, text[], numeric, int)',
  'drop function persons_with_tokens(text, text[], int)',
  'drop policy found_by_tokens on persons',
  `update persons set name_tokens = array(select substr(token, length(commune) + 2) from unnest(name_tokens) token)`,
  'drop trigger requests_children_written on requests',
  'drop trigger requests_children_changed on requests',
  'drop function keep_request_children()',
  'drop table request_children',
  'create index requests_children on requests using gin (children)',
  'drop index requests_queue',
  'alter table requests drop column queue_rank',
  `create index requests_queue on requests (commune, priority_rank, (-score), received_at, id)
    where stage in ('prioritised', 'variant', 'assignment')`,
  'drop index persons_majority',
  `create index persons_majority on persons (majority_year)
    where kind = 'child' and of_age_at is null and deceased_at is null and merged_into is null`,
  'drop index person_merges_merged',
  ...['person', 'priority', 'motive', 'channel', 'outcome', 'open_newest', 'stage', 'registered', 'family'].map(
    (name) => `drop index requests_${name}`,
  ),
  `create index requests_family on requests (family_id) where stage <> 'closed'`,
];
