import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many wait for a service is told whenever a place is taken or given back. Row-level security asks of each of them the
 * commune: with it in an index of its own, where equal keys lie together, 50,000 are counted without their table.
 */
export class CountedLists1764450700000 implements MigrationInterface {
  name = 'CountedLists1764450700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index referrals_counted on referrals (offer_id, commune) where stage in ('waiting', 'wait-review')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index referrals_counted');
  }
}
