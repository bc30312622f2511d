import { keyedTable, keyedTableDown, keyOfExact, keyOfToken } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until now there was one key of the index, and no hash said which. */
const SAID = [
  `select set_config('app.communes', '*', true)`,
  `update persons set birth_hash = 'k1:' || birth_hash where birth_hash ~ '^[0-9a-f]{64}$'`,
  `update persons
      set name_tokens = array(select regexp_replace(token, '^([0-9]{5}):([0-9a-f]{16})$', '\\1:k1:\\2') from unnest(name_tokens) token)
    where cardinality(name_tokens) > 0`,
  `update person_keys set hash = 'k1:' || hash where hash ~ '^[0-9a-f]{64}$'`,
  `update imported_contents set content_hash = 'k1:' || content_hash where content_hash ~ '^[0-9a-f]{64}$'`,
];

const KEYED = [
  ...keyedTable(
    'persons',
    ['name_tokens', 'birth_hash'],
    `coalesce(${keyOfToken('name_tokens')}, ${keyOfExact('birth_hash')})`,
  ),
  ...keyedTable('person_keys', ['hash'], keyOfExact('hash')),
  ...keyedTable('imported_contents', ['content_hash'], keyOfExact('content_hash')),
];

/**
 * Hashes say with which key they were made. `digest`: sealed, what the hash of a row of a sheet is made of again, when what the row said was
 * anonymised long ago; the row itself needs none.
 */
export class KeyedTables1796200000000 implements MigrationInterface {
  name = 'KeyedTables1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SAID) await runner.query(sql);
    await runner.query('alter table request_import_rows drop column content_hash');
    await runner.query('alter table imported_contents add column digest bytea');
    for (const sql of KEYED) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['imported_contents', 'person_keys', 'persons'])
      for (const sql of keyedTableDown(table)) await runner.query(sql);
    await runner.query('alter table imported_contents drop column digest');
    await runner.query(`alter table request_import_rows add column content_hash text not null default ''`);
  }
}
