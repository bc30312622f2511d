import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who can take cases; handovers that wait; dates that passed without a word. */
export class StaffAndWaiting1763920000000 implements MigrationInterface {
  name = 'StaffAndWaiting1763920000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table known_staff (
         commune text not null,
         person text not null,
         roles text[] not null,
         active boolean not null,
         version int not null,
         primary key (commune, person)
       )`,
    );
    await runner.query(ROW_SECURITY('known_staff'));
    await runner.query('alter table transfers add column chased_at timestamptz');
    await runner.query(
      `create index transfers_waiting on transfers (asked_at) where state = 'requested' and side = 'incoming'`,
    );
    await runner.query(`create index due_dates_passed on due_dates (process, due) where state = 'open'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index due_dates_passed');
    await runner.query('drop index transfers_waiting');
    await runner.query('alter table transfers drop column chased_at');
    await runner.query('drop table known_staff');
  }
}
