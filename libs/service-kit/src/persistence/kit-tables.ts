import { INBOX_SQL, LEASE_SQL, OUTBOX_SQL } from '@oln/messaging';

/**
 * Tables every service has, in its own schema. Run by the service's first migration with its migrator login.
 * Outbox and inbox are read and written by @oln/messaging as well: their shape is a contract between the two.
 */
export const ROW_SECURITY = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy by_commune on ${table}
    using ((select current_setting('app.communes', true)) = '*'
           or commune = any (string_to_array((select current_setting('app.communes', true)), ',')));`;

const AUDIT = `
  create table audit (
    seq bigint generated always as identity primary key,
    id uuid not null,
    at timestamptz not null default clock_timestamp(),
    as_of timestamptz not null,
    commune text not null,
    person text not null,
    roles text[] not null,
    action text not null,
    kind text not null,
    entity_id uuid,
    entity_version int,
    reason text,
    door text not null,
    origin text,
    trace text,
    transaction_id xid8 not null default pg_current_xact_id()
  );
  create index audit_entity on audit (entity_id, seq);
  create index audit_person on audit (person, seq);
  create table audit_seal (
    number bigint primary key,
    rows bigint not null,
    previous text not null,
    hash text not null,
    sealed_at timestamptz not null default now()
  );
  create table audit_sealed (
    seal bigint not null references audit_seal (number),
    position int not null,
    seq bigint not null unique,
    primary key (seal, position)
  );`;

const IDEMPOTENCY = `
  create table idempotency (
    person text not null,
    key text not null,
    action text not null,
    request_hash text not null,
    commune text not null,
    response bytea not null,
    recorded_at timestamptz not null default now(),
    primary key (person, key)
  );
  create index idempotency_age on idempotency (recorded_at);`;

const DUE_DATES = `
  create table due_dates (
    id uuid primary key,
    commune text not null,
    process text not null,
    entity_id uuid not null,
    stage text not null,
    rule text not null,
    kind text not null check (kind in ('term', 'ask')),
    due timestamptz not null,
    remind_at timestamptz,
    climbs jsonb not null default '[]',
    overdue_to text not null,
    person_in_charge text,
    revision int not null,
    version int not null,
    state text not null default 'open' check (state in ('open', 'met', 'overdue')),
    reminded_at timestamptz,
    overdue_at timestamptz,
    climbed text[] not null default '{}',
    met_at timestamptz,
    unique (process, entity_id, rule, due)
  );
  create index due_dates_open on due_dates (commune, due) where state <> 'met';
  create index due_dates_person on due_dates (person_in_charge, due) where state <> 'met';
  create index due_dates_entity on due_dates (entity_id);
  create table process_revision (
    commune text not null,
    process text not null,
    entity_id uuid not null,
    revision int not null,
    primary key (process, entity_id)
  );`;

const SECURED = ['outbox', 'inbox', 'parked', 'audit', 'idempotency', 'due_dates', 'process_revision'];

/** The audit log is append-only for the service, and a seal once made stays. */
const APPEND_ONLY = (login: string): string => `
  revoke update, delete, truncate on audit, audit_seal, audit_sealed from ${login};`;

export const kitTables = (login: string): string[] => [
  OUTBOX_SQL,
  INBOX_SQL,
  LEASE_SQL,
  AUDIT,
  IDEMPOTENCY,
  DUE_DATES,
  ...SECURED.map(ROW_SECURITY),
  APPEND_ONLY(login),
];
