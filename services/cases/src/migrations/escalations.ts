import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UNSETTLED = `('drafted', 'approval', 'notified', 'deciding', 'informing', 'rejected', 'handover')`;

/** Escalation to the specialised service (process §6), and who is in charge of the child meanwhile. */
const TABLES = [
  `create table escalations (
     id uuid primary key,
     commune text not null,
     version int not null,
     stage text not null check (stage in
       ('drafted', 'approval', 'notified', 'deciding', 'informing', 'rejected', 'handover', 'with-service', 'exit-follow-up', 'ended')),
     stage_since timestamptz not null,
     opened_at timestamptz not null,
     case_id uuid,
     request_id uuid,
     alert_id uuid,
     measure_id uuid,
     family_id uuid,
     children uuid[] not null,
     left_children jsonb not null default '[]',
     grounds text[] not null,
     factors text[] not null default '{}',
     urgent boolean not null,
     institutions text[] not null check (cardinality(institutions) > 0),
     account bytea,
     drafted_by text not null,
     person_in_charge text,
     approved_by text,
     first_notified_at timestamptz,
     notified_at timestamptz,
     attempt int,
     level int,
     acknowledged_at timestamptz,
     decide_by timestamptz,
     days_left int,
     meeting_at timestamptz,
     file_at timestamptz,
     outcome text,
     outcome_at timestamptz,
     outcome_reason text,
     left_service_at timestamptz,
     held_months int[],
     paused_since timestamptz,
     paused_until timestamptz,
     pause_reason text,
     pauses jsonb not null default '[]',
     ended_at timestamptz,
     constraint outcome_once_settled check ((stage in ${UNSETTLED}) = (outcome is null) and (outcome is null) = (outcome_at is null)),
     constraint sent_once_notified check (num_nonnulls(first_notified_at, notified_at, attempt, level) in (0, 4)
       and (stage in ('drafted', 'approval', 'ended') or notified_at is not null)),
     constraint acknowledged_before_decided check (stage in ('drafted', 'approval', 'notified', 'ended') or acknowledged_at is not null),
     constraint left_before_followed check (stage <> 'exit-follow-up' or (left_service_at is not null and held_months is not null)),
     constraint term_kept_while_informed check ((stage = 'informing') = (days_left is not null)),
     constraint ended_when_ended check ((stage = 'ended') = (ended_at is not null)),
     constraint children_while_open check (stage = 'ended' or cardinality(children) > 0),
     constraint pause_is_whole check (num_nonnulls(paused_since, paused_until, pause_reason) in (0, 3)
       and (paused_since is null or stage in ('with-service', 'exit-follow-up')))
   )`,
  // Under row-level security no index looks into the list of children.
  `create table escalation_children (
     commune text not null,
     escalation_id uuid not null references escalations (id),
     child_id uuid not null,
     primary key (escalation_id, child_id)
   )`,
  `create index escalation_children_child on escalation_children (child_id)`,
  // One row per child, so never two owners; it is there from the opening on, so never none.
  `create table child_owners (
     commune text not null,
     child_id uuid not null,
     owner text not null check (owner in ('office', 'specialised-service')),
     escalation_id uuid not null references escalations (id),
     since timestamptz not null,
     primary key (commune, child_id)
   )`,
  `create index child_owners_escalation on child_owners (escalation_id)`,
  // What asked for an escalation asks for it once, whatever is repeated.
  `create table escalation_origins (
     kind text not null check (kind in ('request', 'alert')),
     origin_id uuid not null,
     commune text not null,
     escalation_id uuid not null references escalations (id),
     primary key (kind, origin_id)
   )`,
  `create index escalation_origins_escalation on escalation_origins (escalation_id)`,
  `create table escalation_records (
     id uuid primary key,
     commune text not null,
     escalation_id uuid not null references escalations (id),
     kind text not null,
     code text,
     month int,
     contact_kind text,
     risks text[] not null default '{}',
     note bytea,
     at timestamptz not null,
     person text not null
   )`,
  `create index escalation_records_escalation on escalation_records (escalation_id, at desc, id desc)`,
  `create index escalation_records_last on escalation_records (escalation_id, kind, at desc)`,
  `create table escalation_notifications (
     id uuid primary key,
     commune text not null,
     escalation_id uuid not null references escalations (id),
     institution text not null,
     attempt int not null,
     level int not null,
     title_es text not null,
     title_en text not null,
     people text[] not null default '{}',
     notified_at timestamptz not null,
     acknowledged_at timestamptz,
     acknowledged_by text,
     acknowledged_through text check (acknowledged_through in ('staff', 'account', 'link')),
     constraint acknowledgement_is_whole check (num_nonnulls(acknowledged_at, acknowledged_by, acknowledged_through) in (0, 3)),
     unique (escalation_id, attempt, institution)
   )`,
  `create table recipients (
     commune text not null,
     institution text not null check (institution in ('specialised-service', 'family-court', 'police')),
     level int not null check (level between 1 and 9),
     scope text not null check (scope in ('commune', 'region', 'nation')),
     title_es text not null,
     title_en text not null,
     email text,
     people text[] not null default '{}',
     active boolean not null default true,
     version int not null,
     primary key (commune, institution, level)
   )`,
  // The secret is known by its hash; sealed, it is kept for the mail until it was used or has expired.
  `create table answer_links (
     id uuid primary key,
     commune text not null,
     about uuid not null,
     notification_id uuid not null references escalation_notifications (id),
     email text not null,
     secret_hash text not null unique,
     secret bytea,
     made_at timestamptz not null,
     expires_at timestamptz not null,
     used_at timestamptz
   )`,
  `create index answer_links_about on answer_links (about)`,
];

