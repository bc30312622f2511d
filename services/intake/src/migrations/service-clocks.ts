import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The migration changes rows of every commune. */
const EVERY_COMMUNE = `select set_config('app.communes', '*', true)`;

/** Since when a service is waited for, and the request that has it. Processes that run hear of it with the next step of a service. */
export class ServiceClocks1797030000000 implements MigrationInterface {
  name = 'ServiceClocks1797030000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVERY_COMMUNE);
    await runner.query('alter table requests add column service_counts_from timestamptz');
    await runner.query('alter table service_deliveries add column waits_from timestamptz');
    await runner.query('update service_deliveries set waits_from = greatest(agreed_at, expected_at, delivered_at)');
    await runner.query('alter table service_deliveries alter column waits_from set not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table service_deliveries drop column waits_from');
    await runner.query('alter table requests drop column service_counts_from');
  }
}
