import { ERASURES_TABLE } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders of the registry to erase what is known of a person. */
export class Erasures1796110200000 implements MigrationInterface {
  name = 'Erasures1796110200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of ERASURES_TABLE) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table erasures');
  }
}
