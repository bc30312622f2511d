import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEMIC_1 } from '../instrument/shipped-instruments.js';

/** Sessions of a therapy, what was agreed on of them, and the family that is looked for when it misses them. */
const THERAPY = [
  `alter table case_files add column rescue_due_since timestamptz`,
  `alter table sessions add column format text, add column phase text,
     add constraint format_has_a_phase check (num_nonnulls(format, phase) in (0, 2))`,
  `create table therapies (
     case_id uuid primary key references case_files (id),
     commune text not null,
     version int not null,
     individual_sessions int not null,
     group_sessions int not null,
     maximum_sessions int not null,
     rescued_at timestamptz
   )`,
  ROW_SECURITY('therapies'),
  `create table genograms (
     id uuid primary key,
     commune text not null,
     case_id uuid not null references case_files (id),
     family_id uuid not null,
     drawing bytea not null,
     drawn_at timestamptz not null,
     person text not null
   )`,
  `create index genograms_family on genograms (family_id, drawn_at desc, id desc)`,
  `create index genograms_case on genograms (case_id)`,
  ROW_SECURITY('genograms'),
  `alter table instruments drop constraint instruments_kind_check,
     add constraint instruments_kind_check check (kind in ('common', 'complementary', 'systemic'))`,
  `alter table diagnoses drop constraint diagnoses_kind_check,
     add constraint diagnoses_kind_check check (kind in ('common', 'complementary', 'systemic')),
     add column again_reason text`,
  `create index diagnoses_of_family on diagnoses (family_id, begun_at)`,
];

/** A family has one plan: cases of both lines that are open at once share it, each with its own part. */
const ONE_PLAN = [
  `create table plan_cases (
     case_id uuid primary key references case_files (id),
     commune text not null,
     series_id uuid not null
   )`,
  `create index plan_cases_series on plan_cases (series_id)`,
  ROW_SECURITY('plan_cases'),
  `insert into plan_cases (case_id, commune, series_id) select distinct case_id, commune, case_id from family_plans`,
  `alter table family_plans add column series_id uuid`,
  `update family_plans set series_id = case_id`,
  `alter table family_plans alter column series_id set not null,
     drop constraint family_plans_case_id_plan_version_key, add unique (series_id, plan_version)`,
  `drop index family_plans_in_force`,
  `create unique index family_plans_in_force on family_plans (series_id) where state = 'approved'`,
  `create index family_plans_case on family_plans (case_id)`,
  `alter table plan_objectives add column root_id uuid, add column case_id uuid references case_files (id),
     add column line text, add column agreed boolean not null default false`,
  `update plan_objectives set root_id = plan_objectives.id, case_id = case_files.id, line = case_files.line
     from family_plans join case_files on case_files.id = family_plans.case_id
    where family_plans.id = plan_objectives.plan_id`,
  `alter table plan_objectives alter column root_id set not null, alter column case_id set not null,
     alter column line set not null, alter column agreed drop default`,
  `alter table plan_tasks add column root_id uuid`,
  `update plan_tasks set root_id = id`,
  `alter table plan_tasks alter column root_id set not null`,
];

/** One agenda for the family, and what its cases know of alerts. */
const AGENDA_AND_ALERTS = [
  `alter table appointments add column family_id uuid`,
  `update appointments set family_id = case_files.family_id from case_files where case_files.id = appointments.case_id`,
  `create index appointments_family on appointments (family_id, starts_at, id) where state = 'set'`,
  `create table case_alerts (
     alert_id uuid primary key,
     commune text not null,
     case_id uuid not null references case_files (id),
     child_id uuid not null,
     severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
     factors text[] not null,
     asked_at timestamptz not null,
     heard_at timestamptz not null
   )`,
  `create index case_alerts_case on case_alerts (case_id, heard_at desc, alert_id desc)`,
  ROW_SECURITY('case_alerts'),
];

/** Records of a case, for its timeline. The plan is of all cases that share it. */
const records = (plans: string, more: string[] = []): string => `
  create or replace view case_records with (security_invoker = true) as
     ${[
       'select case_id, id from contact_attempts',
       'select case_id, id from diagnoses',
       plans,
       'select case_id, id from sessions',
       'select case_id, id from reviews',
       'select case_id, id from evaluations',
       'select case_id, id from follow_ups',
       'select case_id, id from appointments where case_id is not null',
       'select case_id, id from transfers',
       ...more,
     ].join(' union all ')}`;
const SHARED_PLANS =
  'select plan_cases.case_id, family_plans.id from plan_cases join family_plans on family_plans.series_id = plan_cases.series_id';

const SHIP = `
  insert into instruments (id, commune, code, instrument_version, kind, content, used_at, version)
  values ('019aaf00-0000-7000-8000-000000000003', '*', $1, $2, $3, $4, '2026-01-01T03:00:00Z', 1)`;

export class TherapyLine1764030000000 implements MigrationInterface {
  name = 'TherapyLine1764030000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`select set_config('app.communes', '*', true)`);
    for (const sql of [...THERAPY, ...ONE_PLAN, ...AGENDA_AND_ALERTS]) await runner.query(sql);
    await runner.query(records(SHARED_PLANS, ['select case_id, id from genograms']));
    const { code, instrumentVersion, kind } = SYSTEMIC_1;
    await runner.query(SHIP, [code, instrumentVersion, kind, JSON.stringify(SYSTEMIC_1)]);
  }

  /** What only a therapy has is lost with its tables; a plan that two cases share stays with the one that wrote it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`select set_config('app.communes', '*', true)`);
    for (const sql of BACK) await runner.query(sql);
  }
}

const BACK = [
  records('select case_id, id from family_plans'),
  `delete from diagnoses where kind = 'systemic'`,
  `delete from instruments where kind = 'systemic'`,
  `drop table case_alerts, therapies, genograms, plan_cases`,
  `alter table appointments drop column family_id`,
  `alter table plan_tasks drop column root_id`,
  `alter table plan_objectives drop column root_id, drop column case_id, drop column line, drop column agreed`,
  `drop index family_plans_case`,
  `alter table family_plans drop column series_id`,
  `create unique index family_plans_in_force on family_plans (case_id) where state = 'approved'`,
  `alter table family_plans add unique (case_id, plan_version)`,
  `drop index diagnoses_of_family`,
  `alter table diagnoses drop column again_reason, drop constraint diagnoses_kind_check,
     add constraint diagnoses_kind_check check (kind in ('common', 'complementary'))`,
  `alter table instruments drop constraint instruments_kind_check,
     add constraint instruments_kind_check check (kind in ('common', 'complementary'))`,
  `alter table sessions drop column format, drop column phase`,
  `alter table case_files drop column rescue_due_since`,
];
