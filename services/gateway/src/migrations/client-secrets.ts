import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClientSecrets1764600000000 implements MigrationInterface {
  name = 'ClientSecrets1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table client_secrets (
         id uuid primary key,
         commune text not null,
         person text not null,
         secret_hash bytea not null unique,
         created_by text not null,
         created_at timestamptz not null,
         expires_at timestamptz not null,
         last_used_at timestamptz,
         ended_at timestamptz
       )`,
    );
    await runner.query('create index client_secrets_person on client_secrets (commune, person, created_at desc)');
    await runner.query(ROW_SECURITY('client_secrets'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table client_secrets');
  }
}
