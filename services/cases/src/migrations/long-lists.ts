import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Under row-level security only leakproof comparisons reach an index: those of uuid, text and instants do, those of
 * arrays and JSON do not. So the children of a case and the records of a case are looked up by plain columns.
 */
const LOOK_UPS = [
  `create table case_children (
     commune text not null,
     case_id uuid not null references case_files (id),
     child_id uuid not null,
     primary key (case_id, child_id)
   )`,
  `create index case_children_child on case_children (child_id)`,
  ROW_SECURITY('case_children'),
  `insert into case_children (commune, case_id, child_id)
   select distinct commune, id, child from case_files cross join lateral unnest(children) as child`,
  `drop index case_files_children`,
  `create index transfers_case on transfers (case_id)`,
  `create view case_records with (security_invoker = true) as
     select case_id, id from contact_attempts union all
     select case_id, id from diagnoses union all
     select case_id, id from family_plans union all
     select case_id, id from sessions union all
     select case_id, id from reviews union all
     select case_id, id from evaluations union all
     select case_id, id from follow_ups union all
     select case_id, id from appointments where case_id is not null union all
     select case_id, id from transfers`,
  `drop index outbox_case`,
];

/** What people filter by is rare or far down the order; who oversees several communes reads in the order of all. */
const ORDERS = [
  `create index case_files_stage on case_files (commune, stage, opened_at desc, id desc)`,
  `create index case_files_stage_longest on case_files (commune, stage, stage_since, id)`,
  `create index case_files_longest on case_files (commune, stage_since, id)`,
  `create index case_files_line on case_files (commune, line, opened_at desc, id desc)`,
  `create index case_files_outcome on case_files (commune, outcome, opened_at desc, id desc) where outcome is not null`,
  `create index case_files_open on case_files (commune, opened_at desc, id desc) where outcome is null`,
  `create index case_files_caseload on case_files (commune, person_in_charge, line) where outcome is null`,
  `create index case_files_paused on case_files (commune, opened_at desc, id desc) where paused_since is not null`,
  `create index case_files_newest_of_all on case_files (opened_at desc, id desc)`,
  `create index case_files_longest_of_all on case_files (stage_since, id)`,
  `create index plan_tasks_soonest_of_all on plan_tasks (due_on, id) where in_force and state = 'open'`,
  `create index appointments_soonest_of_all on appointments (starts_at, id) where state = 'set'`,
  `create index transfers_state on transfers (commune, state, side, asked_at desc, id desc)`,
  `create index transfers_side on transfers (commune, side, asked_at desc, id desc)`,
  `create index transfers_newest_of_all on transfers (asked_at desc, id desc)`,
];

export class LongLists1763970000000 implements MigrationInterface {
  name = 'LongLists1763970000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`select set_config('app.communes', '*', true)`);
    for (const sql of [...LOOK_UPS, ...ORDERS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = ORDERS.map((sql) => sql.split(' ')[2]!);
    for (const name of [...names, 'transfers_case']) await runner.query(`drop index ${name}`);
    await runner.query(
      `create index outbox_case on outbox ((payload -> 'data' ->> 'caseId'), seq) where lane = 'event'`,
    );
    await runner.query('drop view case_records');
    await runner.query('create index case_files_children on case_files using gin (children)');
    await runner.query('drop table case_children');
  }
}
