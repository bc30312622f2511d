import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const AROUND = [
  `create table merged_persons (id uuid primary key, commune text not null, "into" uuid not null)`,
  `create index merged_persons_into on merged_persons ("into")`,
  `create function survivor_of(person uuid) returns uuid language sql stable as $$
    with recursive line (id, step) as (
      select person, 0
      union all
      select merged."into", line.step + 1 from merged_persons merged join line on merged.id = line.id where line.step < 100)
    select id from line order by step desc limit 1
  $$`,
  `create table known_staff (
     commune text not null,
     person text not null,
     roles text[] not null,
     active boolean not null,
     version int not null,
     primary key (commune, person)
   )`,
];

const PLANS = [
  `create table community_plans (
     id uuid primary key,
     commune text not null,
     version int not null,
     community text not null,
     stage text not null check (stage in ('commitment', 'baseline', 'diagnosis', 'communal-plan', 'running', 'finishing', 'end-line',
       'evaluation', 'closed')),
     stage_since timestamptz not null,
     opened_at timestamptz not null,
     opened_by text not null,
     person_in_charge text,
     cycle int not null,
     cycle_started_at timestamptz,
     cycle_ends_at timestamptz,
     paused_since timestamptz,
     paused_until timestamptz,
     pause_reason text,
     pauses jsonb not null default '[]',
     outcome text,
     outcome_reason text,
     merged_into uuid references community_plans (id),
     closed_at timestamptz,
     constraint cycle_is_whole check ((cycle > 0) = (cycle_started_at is not null) and (cycle > 0) = (cycle_ends_at is not null)
       and (stage not in ('running', 'finishing', 'end-line', 'evaluation') or cycle > 0)
       and (stage not in ('commitment', 'baseline', 'diagnosis', 'communal-plan') or cycle = 0)),
     constraint outcome_when_closed check ((stage = 'closed') = (outcome is not null) and (stage = 'closed') = (closed_at is not null)),
     constraint goes_on_when_merged check ((outcome is not distinct from 'merged') = (merged_into is not null)),
     constraint pause_is_whole check (num_nonnulls(paused_since, paused_until, pause_reason) in (0, 3)
       and (paused_since is null or stage <> 'closed'))
   )`,
  `create unique index community_plans_one_open on community_plans (commune, community) where stage <> 'closed'`,
  `create index community_plans_newest on community_plans (commune, opened_at desc, id desc)`,
  `create index community_plans_newest_of_all on community_plans (opened_at desc, id desc)`,
  `create index community_plans_community on community_plans (community, opened_at desc, id desc)`,
  `create index community_plans_stage on community_plans (commune, stage, opened_at desc, id desc)`,
  `create index community_plans_outcome on community_plans (commune, outcome, opened_at desc, id desc) where outcome is not null`,
  `create index community_plans_person on community_plans (person_in_charge, opened_at desc, id desc)`,
  `create index community_plans_open on community_plans (commune, opened_at desc, id desc) where stage <> 'closed'`,
  `create index community_plans_living on community_plans (id) where stage <> 'closed'`,
  `create table plan_products (
     id uuid primary key,
     commune text not null,
     plan_id uuid not null references community_plans (id),
     kind text not null,
     stage text not null,
     cycle int not null,
     "on" date not null,
     reference bytea not null,
     at timestamptz not null,
     person text not null
   )`,
  `create index plan_products_plan on plan_products (plan_id, at desc, id desc)`,
];

const ACTIVITIES = [
  `create table activities (
     id uuid primary key,
     commune text not null,
     version int not null,
     plan_id uuid not null references community_plans (id),
     kind text not null,
     place text not null,
     planned_for date not null,
     stage text not null,
     cycle int not null,
     planned_by text not null,
     planned_at timestamptz not null,
     state text not null check (state in ('planned', 'held', 'cancelled')),
     held_on date,
     held_at timestamptz,
     cancel_reason text,
     constraint held_is_whole check ((state = 'held') = (held_on is not null) and (state = 'held') = (held_at is not null)),
     constraint reason_when_cancelled check ((state = 'cancelled') = (cancel_reason is not null))
   )`,
  `create index activities_plan on activities (plan_id, planned_at desc, id desc)`,
  `create index activities_held on activities (plan_id, held_at) where held_at is not null`,
  `create table headcounts (
     activity_id uuid not null references activities (id),
     age_band text not null,
     sex text not null,
     commune text not null,
     plan_id uuid not null,
     people int not null check (people > 0),
     primary key (activity_id, age_band, sex)
   )`,
  `create index headcounts_plan on headcounts (plan_id)`,
  `create index headcounts_commune on headcounts (commune)`,
];

const PEOPLE = [
  `create table participants (
     id uuid primary key,
     commune text not null,
     version int not null,
     plan_id uuid not null references community_plans (id),
     person_id uuid not null,
     taking_part_as text not null check (taking_part_as in ('child', 'adult')),
     state text not null check (state in ('active', 'withdrawn')),
     assent text,
     assent_on date,
     consent_on date,
     consent_by uuid,
     joined_at timestamptz not null,
     withdrawn_at timestamptz,
     withdrawal_reason text,
     unique (plan_id, person_id),
     constraint agreement_of_a_child check ((taking_part_as = 'child') = (assent is not null) and num_nonnulls(assent, assent_on, consent_on) in (0, 3)),
     constraint withdrawal_is_whole check ((state = 'withdrawn') = (withdrawn_at is not null) and (state = 'withdrawn') = (withdrawal_reason is not null))
   )`,
  `create index participants_person on participants (person_id)`,
  `create index participants_plan on participants (plan_id, joined_at desc, id desc)`,
  `create index participants_commune on participants (commune)`,
  `create index participants_guardian on participants (consent_by) where consent_by is not null`,
  `create table attendances (
     activity_id uuid not null references activities (id),
     participant_id uuid not null references participants (id),
     commune text not null,
     at timestamptz not null,
     person text not null,
     primary key (activity_id, participant_id)
   )`,
  `create index attendances_participant on attendances (participant_id)`,
  `create table opinions (
     id uuid primary key,
     commune text not null,
     activity_id uuid not null references activities (id),
     participant_id uuid references participants (id),
     text bytea not null,
     at timestamptz not null,
     person text not null
   )`,
  `create index opinions_activity on opinions (activity_id, at desc, id desc)`,
  `create index opinions_participant on opinions (participant_id)`,
];

const TABLES = [
  ...['merged_persons', 'known_staff', 'community_plans', 'plan_products', 'activities', 'headcounts'],
  ...['participants', 'attendances', 'opinions'],
];

/** Community plans, their activities, and who takes part (process §8). */
export class CommunityTables1796110100000 implements MigrationInterface {
  name = 'CommunityTables1796110100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...AROUND, ...PLANS, ...ACTIVITIES, ...PEOPLE]) await runner.query(sql);
    for (const table of TABLES) await runner.query(ROW_SECURITY(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`drop table ${table}`);
    await runner.query('drop function survivor_of(uuid)');
  }
}
