import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  child_owners_child: 'child_owners (child_id)',
  plan_objectives_case: 'plan_objectives (case_id)',
  appointments_of_family: 'appointments (family_id) where family_id is not null',
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
