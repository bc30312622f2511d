import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A row for each version: what a commune wanted on a day is what had been said by then. */
const TARGETS = `
  create table targets (
    commune text not null,
    year int not null,
    indicator text not null,
    version int not null,
    id uuid not null,
    value numeric not null check (value >= 0),
    green numeric not null check (green >= 0),
    yellow numeric not null check (yellow >= green),
    withdrawn boolean not null,
    set_at timestamptz not null,
    set_by text not null,
    primary key (commune, year, indicator, version)
  )`;

export class TargetTable1796600100000 implements MigrationInterface {
  name = 'TargetTable1796600100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TARGETS);
    await runner.query(ROW_SECURITY('targets'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table targets');
  }
}
