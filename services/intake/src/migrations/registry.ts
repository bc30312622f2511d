import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `create table persons (
     id uuid primary key,
     commune text not null,
     version int not null,
     sealed bytea not null,
     run_hash text,
     other_id_hash text,
     birth_hash text,
     tokens text[] not null,
     of_age_month text,
     of_age_told boolean not null default false,
     sex text not null,
     nationality text not null,
     indigenous_people text not null,
     disability text not null,
     merged_into uuid references persons (id),
     deceased_on date
   )`,
  // Two people who register the same RUN at once: one person.
  `create unique index persons_run on persons (commune, run_hash) where merged_into is null and run_hash is not null`,
  `create unique index persons_other_id on persons (commune, other_id_hash) where merged_into is null and other_id_hash is not null`,
  `create index persons_tokens on persons using gin (tokens)`,
  `create index persons_of_age on persons (of_age_month) where not of_age_told`,
  `create table person_history (
     id uuid primary key,
     commune text not null,
     person_id uuid not null references persons (id),
     version int not null,
     at timestamptz not null,
     by text not null,
     sealed bytea not null
   )`,
  `create index person_history_person on person_history (person_id, version)`,
  `create table person_merges (
     id uuid primary key,
     commune text not null,
     person_id uuid not null references persons (id),
     into_id uuid not null references persons (id),
     at timestamptz not null,
     by text not null,
     undone_at timestamptz,
     undone_by text
   )`,
  `create table families (id uuid primary key, commune text not null, version int not null)`,
  `create table family_members (
     family_id uuid not null references families (id),
     person_id uuid not null references persons (id),
     commune text not null,
     relation text not null,
     guardianship text not null,
     since timestamptz not null,
     until timestamptz
   )`,
  `create unique index family_members_now on family_members (family_id, person_id) where until is null`,
  `create index family_members_person on family_members (person_id) where until is null`,
];

const SECURED = ['persons', 'person_history', 'person_merges', 'families', 'family_members'];

export class Registry1763900000000 implements MigrationInterface {
  name = 'Registry1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
    for (const table of SECURED) await runner.query(ROW_SECURITY(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...SECURED].reverse()) await runner.query(`drop table ${table}`);
  }
}
