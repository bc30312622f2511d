import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links whose mail never went out: who is in charge is told of each once. */
export class UnmailedLinks1764040000000 implements MigrationInterface {
  name = 'UnmailedLinks1764040000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table answer_links add column not_mailed_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table answer_links drop column not_mailed_at');
  }
}
