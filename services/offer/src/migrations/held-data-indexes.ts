import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All that is held on one person is found without reading whole tables. */
export class HeldDataIndexes1764700000000 implements MigrationInterface {
  name = 'HeldDataIndexes1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index vacancy_offers_referral on vacancy_offers (referral_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index vacancy_offers_referral');
  }
}
