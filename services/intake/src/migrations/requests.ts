import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const REQUESTS = `
  create table requests (
    id uuid primary key,
    commune text not null,
    version int not null,
    stage text not null check (stage in
      ('registered', 'admissibility', 'referring', 'prioritised', 'variant', 'assignment', 'service', 'closed')),
    stage_since timestamptz not null,
    channel text not null,
    motive text not null,
    family_id uuid not null references families (id),
    children uuid[] not null,
    factors text[] not null,
    origin text not null,
    origin_key text,
    previous_case_id uuid,
    person_in_charge text,
    received_at timestamptz not null,
    registered_at timestamptz not null,
    danger jsonb,
    scoring jsonb,
    priority_rank smallint,
    score int,
    referral jsonb,
    variant text,
    line text,
    variant_reason text,
    reviewed_at timestamptz,
    paused_since timestamptz,
    paused_until timestamptz,
    pause_reason text,
    pauses jsonb not null default '[]',
    outcome text,
    closed_in text,
    closed_at timestamptz,
    close_reason text,
    duplicate_of uuid references requests (id),
    assigned_to text,
    narrative bytea,
    check (stage in ('registered', 'admissibility', 'referring', 'closed') or scoring is not null),
    check (stage <> 'referring' or referral is not null),
    check (stage <> 'assignment' or line is not null),
    check ((stage = 'closed') = (outcome is not null)),
    check (outcome <> 'assigned' or (assigned_to is not null and line is not null)),
    check (outcome <> 'duplicate' or duplicate_of is not null)
  );
  create unique index requests_origin on requests (commune, origin_key) where origin_key is not null;
  create index requests_newest on requests (commune, registered_at desc, id desc);
  create index requests_family on requests (family_id) where stage <> 'closed';
  create index requests_children on requests using gin (children);
  create index requests_open on requests (id) where stage <> 'closed';
  create index requests_queue on requests (commune, priority_rank, (-score), received_at, id)
    where stage in ('prioritised', 'variant', 'assignment');`;

const SCORES = `
  create table priority_scores (
    id uuid primary key,
    commune text not null,
    request_id uuid not null references requests (id),
    request_version int not null,
    model text not null,
    score int not null,
    priority text not null,
    factors jsonb not null,
    set_by text not null check (set_by in ('model', 'coordinator')),
    cause text not null,
    person text not null,
    at timestamptz not null
  );
  create index priority_scores_request on priority_scores (request_id, id);`;

const PROFESSIONALS = `
  create table professionals (
    commune text not null,
    person text not null,
    id uuid not null,
    active boolean not null,
    roles text[] not null,
    staff_version int not null,
    primary key (commune, person)
  );
  create table professional_lines (
    commune text not null,
    person text not null,
    line text not null,
    maximum int not null check (maximum >= 0),
    version int not null default 1,
    primary key (commune, line, person)
  );
  create table placements (
    id uuid primary key,
    commune text not null,
    request_id uuid not null,
    case_id uuid,
    case_version int not null default 0,
    line text not null,
    person text not null,
    open boolean not null,
    placed_at timestamptz not null,
    unique (request_id, line)
  );
  create index placements_caseload on placements (commune, line, person) where open;
  create index placements_case on placements (case_id);`;

const DELIVERIES = `
  create table service_deliveries (
    id uuid primary key,
    commune text not null,
    version int not null,
    request_id uuid not null references requests (id),
    variant text not null check (variant in ('transactional', 'individual-focus')),
    offer text not null,
    state text not null check (state in ('agreed', 'delivered', 'missed', 'feedback')),
    agreed_at timestamptz not null,
    expected_at timestamptz,
    delivered_at timestamptz,
    missed_reason text,
    times_missed int not null default 0,
    satisfied text,
    note bytea
  );
  create index service_deliveries_request on service_deliveries (request_id, id);`;

const IMPORTS = `
  create table request_imports (
    id uuid primary key,
    commune text not null,
    version int not null,
    source text not null,
    state text not null check (state in ('running', 'finished')),
    rows int not null,
    columns bytea not null,
    file_name bytea,
    file_hash text not null,
    file_kind text not null,
    received_at timestamptz not null,
    received_by text not null,
    finished_at timestamptz,
    reminded_at timestamptz
  );
  create index request_imports_newest on request_imports (commune, received_at desc, id desc);
  create index request_imports_running on request_imports (id) where state = 'running';
  create table request_import_rows (
    import_id uuid not null references request_imports (id),
    row_number int not null,
    commune text not null,
    sealed bytea not null,
    content_hash text not null,
    state text not null check (state in ('pending', 'accepted', 'known', 'to-review', 'refused')),
    code text,
    problems jsonb not null default '[]',
    request_id uuid,
    person_id uuid,
    candidates jsonb not null default '[]',
    same_as_row int,
    attempts int not null default 0,
    done_at timestamptz,
    primary key (import_id, row_number)
  );
  create index request_import_rows_pending on request_import_rows (import_id, row_number) where state = 'pending';
  create index request_import_rows_review on request_import_rows (import_id) where state = 'to-review';
  create table imported_contents (
    commune text not null,
    source text not null,
    content_hash text not null,
    import_id uuid not null,
    row_number int not null,
    primary key (commune, source, content_hash)
  );`;

/** What an office decided otherwise than the defaults of the house. */
const POLICIES = `
  create table office_policies (
    commune text primary key,
    id uuid not null unique,
    terms jsonb not null,
    numbers jsonb not null,
    version int not null
  );`;

const SECURED = [
  'requests',
  'priority_scores',
  'professionals',
  'professional_lines',
  'placements',
  'service_deliveries',
  'request_imports',
  'request_import_rows',
  'imported_contents',
  'office_policies',
];

export class Requests1763900200000 implements MigrationInterface {
  name = 'Requests1763900200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [REQUESTS, SCORES, PROFESSIONALS, DELIVERIES, IMPORTS, POLICIES]) await runner.query(sql);
    for (const table of SECURED) await runner.query(ROW_SECURITY(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...SECURED].reverse()) await runner.query(`drop table ${table}`);
  }
}
