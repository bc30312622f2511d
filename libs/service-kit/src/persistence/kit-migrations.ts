import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INDEX_KEYS_DOWN, INDEX_KEYS_TABLE } from '../index-keys/index-keys-table.js';
import { kitTables, ROW_SECURITY } from './kit-tables.js';

/** First migration of every service. TypeORM takes the order from the digits in the name. */
export class KitTables1700000000000 implements MigrationInterface {
  name = 'KitTables1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query('select current_schema() as schema')) as { schema: string }[];
    for (const sql of kitTables(`oln_${rows[0]?.schema}`)) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('The kit tables hold the event log and the audit log: they are not taken down');
  }
}

/** What lets the owner speak for a clock whose process is silent: what settles it, and how it is found. */
export class SpokenFor1763930000000 implements MigrationInterface {
  name = 'SpokenFor1763930000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table due_dates add column counted_from timestamptz, add column settled_by text');
    // Services had one of that name before the kit did.
    await runner.query('drop index if exists due_dates_passed');
    await runner.query(`create index due_dates_passed on due_dates (process, due, id) where state = 'open'`);
    await runner.query(
      `create index due_dates_climbing on due_dates (process, ((climbs -> cardinality(climbed) ->> 'at') collate "C")) where state = 'overdue'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index due_dates_climbing');
    await runner.query('drop index due_dates_passed');
    await runner.query('alter table due_dates drop column settled_by, drop column counted_from');
  }
}

/** What is overdue, and what was parked, are read by date among millions. */
export class LongLists1763950000000 implements MigrationInterface {
  name = 'LongLists1763950000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index due_dates_late on due_dates (commune, due, id) where state = 'overdue'`);
    await runner.query('create index parked_in_order on parked (parked_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index parked_in_order');
    await runner.query('drop index due_dates_late');
  }
}

/** Audit entries are sealed by transaction, from where the last seal ended. */
export class SealedInOrder1763960000000 implements MigrationInterface {
  name = 'SealedInOrder1763960000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index audit_transaction on audit (transaction_id, seq)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index audit_transaction');
  }
}

/** Some clocks are for somebody else than the person in charge: an approval is the coordinator's. */
export class AskedOf1764450000000 implements MigrationInterface {
  name = 'AskedOf1764450000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table due_dates add column asked_of text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table due_dates drop column asked_of');
  }
}

/** Which entry of a seal does not hold. */
export class AuditDigests1764620000000 implements MigrationInterface {
  name = 'AuditDigests1764620000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit_sealed add column digest text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit_sealed drop column digest');
  }
}

/** Which keys of the index are in use; a rotation of them replaces every hash while people work. */
export class IndexKeys1764710000000 implements MigrationInterface {
  name = 'IndexKeys1764710000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of INDEX_KEYS_TABLE) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of INDEX_KEYS_DOWN) await runner.query(sql);
  }
}

/** Which processes do not follow their records. `version` is not known of what was put before. */
export class StuckProcesses1796920000000 implements MigrationInterface {
  name = 'StuckProcesses1796920000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table process_revision add column version int, add column put_at timestamptz not null default clock_timestamp()',
    );
    await runner.query(
      `create table stuck_processes (
         commune text not null,
         process text not null,
         entity_id uuid not null,
         found_at timestamptz not null default clock_timestamp(),
         told_at timestamptz not null default clock_timestamp(),
         primary key (process, entity_id)
       )`,
    );
    await runner.query(ROW_SECURITY('stuck_processes'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table stuck_processes');
    await runner.query('alter table process_revision drop column put_at, drop column version');
  }
}

/** In order. What was released never changes: a change is a new one. */
export const KIT_MIGRATIONS = [
  KitTables1700000000000,
  SpokenFor1763930000000,
  LongLists1763950000000,
  SealedInOrder1763960000000,
  AskedOf1764450000000,
  AuditDigests1764620000000,
  IndexKeys1764710000000,
  StuckProcesses1796920000000,
];
