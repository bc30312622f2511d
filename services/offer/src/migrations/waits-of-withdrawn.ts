import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = `'no-longer-needed', 'family-declined', 'moved-away', 'of-age', 'erasure-asked', 'anonymised'`;

const reasons = (codes: string): string => `
  alter table gap_demands
    drop constraint gap_demands_end_reason_check,
    add constraint gap_demands_end_reason_check check (end_reason in (${codes}))`;

/** Who had waited before it was so waits no more either. */
const WITHDRAWN = `
  update gap_demands demand
     set state = 'ended', offer_id = null, proposed_at = null, chases = 0, ended_at = referral.outcome_at,
         ended_by = referral.person_in_charge,
         end_reason = case
           when referral.outcome = 'family-declined' then 'family-declined'
           when referral.exit_reason in ('need-met', 'attended-elsewhere') then 'no-longer-needed'
           when referral.exit_reason in ('moved-away', 'of-age', 'deceased') then referral.exit_reason
           else 'withdrawn' end
    from referrals referral
   where referral.id = demand.referral_id and demand.state in ('waiting', 'proposed')
     and referral.outcome in ('family-declined', 'withdrawn')`;

/** Under a referral that the family declined, or that was withdrawn, nobody waits for offer. */
export class WaitsOfWithdrawn1797200200000 implements MigrationInterface {
  name = 'WaitsOfWithdrawn1797200200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`select set_config('app.communes', '*', true)`);
    for (const sql of [reasons(`${BEFORE}, 'deceased', 'withdrawn'`), WITHDRAWN]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`select set_config('app.communes', '*', true)`);
    await runner.query(
      `update gap_demands set end_reason = 'no-longer-needed' where end_reason in ('deceased', 'withdrawn')`,
    );
    await runner.query(reasons(BEFORE));
  }
}
