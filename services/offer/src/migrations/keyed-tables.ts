import { keyedTable, keyedTableDown, keyOfExact } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until now there was one key of the index, and no hash said which. */
const SAID = [
  `select set_config('app.communes', '*', true)`,
  `update hsds_rows set content_hash = 'k1:' || content_hash where content_hash ~ '^[0-9a-f]{64}$'`,
  `update answer_links set token_hash = 'k1:' || token_hash where token_hash ~ '^[0-9a-f]{64}$'`,
];

/** What a source said of a record is compared, never looked for: it lies sealed, and is no keyed hash any more. */
const MARKS = ['organizations', 'offers'].map(
  (table) => `alter table ${table} rename column source_hash to source_mark`,
);

/** Hashes say with which key they were made. */
export class KeyedTables1796200000000 implements MigrationInterface {
  name = 'KeyedTables1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    const keyed = [
      ...keyedTable('hsds_rows', ['content_hash'], keyOfExact('content_hash')),
      ...keyedTable('answer_links', ['token_hash'], keyOfExact('token_hash')),
    ];
    for (const sql of [...SAID, ...MARKS, ...keyed]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [...keyedTableDown('answer_links'), ...keyedTableDown('hsds_rows')]) await runner.query(sql);
    for (const table of ['organizations', 'offers'])
      await runner.query(`alter table ${table} rename column source_mark to source_hash`);
  }
}
