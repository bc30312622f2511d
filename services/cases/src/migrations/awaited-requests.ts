import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that intake was asked for and of which nothing was heard yet. A row goes with the request that comes. */
const TABLE = `
  create table awaited_requests (
    commune text not null,
    from_commune text not null,
    cause uuid not null,
    about uuid not null,
    about_kind text not null check (about_kind in ('case', 'transfer', 'escalation')),
    asked_at timestamptz not null,
    told_at timestamptz,
    primary key (commune, cause)
  );
  create index awaited_requests_untold on awaited_requests (asked_at) where told_at is null;`;

export class AwaitedRequests1797020000000 implements MigrationInterface {
  name = 'AwaitedRequests1797020000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [TABLE, ROW_SECURITY('awaited_requests')]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table awaited_requests');
  }
}
