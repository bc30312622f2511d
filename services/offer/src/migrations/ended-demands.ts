import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A child need not wait for a gap for ever. Who was anonymised is counted, and not named. */
const CHANGES = [
  `alter table gap_demands
     drop constraint gap_demands_state_check,
     alter column referral_id drop not null,
     add column end_reason text check
       (end_reason in ('no-longer-needed', 'family-declined', 'moved-away', 'of-age', 'erasure-asked', 'anonymised')),
     add column ended_at timestamptz,
     add column ended_by text`,
  `alter table gap_demands
     add constraint gap_demands_state_check
       check (state in ('waiting', 'proposed', 'taken-up', 'passed-up', 'met', 'ended')),
     add constraint ended_for_a_reason
       check (num_nonnulls(end_reason, ended_at, ended_by) = case state when 'ended' then 3 else 0 end),
     add constraint named_until_anonymised check (referral_id is not null or end_reason = 'anonymised')`,
];

const BACK = [
  `delete from gap_demands where state = 'ended'`,
  `alter table gap_demands
     drop constraint gap_demands_state_check, drop constraint ended_for_a_reason, drop constraint named_until_anonymised,
     drop column end_reason, drop column ended_at, drop column ended_by,
     alter column referral_id set not null`,
  `alter table gap_demands add constraint gap_demands_state_check
     check (state in ('waiting', 'proposed', 'taken-up', 'passed-up', 'met'))`,
];

export class EndedDemands1796300000000 implements MigrationInterface {
  name = 'EndedDemands1796300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of CHANGES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of BACK) await runner.query(sql);
  }
}
