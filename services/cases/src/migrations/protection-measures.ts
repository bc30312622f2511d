import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GENERIC_MEASURES } from '../measure-catalogue/shipped-catalogue.js';

const HELD = `('in-force', 'term-review', 'non-compliance')`;

/** Administrative protection measures (process §7). */
const TABLES = [
  `create table measure_catalogues (
     id uuid primary key,
     commune text not null,
     code text not null,
     catalogue_version int not null,
     valid_from date not null,
     items jsonb not null,
     version int not null,
     unique (commune, code, catalogue_version)
   )`,
  `create table measures (
     id uuid primary key,
     commune text not null,
     version int not null,
     stage text not null check (stage in ('opened', 'hearing', 'adoption', 'in-force', 'term-review', 'non-compliance', 'ended')),
     stage_since timestamptz not null,
     opened_at timestamptz not null,
     case_id uuid,
     request_id uuid,
     alert_id uuid,
     escalation_id uuid,
     family_id uuid,
     children uuid[] not null,
     left_children jsonb not null default '[]',
     grounds text[] not null,
     factors text[] not null default '{}',
     opened_by text not null,
     person_in_charge text,
     catalogue_id uuid references measure_catalogues (id),
     measures text[],
     responsible text,
     institution_id uuid,
     in_force_since timestamptz,
     in_force_until timestamptz,
     term int,
     warnings int,
     adopted_by text,
     last_review_at timestamptz,
     outcome text,
     outcome_at timestamptz,
     outcome_reason text,
     paused_since timestamptz,
     paused_until timestamptz,
     pause_reason text,
     pauses jsonb not null default '[]',
     ended_at timestamptz,
     constraint whole_once_adopted check (
       num_nonnulls(catalogue_id, measures, responsible, in_force_since, in_force_until, term, warnings, adopted_by) in (0, 8)
       and (stage not in ${HELD} or term is not null) and (stage not in ('opened', 'hearing', 'adoption') or term is null)),
     constraint outcome_when_ended check ((stage = 'ended') = (outcome is not null) and (stage = 'ended') = (ended_at is not null)),
     constraint children_while_open check (stage = 'ended' or cardinality(children) > 0),
     constraint pause_is_whole check (num_nonnulls(paused_since, paused_until, pause_reason) in (0, 3)
       and (paused_since is null or stage in ('opened', 'hearing')))
   )`,
  `create table measure_children (
     commune text not null,
     measure_id uuid not null references measures (id),
     child_id uuid not null,
     primary key (measure_id, child_id)
   )`,
  `create index measure_children_child on measure_children (child_id)`,
  `create table measure_origins (
     alert_id uuid primary key,
     commune text not null,
     measure_id uuid not null references measures (id)
   )`,
  `create table measure_terms (
     id uuid primary key,
     commune text not null,
     measure_id uuid not null references measures (id),
     term int not null,
     catalogue_id uuid not null,
     measures text[] not null,
     responsible text not null,
     institution_id uuid,
     since timestamptz not null,
     until timestamptz not null,
     adopted_by text not null,
     unique (measure_id, term)
   )`,
  `create table measure_records (
     id uuid primary key,
     commune text not null,
     measure_id uuid not null references measures (id),
     kind text not null,
     code text,
     note bytea,
     at timestamptz not null,
     person text not null
   )`,
  `create index measure_records_measure on measure_records (measure_id, at desc, id desc)`,
  `create table protection_hearings (
     id uuid primary key,
     commune text not null,
     measure_id uuid not null references measures (id),
     who text not null check (who in ('child', 'adult')),
     child_id uuid,
     relation text,
     unheard_reason text,
     said bytea,
     at timestamptz not null,
     person text not null,
     constraint said_or_why_not check (num_nonnulls(said, unheard_reason) = 1),
     constraint child_is_named check ((who = 'child') = (child_id is not null))
   )`,
  `create index protection_hearings_measure on protection_hearings (measure_id, at, id)`,
];

const LISTS = [
  `create index measures_newest on measures (commune, opened_at desc, id desc)`,
  `create index measures_newest_of_all on measures (opened_at desc, id desc)`,
  `create index measures_stage on measures (commune, stage, opened_at desc, id desc)`,
  `create index measures_person on measures (person_in_charge, opened_at desc, id desc)`,
  `create index measures_outcome on measures (commune, outcome, opened_at desc, id desc) where outcome is not null`,
  `create index measures_open on measures (commune, opened_at desc, id desc) where stage <> 'ended'`,
  `create index measures_living on measures (id) where stage <> 'ended'`,
  `create index measures_in_charge on measures (person_in_charge, id) where stage <> 'ended'`,
  `create index measures_case on measures (case_id) where case_id is not null`,
  `create index measures_alert on measures (alert_id) where alert_id is not null`,
  `create index measures_escalation on measures (escalation_id) where escalation_id is not null`,
  `create index measures_family on measures (family_id) where family_id is not null`,
];

const SECURED = [
  'measure_catalogues',
  'measures',
  'measure_children',
  'measure_origins',
  'measure_terms',
  'measure_records',
  'protection_hearings',
];

export class ProtectionMeasures1764020000000 implements MigrationInterface {
  name = 'ProtectionMeasures1764020000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, ...LISTS]) await runner.query(sql);
    for (const table of SECURED) await runner.query(ROW_SECURITY(table));
    await runner.query(`create policy shared on measure_catalogues for select using (commune = '*')`);
    await runner.query(`select set_config('app.communes', '*', true)`);
    await runner.query(
      `insert into measure_catalogues (id, commune, code, catalogue_version, valid_from, items, version)
       values ('019aaf00-0000-7000-8000-000000000003', '*', 'oln-measures', 1, '2026-01-01', $1, 1)`,
      [JSON.stringify(GENERIC_MEASURES)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...SECURED].reverse()) await runner.query(`drop table ${table} cascade`);
  }
}
