import { OFFICE_POLICY_TABLE, ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SNAPSHOTS = [
  `create table snapshots (
    id uuid primary key,
    commune text not null,
    quarter text not null check (quarter ~ '^[0-9]{4}-q[1-4]$'),
    version int not null,
    content int not null check (content > 0),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    stage text not null check (stage in ('signing', 'closed')),
    stage_since timestamptz not null,
    opened_at timestamptz not null,
    signed_at timestamptz,
    signed_by text,
    observation bytea,
    unique (commune, quarter),
    constraint signed_when_closed check ((stage = 'closed') = (signed_at is not null) and (stage = 'closed') = (signed_by is not null)
      and (observation is null or stage = 'closed'))
  )`,
  'create index snapshots_newest on snapshots (quarter desc, commune, id)',
  `create index snapshots_unsigned on snapshots (id) where stage <> 'closed'`,
  /** Every taking of the figures: also those that count no more. */
  `create table snapshot_contents (
    snapshot_id uuid not null references snapshots (id),
    commune text not null,
    content int not null,
    as_of date not null,
    taken_at timestamptz not null,
    taken_by text not null,
    reason text,
    hash text not null,
    figures jsonb not null,
    primary key (snapshot_id, content)
  )`,
];

/** What was signed, and what was taken, nobody changes: not by a mistake of ours either. */
const KEPT = [
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception 'what was signed or taken does not change (%)', tg_table_name using errcode = 'integrity_constraint_violation';
   end $$`,
  `create function refuse_content_of_signed() returns trigger language plpgsql as $$
   begin
     if exists (select from snapshots where id = new.snapshot_id and stage = 'closed') then
       raise exception 'a signed snapshot is not taken again' using errcode = 'integrity_constraint_violation';
     end if;
     return new;
   end $$`,
  `create trigger snapshots_signed before update on snapshots for each row when (old.stage = 'closed') execute function refuse_change()`,
  'create trigger snapshots_kept before delete on snapshots for each row execute function refuse_change()',
  'create trigger snapshots_whole before truncate on snapshots for each statement execute function refuse_change()',
  'create trigger contents_kept before update or delete on snapshot_contents for each row execute function refuse_change()',
  'create trigger contents_whole before truncate on snapshot_contents for each statement execute function refuse_change()',
  'create trigger contents_of_signed before insert on snapshot_contents for each row execute function refuse_content_of_signed()',
];

const APPEND_ONLY = (login: string): string[] => [
  `revoke delete, truncate on snapshots from ${login}`,
  `revoke update, delete, truncate on snapshot_contents from ${login}`,
];

/** Quarterly snapshots (process §9), and what an office decides of the terms of their processes. */
export class SnapshotTables1796600000000 implements MigrationInterface {
  name = 'SnapshotTables1796600000000';

  async up(runner: QueryRunner): Promise<void> {
    const [row] = (await runner.query('select current_schema() as schema')) as { schema: string }[];
    for (const sql of [...SNAPSHOTS, ...KEPT, ...APPEND_ONLY(`oln_${row!.schema}`)]) await runner.query(sql);
    for (const table of ['snapshots', 'snapshot_contents']) await runner.query(ROW_SECURITY(table));
    await runner.query(`${OFFICE_POLICY_TABLE} ${ROW_SECURITY('office_policies')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['office_policies', 'snapshot_contents', 'snapshots'])
      await runner.query(`drop table ${table}`);
    await runner.query('drop function refuse_change()');
    await runner.query('drop function refuse_content_of_signed()');
  }
}
