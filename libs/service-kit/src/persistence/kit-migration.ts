import type { MigrationInterface, QueryRunner } from 'typeorm';
import { kitTables } from './kit-tables.js';

/** First migration of every service. TypeORM takes the order from the digits in the name. */
export class KitTables1700000000000 implements MigrationInterface {
  name = 'KitTables1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query('select current_schema() as schema')) as { schema: string }[];
    for (const sql of kitTables(`oln_${rows[0]?.schema}`)) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('The kit tables hold the event log and the audit log: they are not taken down');
  }
}
