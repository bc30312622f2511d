import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AbsencesAndEmergencies1764610000000 implements MigrationInterface {
  name = 'AbsencesAndEmergencies1764610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table delegations (
         id uuid primary key,
         commune text not null,
         from_person text not null,
         to_person text not null,
         starts_at timestamptz not null,
         ends_at timestamptz not null,
         created_by text not null,
         ended_at timestamptz
       )`,
    );
    await runner.query('create index delegations_to on delegations (to_person, ends_at) where ended_at is null');
    await runner.query('create index delegations_commune on delegations (commune, ends_at) where ended_at is null');
    await runner.query(
      `create table emergency_accesses (
         id uuid primary key,
         commune text not null,
         person text not null,
         record_id uuid not null,
         reason bytea not null,
         opened_at timestamptz not null,
         ends_at timestamptz not null,
         reviewed_by text,
         reviewed_at timestamptz,
         verdict text,
         version int not null
       )`,
    );
    await runner.query('create index emergency_accesses_person on emergency_accesses (person, ends_at)');
    await runner.query('create index emergency_accesses_commune on emergency_accesses (commune, opened_at)');
    for (const table of ['delegations', 'emergency_accesses']) await runner.query(ROW_SECURITY(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table emergency_accesses');
    await runner.query('drop table delegations');
  }
}
