import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `is_over`: what it was about has ended. Of one rule and subject there is one open alarm at most. */
const ALARMS = [
  `create table alarms (
    id uuid primary key,
    commune text not null,
    rule text not null,
    subject text not null,
    version int not null,
    stage text not null check (stage in ('open', 'acknowledged', 'closed')),
    stage_since timestamptz not null,
    value numeric not null,
    "limit" numeric not null,
    latest_value numeric not null,
    latest_at timestamptz not null,
    opened_at timestamptz not null,
    due_at timestamptz not null,
    person_in_charge text,
    acknowledged_at timestamptz,
    acknowledged_by text,
    outcome text check (outcome in ('ended', 'resolved', 'dismissed')),
    reason text,
    closed_at timestamptz,
    closed_by text,
    is_over boolean not null default false,
    constraint outcome_when_closed check ((stage = 'closed') = (outcome is not null) and (stage = 'closed') = (closed_at is not null)
      and (stage = 'closed') = (closed_by is not null)),
    constraint acknowledged_is_whole check ((acknowledged_at is null) = (acknowledged_by is null)
      and (stage <> 'acknowledged' or acknowledged_at is not null)),
    constraint reason_of_a_person check ((outcome in ('resolved', 'dismissed')) is not true or reason is not null),
    constraint over_once_closed check (not is_over or stage = 'closed')
  )`,
  `create unique index alarms_one_open on alarms (commune, rule, subject) where stage <> 'closed'`,
  `create index alarms_unsettled on alarms (commune, id) where not is_over`,
  `create index alarms_open on alarms (id) where stage <> 'closed'`,
  'create index alarms_newest on alarms (commune, opened_at desc, id desc)',
  'create index alarms_newest_of_all on alarms (opened_at desc, id desc)',
  `create table alarm_comments (
    id uuid primary key,
    alarm_id uuid not null references alarms (id),
    commune text not null,
    text bytea not null,
    at timestamptz not null,
    person text not null
  )`,
  'create index alarm_comments_alarm on alarm_comments (alarm_id, at desc, id desc)',
  /** A row for each version of what an office has said. */
  `create table alarm_rules (
    commune text not null,
    rule text not null,
    version int not null,
    id uuid not null,
    enabled boolean not null,
    "limit" int not null check ("limit" >= 0),
    limits jsonb not null,
    days jsonb,
    from_day date not null,
    set_at timestamptz not null,
    set_by text not null,
    primary key (commune, rule, version)
  )`,
];

export class AlarmTables1796600200000 implements MigrationInterface {
  name = 'AlarmTables1796600200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of ALARMS) await runner.query(sql);
    for (const table of ['alarms', 'alarm_comments', 'alarm_rules']) await runner.query(ROW_SECURITY(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['alarm_rules', 'alarm_comments', 'alarms']) await runner.query(`drop table ${table}`);
  }
}
