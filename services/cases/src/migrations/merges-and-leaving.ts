import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Children whose entries were merged; tasks of one case, and what somebody who leaves had to do. */
export class MergesAndLeaving1763960000000 implements MigrationInterface {
  name = 'MergesAndLeaving1763960000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table merged_persons (id uuid primary key, commune text not null, "into" uuid not null)`,
    );
    await runner.query(`create index merged_persons_into on merged_persons ("into")`);
    await runner.query(ROW_SECURITY('merged_persons'));
    await runner.query('create index plan_tasks_case on plan_tasks (case_id)');
    await runner.query(`create index plan_tasks_to_do on plan_tasks (owner_person) where state = 'open'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index plan_tasks_to_do');
    await runner.query('drop index plan_tasks_case');
    await runner.query('drop table merged_persons');
  }
}
