import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose batches know of no alerts but their own. Of those that nobody has finished yet it is whoever brought them. */
export class BatchSenders1797100000000 implements MigrationInterface {
  name = 'BatchSenders1797100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table alert_batches add column sender text');
    await runner.query(`select set_config('app.communes', '*', true)`);
    await runner.query('update alert_batches set sender = received_by where finished_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table alert_batches drop column sender');
  }
}
