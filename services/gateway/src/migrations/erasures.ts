import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the owners of records have told of an order to erase, and which records these are. `erased`: so are the reasons for which they
 * were opened; `refused`: one waits to be looked into, or one was opened since; `gone`: the registry has erased as well.
 */
const CHANGES = [
  `create table erasures (
     id uuid primary key,
     commune text not null,
     attempt int not null,
     state text not null check (state in ('erased', 'refused', 'gone')),
     told_by text[] not null,
     records uuid[] not null,
     erased_at timestamptz not null default clock_timestamp()
   )`,
  `create index erasures_records on erasures using gin (records)`,
  ROW_SECURITY('erasures'),
];

export class Erasures1796200000000 implements MigrationInterface {
  name = 'Erasures1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of CHANGES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table erasures');
  }
}
