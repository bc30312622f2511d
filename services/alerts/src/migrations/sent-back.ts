import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From when the clocks of an alert count whose dismissal was refused. */
export class SentBack1796910000000 implements MigrationInterface {
  name = 'SentBack1796910000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table alerts add column sent_back_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table alerts drop column sent_back_at');
  }
}
