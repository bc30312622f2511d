import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the office was told that no case has come of an assignment. */
export class UnopenedCases1797010000000 implements MigrationInterface {
  name = 'UnopenedCases1797010000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table placements add column told_at timestamptz');
    await runner.query(
      'create index placements_unopened on placements (placed_at) where open and case_id is null and told_at is null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index placements_unopened');
    await runner.query('alter table placements drop column told_at');
  }
}
