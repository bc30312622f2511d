import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody knows their own browsers by, and when the provider last had them prove who they are. */
export class SessionsOfPeople1796210000000 implements MigrationInterface {
  name = 'SessionsOfPeople1796210000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table sessions
         add column browser text not null default 'other',
         add column device text not null default 'computer',
         add column proved_at timestamptz`,
    );
    await runner.query('create index sessions_open on sessions (person) where ended_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index sessions_open');
    await runner.query('alter table sessions drop column browser, drop column device, drop column proved_at');
  }
}
