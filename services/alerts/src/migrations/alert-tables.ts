import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const RANK = `smallint generated always as (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end) stored`;

const MERGED = [
  `create table merged_persons (id uuid primary key, commune text not null, "into" uuid not null)`,
  `create index merged_persons_into on merged_persons ("into")`,
  `create function survivor_of(person uuid) returns uuid language sql stable as $$
    with recursive line (id, step) as (
      select person, 0
      union all
      select merged."into", line.step + 1 from merged_persons merged join line on merged.id = line.id where line.step < 100)
    select id from line order by step desc limit 1
  $$`,
  `create function entries_of(person uuid) returns setof uuid language sql stable as $$
    with recursive entries (id) as (
      select survivor_of(person)
      union
      select merged.id from merged_persons merged join entries on merged."into" = entries.id)
    select id from entries
  $$`,
];

/** `due_at` orders the list of what is open; `key` makes the same alert one; identity and reference lie sealed. */
const ALERTS = `
  create table alerts (
    id uuid primary key,
    commune text not null,
    version int not null,
    stage text not null check (stage in ('received', 'triage', 'answer', 'confirmation', 'handing-on', 'closed')),
    stage_since timestamptz not null,
    source text not null,
    institution_id uuid,
    raised_by text not null,
    key text not null,
    reference bytea,
    received_at timestamptz not null,
    registered_at timestamptz not null,
    due_at timestamptz not null,
    identity bytea,
    child_id uuid,
    entry_id uuid,
    family_id uuid,
    unclear text,
    factors text[] not null,
    score int check (score between 0 and 100),
    score_model text,
    rules text not null,
    judged text not null,
    because jsonb not null,
    severity text not null,
    severity_rank ${RANK},
    word jsonb,
    lowering jsonb,
    correlations text[] not null,
    correlated_with uuid[] not null,
    times_told int not null,
    person_in_charge text,
    verification jsonb,
    answer jsonb,
    dismissal jsonb,
    confirmed_by text,
    target_id uuid,
    outcome text,
    closed_at timestamptz,
    feedback text not null,
    unique (commune, key),
    check (stage not in ('triage', 'answer', 'handing-on') or child_id is not null),
    check (stage <> 'handing-on' or answer is not null),
    check (stage <> 'confirmation' or dismissal is not null),
    check ((stage = 'closed') = (outcome is not null and closed_at is not null))
  )`;

const ALERT_INDEXES = [
  // The correlation of a new alert looks here, and nowhere else.
  `create index alerts_child on alerts (child_id, received_at desc, id desc)`,
  `create index alerts_child_open on alerts (child_id) where stage <> 'closed'`,
  `create index alerts_entry on alerts (entry_id)`,
  `create index alerts_urgent on alerts (commune, severity_rank, due_at, id) where stage <> 'closed'`,
  `create index alerts_urgent_of_all on alerts (severity_rank, due_at, id) where stage <> 'closed'`,
  `create index alerts_newest on alerts (commune, received_at desc, id desc)`,
  `create index alerts_newest_of_all on alerts (received_at desc, id desc)`,
  `create index alerts_open_newest on alerts (commune, received_at desc, id desc) where stage <> 'closed'`,
  `create index alerts_stage on alerts (commune, stage, received_at desc, id desc)`,
  `create index alerts_stage_urgent on alerts (commune, stage, severity_rank, due_at, id) where stage <> 'closed'`,
  `create index alerts_severity on alerts (commune, severity_rank, received_at desc, id desc)`,
  `create index alerts_source on alerts (commune, source, received_at desc, id desc)`,
  `create index alerts_outcome on alerts (commune, outcome, received_at desc, id desc) where outcome is not null`,
  `create index alerts_institution on alerts (institution_id, received_at desc, id desc) where institution_id is not null`,
  `create index alerts_raised_by on alerts (raised_by, received_at desc, id desc)`,
  `create index alerts_person on alerts (person_in_charge, received_at desc, id desc) where person_in_charge is not null`,
  `create index alerts_person_urgent on alerts (person_in_charge, severity_rank, due_at, id)
     where person_in_charge is not null and stage <> 'closed'`,
  `create index alerts_open on alerts (id) where stage <> 'closed'`,
];

