/**
 * Tables that messaging reads and writes, in the schema of each service. Run by the service's first migration with its
 * migrator login (search_path = the schema). Row-level security on outbox, inbox and parked is added by the caller.
 */
const BY_COMMUNE = `
    using ((select current_setting('app.communes', true)) = '*'
           or commune = any (string_to_array((select current_setting('app.communes', true)), ',')))`;

/**
 * The durable event log (0-rulings, Messages): kept for life, a partition a month. `outbox_rest` takes what no month
 * was made for, so that an insert never fails.
 */
const OUTBOX_TABLE = `
  create table outbox (
    seq bigint generated always as identity,
    id uuid not null,
    recorded_at timestamptz not null default now(),
    lane text not null check (lane in ('event', 'process')),
    commune text not null,
    entity text not null,
    entity_id uuid not null,
    entity_version int not null,
    subject text not null,
    payload jsonb not null,
    published_at timestamptz,
    attempts int not null default 0,
    next_attempt_at timestamptz,
    outcome text,
    last_error text,
    primary key (seq, recorded_at)
  ) partition by range (recorded_at);
  create index outbox_unpublished on outbox (lane, seq) where published_at is null;
  create index outbox_delayed on outbox (lane, next_attempt_at) where published_at is null and next_attempt_at is not null;
  create index outbox_entity on outbox (entity_id, seq);
  create index outbox_id on outbox (id);
  create table outbox_rest partition of outbox default;
  alter table outbox_rest enable row level security;
  alter table outbox_rest force row level security;
  create policy by_commune on outbox_rest ${BY_COMMUNE};`;

/**
 * Makes the partitions of this month and the next two; gives how many were made. Runs as the tables' owner, because the
 * relay's login owns nothing. A partition keeps the row-level security of the log when it is read directly. Rows that
 * waited in `outbox_rest` move along. `lock_timeout`: a busy log is not stopped for it, the next day's run tries again.
 */
const OUTBOX_PARTITIONS = `
  create function ensure_outbox_partitions() returns int
  language plpgsql security definer set search_path from current set lock_timeout = '2s' as $$
  declare
    scope text := coalesce(current_setting('app.communes', true), '');
    first timestamptz;
    next timestamptz;
    part text;
    made int := 0;
  begin
    perform pg_advisory_xact_lock(hashtext(current_schema() || ':outbox-partitions'));
    perform set_config('app.communes', '*', true);
    for ahead in 0..2 loop
      first := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead)) at time zone 'UTC';
      next := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead + 1)) at time zone 'UTC';
      part := 'outbox_' || to_char(first at time zone 'UTC', 'YYYY_MM');
      continue when to_regclass(part) is not null;
      execute format('create table %I (like outbox including defaults including constraints)', part);
      execute format('with moved as (delete from outbox_rest where recorded_at >= %L and recorded_at < %L returning *) insert into %I select * from moved', first, next, part);
      execute format('alter table outbox attach partition %I for values from (%L) to (%L)', part, first, next);
      execute format('alter table %I enable row level security', part);
      execute format('alter table %I force row level security', part);
      execute format($policy$create policy by_commune on %I ${BY_COMMUNE}$policy$, part);
      made := made + 1;
    end loop;
    perform set_config('app.communes', scope, true);
    return made;
  end $$;
  select ensure_outbox_partitions();`;

export const OUTBOX_SQL = `${OUTBOX_TABLE}\n${OUTBOX_PARTITIONS}`;

/** What each consumer has heard (once each), and what it could not take in. */
export const INBOX_SQL = `
  create table inbox (
    consumer text not null,
    message_id uuid not null,
    commune text not null,
    received_at timestamptz not null default now(),
    primary key (consumer, message_id)
  );
  create index inbox_age on inbox (received_at);
  create table parked (
    id uuid primary key,
    consumer text not null,
    message_id text,
    subject text not null,
    payload text not null,
    error_code text not null,
    attempts int not null,
    commune text not null,
    parked_at timestamptz not null default now(),
    replayed_at timestamptz
  );
  create index parked_waiting on parked (consumer, parked_at) where replayed_at is null;`;

/** Who does what only one replica may do. `fence` grows with every change of holder. */
export const LEASE_SQL = `
  create table lease (
    name text primary key,
    holder text not null,
    fence bigint not null default 1,
    until timestamptz not null
  );`;
