import { MERGE_VERSIONS, MERGE_VERSIONS_DOWN, SURVIVOR_OF } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With which version of an entry its merge was told, or that it was undone. */
export class MergeVersions1796900000000 implements MigrationInterface {
  name = 'MergeVersions1796900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...MERGE_VERSIONS, SURVIVOR_OF]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of MERGE_VERSIONS_DOWN) await runner.query(sql);
  }
}
