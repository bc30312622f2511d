import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for who has left is found by who has left; and who else was told the same, by what it is about. */
const UP = [
  'alter table notices add column handed_on_at timestamptz',
  `create index notices_left_behind on notices (commune, person)
     where read_at is null and handed_on_at is null and urgency <> 'digest'`,
  'create index notices_about on notices (about)',
  'create index staff_gone on staff (commune, person) where not active',
];

export class HandedOnNotices1797100000000 implements MigrationInterface {
  name = 'HandedOnNotices1797100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of UP) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['staff_gone', 'notices_about', 'notices_left_behind'])
      await runner.query(`drop index ${index}`);
    await runner.query('alter table notices drop column handed_on_at');
  }
}
