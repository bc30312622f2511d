import { ERASURES_TABLE, ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  create table anonymisations (
    id uuid primary key,
    commune text not null,
    version int not null,
    person_id uuid not null references persons (id),
    cause text not null check (cause in ('asked-for', 'retention')),
    rights_request_id uuid references rights_requests (id),
    ended_before timestamptz,
    stage text not null check (stage in ('announced', 'held', 'erasing', 'closed')),
    stage_since timestamptz not null,
    opened_at timestamptz not null,
    opened_by text not null,
    announced_at timestamptz not null,
    attempt int not null,
    held_until timestamptz,
    hold_reason text,
    entries uuid[] not null,
    erased_by text[] not null,
    outcome text,
    close_reason text,
    closed_at timestamptz,
    check (stage <> 'held' or (held_until is not null and hold_reason is not null)),
    check (stage <> 'erasing' or cardinality(entries) > 0),
    check ((stage = 'closed') = (outcome is not null and closed_at is not null))
  );
  create unique index anonymisations_one on anonymisations (person_id) where stage <> 'closed';
  create index anonymisations_person on anonymisations (person_id);
  create index anonymisations_newest on anonymisations (commune, opened_at desc, id desc);
  create index anonymisations_open on anonymisations (id) where stage <> 'closed';`;

/**
 * The last wall: a request about a child that was anonymised is not written, however it came to be. By then the writer has waited
 * for the family (its foreign key comes first), so that it sees what was committed meanwhile; as a conflict it is tried again.
 */
const WALL = `
  create or replace function add_request_children() returns trigger language plpgsql as $$
  begin
    if exists (select from persons where id = any (new.children) and anonymised_at is not null) then
      raise exception 'a child of the request was anonymised' using errcode = '40001';
    end if;
    insert into request_children (commune, child_id, request_id)
      select distinct new.commune, child, new.id from unnest(new.children) child;
    return null;
  end $$`;

/** The same for a child that is added to a request. */
const WALL_OF_CHANGES = `
  create or replace function keep_request_children() returns trigger language plpgsql as $$
  begin
    if exists (select from persons where id = any (new.children) and not id = any (old.children) and anonymised_at is not null) then
      raise exception 'a child of the request was anonymised' using errcode = '40001';
    end if;
    delete from request_children where request_id = new.id and child_id <> all (new.children);
    insert into request_children (commune, child_id, request_id)
      select new.commune, unnest(new.children), new.id on conflict do nothing;
    return null;
  end $$`;

const NO_WALL_OF_CHANGES = `
  create or replace function keep_request_children() returns trigger language plpgsql as $$
  begin
    delete from request_children where request_id = new.id and child_id <> all (new.children);
    insert into request_children (commune, child_id, request_id)
      select new.commune, unnest(new.children), new.id on conflict do nothing;
    return null;
  end $$`;

const NO_WALL = `
  create or replace function add_request_children() returns trigger language plpgsql as $$
  begin
    insert into request_children (commune, child_id, request_id)
      select distinct new.commune, child, new.id from unnest(new.children) child;
    return null;
  end $$`;

export class AnonymisationTables1796100000000 implements MigrationInterface {
  name = 'AnonymisationTables1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table persons add column anonymised_at timestamptz');
    await runner.query(`
      create index persons_kept on persons (id)
       where merged_into is null and anonymised_at is null and (kind = 'adult' or deceased_at is not null)`);
    await runner.query(TABLE);
    await runner.query(ROW_SECURITY('anonymisations'));
    for (const sql of ERASURES_TABLE) await runner.query(sql);
    await runner.query(WALL);
    await runner.query(WALL_OF_CHANGES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(NO_WALL);
    await runner.query(NO_WALL_OF_CHANGES);
    await runner.query('drop table erasures');
    await runner.query('drop table anonymisations');
    await runner.query('alter table persons drop column anonymised_at');
  }
}