const NOTES = [
  `create table alert_notes (
    id uuid primary key,
    commune text not null,
    alert_id uuid not null,
    kind text not null,
    written_by text not null,
    at timestamptz not null,
    hash text not null,
    text bytea not null,
    unique (alert_id, hash)
  )`,
  `create index alert_notes_alert on alert_notes (alert_id, at desc, id desc)`,
];

const WATCHES = [
  `create table child_watches (
    id uuid primary key,
    commune text not null,
    version int not null,
    stage text not null check (stage in ('active', 'quiet', 'ended')),
    stage_since timestamptz not null,
    opened_at timestamptz not null,
    severity text not null,
    severity_rank ${RANK},
    alerts int not null,
    open int not null,
    last_joined_at timestamptz,
    last_reviewed_at timestamptz,
    quiet_due_since timestamptz,
    person_in_charge text,
    outcome text,
    ended_at timestamptz,
    check ((stage = 'ended') = (outcome is not null and ended_at is not null))
  )`,
  `create index child_watches_order on child_watches (commune, severity_rank, stage_since, id)`,
  `create index child_watches_order_of_all on child_watches (severity_rank, stage_since, id)`,
  `create index child_watches_stage on child_watches (commune, stage, severity_rank, stage_since, id)`,
  `create index child_watches_person on child_watches (person_in_charge, severity_rank, stage_since, id) where person_in_charge is not null`,
  `create index child_watches_living on child_watches (id) where stage <> 'ended'`,
  `create table watch_reviews (
    id uuid primary key,
    commune text not null,
    watch_id uuid not null,
    at timestamptz not null,
    reviewed_by text not null,
    finding text not null,
    note bytea
  )`,
  `create index watch_reviews_watch on watch_reviews (watch_id, at desc, id desc)`,
];

const AROUND = [
  `create table severity_rules (
    id uuid primary key,
    commune text not null,
    code text not null,
    valid_from date not null,
    content jsonb not null,
    loaded_by text not null,
    loaded_at timestamptz not null,
    withdrawn_at timestamptz,
    version int not null,
    unique (commune, code)
  )`,
  `create index severity_rules_in_force on severity_rules (commune, valid_from desc, loaded_at desc) where withdrawn_at is null`,
  `create table duty_persons (commune text primary key, id uuid not null, version int not null, person text)`,
  `create table open_cases (
    case_id uuid primary key,
    commune text not null,
    line text not null,
    person_in_charge text,
    closed_at timestamptz
  )`,
  `create table open_case_children (
    case_id uuid not null,
    commune text not null,
    child_id uuid not null,
    primary key (child_id, case_id)
  )`,
  `create index open_case_children_case on open_case_children (case_id)`,
  `create table alert_batches (
    id uuid primary key,
    commune text not null,
    source text not null,
    received_at timestamptz not null,
    stored_at timestamptz not null default clock_timestamp(),
    received_by text not null,
    rows int not null,
    finished_at timestamptz
  )`,
  `create index alert_batches_unfinished on alert_batches (id) where finished_at is null`,
  `create table alert_batch_rows (
    batch_id uuid not null references alert_batches (id),
    row_number int not null,
    commune text not null,
    state text not null,
    alert_id uuid,
    code text,
    field text,
    attempts int not null,
    content bytea,
    check (state in ('accepted', 'known') or content is not null),
    primary key (batch_id, row_number)
  )`,
];

const TABLES = [
  ...['merged_persons', 'alerts', 'alert_notes', 'child_watches', 'watch_reviews', 'severity_rules', 'duty_persons'],
  ...['open_cases', 'open_case_children', 'alert_batches', 'alert_batch_rows'],
];

export class AlertTables1764460000000 implements MigrationInterface {
  name = 'AlertTables1764460000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...MERGED, ALERTS, ...ALERT_INDEXES, ...NOTES, ...WATCHES, ...AROUND]) await runner.query(sql);
    for (const table of TABLES) await runner.query(ROW_SECURITY(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`drop table ${table}`);
    await runner.query('drop function entries_of(uuid)');
    await runner.query('drop function survivor_of(uuid)');
  }
}
