import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts that ask whom they are about. What they tell of the child is asked for each time, and never kept here. */
const TABLE = `
  create table alert_identifications (
    alert_id uuid primary key,
    commune text not null,
    version int not null,
    state text not null check (state in ('pending', 'unclear', 'done')),
    reason text,
    candidates uuid[] not null default '{}',
    person_id uuid,
    asked_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    attempts int not null default 0,
    tried_at timestamptz
  )`;

export class AlertIdentifications1764460000000 implements MigrationInterface {
  name = 'AlertIdentifications1764460000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(
      `create index alert_identifications_pending on alert_identifications (asked_at, alert_id) where state = 'pending'`,
    );
    await runner.query(
      `create index alert_identifications_order on alert_identifications (commune, state, asked_at, alert_id)`,
    );
    await runner.query(
      `create index alert_identifications_order_of_all on alert_identifications (state, asked_at, alert_id)`,
    );
    await runner.query(ROW_SECURITY('alert_identifications'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table alert_identifications');
  }
}
