import { keyedTable, keyedTableDown, keyOfExact } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until now there was one key of the index, and no hash said which. */
const SAID = [
  `select set_config('app.communes', '*', true)`,
  `update calendar_feeds set token_hash = 'k1:' || token_hash where token_hash ~ '^[0-9a-f]{64}$'`,
];

/** Hashes say with which key they were made. */
export class KeyedTables1796200000000 implements MigrationInterface {
  name = 'KeyedTables1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    const keyed = keyedTable('calendar_feeds', ['token_hash'], keyOfExact('token_hash'));
    for (const sql of [...SAID, ...keyed]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of keyedTableDown('calendar_feeds')) await runner.query(sql);
  }
}
