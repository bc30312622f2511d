import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Sessions1764500000000 implements MigrationInterface {
  name = 'Sessions1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table sessions (
         id uuid primary key,
         commune text not null,
         person text not null,
         secret_hash bytea not null unique,
         id_token bytea,
         opened_at timestamptz not null,
         seen_at timestamptz not null,
         ended_at timestamptz
       )`,
    );
    await runner.query('create index sessions_seen on sessions (seen_at)');
    await runner.query('create index staff_person on staff (person) where active');
    await runner.query(ROW_SECURITY('sessions'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index staff_person');
    await runner.query('drop table sessions');
  }
}
