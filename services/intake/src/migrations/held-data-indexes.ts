import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  alert_identifications_person: 'alert_identifications (person_id) where person_id is not null',
  family_members_of_person: 'family_members (person_id)',
  guardianships_guardian: 'guardianships (guardian_id) where guardian_id is not null',
  request_import_rows_person: 'request_import_rows (person_id) where person_id is not null',
  request_import_rows_request: 'request_import_rows (request_id) where request_id is not null',
};

/** All that is held on one person is found without reading whole tables. */
export class HeldDataIndexes1764700000000 implements MigrationInterface {
  name = 'HeldDataIndexes1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) await runner.query(`create index ${name} on ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`drop index ${name}`);
  }
}
