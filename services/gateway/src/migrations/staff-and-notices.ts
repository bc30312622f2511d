import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `create table staff (
     commune text not null,
     person text not null,
     id uuid not null unique,
     roles text[] not null,
     active boolean not null,
     caseloads jsonb not null,
     language text not null check (language in ('es', 'en')),
     email bytea,
     mail text not null check (mail in ('each', 'daily', 'none')),
     version int not null,
     primary key (commune, person)
   )`,
  `create table notices (
     id uuid primary key,
     commune text not null,
     person text not null,
     code text not null,
     about uuid not null,
     about_kind text not null,
     rule text,
     due timestamptz,
     urgency text not null check (urgency in ('now', 'today', 'digest')),
     raised_at timestamptz not null,
     read_at timestamptz,
     mailing text not null check (mailing in ('now', 'daily', 'none')),
     mailed_at timestamptz,
     mail_attempts int not null default 0,
     version int not null
   )`,
  `create index notices_inbox on notices (person, raised_at desc, id desc)`,
  `create index notices_waiting on notices (mailing, raised_at) where mailed_at is null and mailing <> 'none'`,
];

export class StaffAndNotices1763900000000 implements MigrationInterface {
  name = 'StaffAndNotices1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
    for (const table of ['staff', 'notices']) await runner.query(ROW_SECURITY(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notices');
    await runner.query('drop table staff');
  }
}
