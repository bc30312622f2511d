import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is proposed to somebody who waited has a clock. */
const CHANGES = [
  `alter table gap_demands
     add column proposed_at timestamptz,
     add column chases smallint not null default 0 check (chases between 0 and 3)`,
  // A service was proposed in the moment in which the gap was closed.
  `update gap_demands demand set proposed_at = coalesce(gap.closed_at, demand.at)
     from gaps gap where gap.id = demand.gap_id and demand.offer_id is not null`,
  `create index gap_demands_proposed on gap_demands (offer_id, id) where state = 'proposed'`,
  `create index gap_demands_waiting on gap_demands (gap_id) where state = 'waiting'`,
];

const BACK = [
  'drop index gap_demands_proposed',
  'drop index gap_demands_waiting',
  'alter table gap_demands drop column proposed_at, drop column chases',
];

export class GapProposals1797200100000 implements MigrationInterface {
  name = 'GapProposals1797200100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`select set_config('app.communes', '*', true)`);
    for (const sql of CHANGES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of BACK) await runner.query(sql);
  }
}
