import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For which referrals it was told that their service takes nobody any more: once, however often its entry changes. */
const TOLD_CLOSINGS = `
  create table told_closings (
    offer_id uuid not null,
    referral_id uuid not null,
    commune text not null,
    told_at timestamptz not null,
    primary key (offer_id, referral_id)
  )`;

export class ToldClosings1797200000000 implements MigrationInterface {
  name = 'ToldClosings1797200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [TOLD_CLOSINGS, ROW_SECURITY('told_closings')]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table told_closings');
  }
}
