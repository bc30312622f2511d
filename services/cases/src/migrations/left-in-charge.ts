import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much was in charge of who had left when that was told; a caseload that stops halfway; handovers in the order in which they are late. */
export class LeftInCharge1796910000000 implements MigrationInterface {
  name = 'LeftInCharge1796910000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_staff add column told_in_charge int not null default 0');
    await allowStates(runner, ['running', 'done', 'stopped']);
    await runner.query('drop index transfers_waiting');
    await runner.query(
      `create index transfers_waiting on transfers ((coalesce(chased_at, asked_at)), id) where state = 'requested' and side = 'incoming'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index transfers_waiting');
    await runner.query(
      `create index transfers_waiting on transfers (asked_at) where state = 'requested' and side = 'incoming'`,
    );
    await runner.query(`select set_config('app.communes', '*', true)`);
    await runner.query(`update reassignments set state = 'done' where state = 'stopped'`);
    await allowStates(runner, ['running', 'done']);
    await runner.query('alter table known_staff drop column told_in_charge');
  }
}

async function allowStates(runner: QueryRunner, states: readonly string[]): Promise<void> {
  const list = states.map((state) => `'${state}'`).join(', ');
  await runner.query('alter table reassignments drop constraint reassignments_state_check');
  await runner.query(`alter table reassignments add constraint reassignments_state_check check (state in (${list}))`);
}
