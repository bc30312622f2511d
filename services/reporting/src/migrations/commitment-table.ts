import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A row for each version: what a commune was committed to on a day is what had been said by then. */
const COMMITMENTS = `
  create table commitments (
    commune text not null,
    line text not null check (line in ('case-management', 'family-therapy')),
    year int not null,
    version int not null,
    id uuid not null,
    starts_on date not null,
    ends_on date not null,
    families int not null check (families >= 0),
    set_at timestamptz not null,
    set_by text not null,
    primary key (commune, year, line, version),
    check (starts_on <= ends_on)
  )`;

export class CommitmentTable1797000100000 implements MigrationInterface {
  name = 'CommitmentTable1797000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMMITMENTS);
    await runner.query(ROW_SECURITY('commitments'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table commitments');
  }
}
