import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who opened a record of somebody in an emergency is found without reading the whole table. */
export class HeldDataIndexes1764700000000 implements MigrationInterface {
  name = 'HeldDataIndexes1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index emergency_accesses_record on emergency_accesses (record_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index emergency_accesses_record');
  }
}
