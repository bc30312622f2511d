import { keyedTable, keyedTableDown, keyOfExact } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until now there was one key of the index, and no hash said which. */
const SAID = [
  `select set_config('app.communes', '*', true)`,
  `update alerts set key = 'k1:' || key where key ~ '^[0-9a-f]{64}$'`,
  `update alert_notes set hash = 'k1:' || hash where hash ~ '^[0-9a-f]{64}$'`,
];

/** Hashes say with which key they were made. `digest`: sealed, what the key of an alert is made of again, when who the child is was forgotten long ago. */
export class KeyedTables1796200000000 implements MigrationInterface {
  name = 'KeyedTables1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    const keyed = [
      ...keyedTable('alerts', ['key'], keyOfExact('key')),
      ...keyedTable('alert_notes', ['hash'], keyOfExact('hash')),
    ];
    for (const sql of [...SAID, 'alter table alerts add column digest bytea', ...keyed]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [...keyedTableDown('alert_notes'), ...keyedTableDown('alerts')]) await runner.query(sql);
    await runner.query('alter table alerts drop column digest');
  }
}