const LISTS = [
  `create index escalations_newest on escalations (commune, opened_at desc, id desc)`,
  `create index escalations_newest_of_all on escalations (opened_at desc, id desc)`,
  `create index escalations_stage on escalations (commune, stage, opened_at desc, id desc)`,
  `create index escalations_person on escalations (person_in_charge, opened_at desc, id desc)`,
  `create index escalations_outcome on escalations (commune, outcome, opened_at desc, id desc) where outcome is not null`,
  `create index escalations_open on escalations (commune, opened_at desc, id desc) where stage <> 'ended'`,
  `create index escalations_urgent on escalations (commune, opened_at desc, id desc) where urgent and stage <> 'ended'`,
  `create index escalations_living on escalations (id) where stage <> 'ended'`,
  `create index escalations_in_charge on escalations (person_in_charge, id) where stage <> 'ended'`,
  `create index escalations_case on escalations (case_id) where case_id is not null`,
  `create index escalations_request on escalations (request_id) where request_id is not null`,
  `create index escalations_alert on escalations (alert_id) where alert_id is not null`,
  `create index escalations_family on escalations (family_id) where family_id is not null`,
];

const SECURED = [
  'escalations',
  'escalation_children',
  'child_owners',
  'escalation_origins',
  'escalation_records',
  'escalation_notifications',
  'recipients',
  'answer_links',
];

/** What the house ships: who is notified, level by level. Addresses are the office's to enter. */
const RECIPIENTS = [
  [
    'specialised-service',
    1,
    'commune',
    'Servicio de Protección Especializada, equipo comunal',
    'Specialised protection service, local team',
  ],
  [
    'specialised-service',
    2,
    'region',
    'Servicio de Protección Especializada, dirección regional',
    'Specialised protection service, regional direction',
  ],
  [
    'specialised-service',
    3,
    'nation',
    'Servicio de Protección Especializada, dirección nacional',
    'Specialised protection service, national direction',
  ],
  ['family-court', 1, 'commune', 'Tribunal de familia competente', 'Family court in charge'],
  ['family-court', 2, 'region', 'Corte de apelaciones', 'Court of appeals'],
  ['police', 1, 'commune', 'Policía, unidad de la comuna', 'Police, unit of the commune'],
  ['police', 2, 'region', 'Policía, prefectura', 'Police, regional command'],
] as const;

export class Escalations1764010000000 implements MigrationInterface {
  name = 'Escalations1764010000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, ...LISTS]) await runner.query(sql);
    for (const table of SECURED) await runner.query(ROW_SECURITY(table));
    await runner.query(`create policy shared on recipients for select using (commune = '*')`);
    await runner.query(`select set_config('app.communes', '*', true)`);
    for (const recipient of RECIPIENTS)
      await runner.query(
        `insert into recipients (commune, institution, level, scope, title_es, title_en, version) values ('*', $1, $2, $3, $4, $5, 1)`,
        [...recipient],
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...SECURED].reverse()) await runner.query(`drop table ${table} cascade`);
  }
}
