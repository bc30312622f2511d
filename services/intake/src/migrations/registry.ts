import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What identifies a person lies in `sealed`; what must be found lies beside it as keyed hashes and tokens. */
const PERSONS = `
  create table persons (
    id uuid primary key,
    commune text not null,
    version int not null,
    kind text not null check (kind in ('child', 'adult')),
    sealed bytea not null,
    name_tokens text[] not null,
    birth_hash text,
    majority_year int,
    merged_into uuid references persons (id),
    of_age_at timestamptz,
    deceased_at timestamptz,
    registered_at timestamptz not null,
    registered_by text not null,
    origin_person uuid,
    check (merged_into <> id)
  );
  create index persons_tokens on persons using gin (name_tokens);
  create index persons_birth on persons (commune, birth_hash) where birth_hash is not null;
  create index persons_merged on persons (merged_into) where merged_into is not null;
  create index persons_majority on persons (majority_year)
    where kind = 'child' and of_age_at is null and deceased_at is null and merged_into is null;`;

/** One person per identifier and commune, whoever registers at the same moment. */
const PERSON_KEYS = `
  create table person_keys (
    commune text not null,
    hash text not null,
    kind text not null,
    person_id uuid not null references persons (id),
    primary key (commune, hash)
  );
  create index person_keys_person on person_keys (person_id);
  create index person_keys_hash on person_keys (hash);`;

const PERSON_HISTORY = `
  create table person_history (
    person_id uuid not null references persons (id),
    version int not null,
    commune text not null,
    at timestamptz not null,
    by_person text not null,
    reason text not null,
    fields text[] not null,
    sealed bytea not null,
    primary key (person_id, version)
  );`;

const MERGES = `
  create table person_merges (
    id uuid primary key,
    commune text not null,
    version int not null,
    merged uuid not null references persons (id),
    survivor uuid not null references persons (id),
    reason text not null,
    merged_at timestamptz not null,
    merged_by text not null,
    undone_at timestamptz,
    undone_by text,
    undo_reason text
  );
  create unique index person_merges_open on person_merges (merged) where undone_at is null;
  create index person_merges_survivor on person_merges (survivor);
  create function survivor_of(person uuid) returns uuid language sql stable as $$
    with recursive line (id, merged_into) as (
      select id, merged_into from persons where id = person
      union all
      select next.id, next.merged_into from persons next join line on next.id = line.merged_into)
    select coalesce((select id from line where merged_into is null), person)
  $$;
  create function entries_of(person uuid) returns setof uuid language sql stable as $$
    with recursive entries (id) as (
      select survivor_of(person)
      union
      select merged.id from persons merged join entries on merged.merged_into = entries.id)
    select id from entries
  $$;`;

const FAMILIES = `
  create table families (
    id uuid primary key,
    commune text not null,
    version int not null,
    registered_at timestamptz not null,
    registered_by text not null,
    origin_family uuid
  );
  create table family_members (
    id uuid primary key,
    commune text not null,
    family_id uuid not null references families (id),
    person_id uuid not null references persons (id),
    relation text not null,
    joined_at timestamptz not null,
    left_at timestamptz,
    left_reason text
  );
  create unique index family_members_once on family_members (family_id, person_id) where left_at is null;
  create index family_members_person on family_members (person_id) where left_at is null;`;

const GUARDIANSHIPS = `
  create table guardianships (
    id uuid primary key,
    commune text not null,
    version int not null,
    child_id uuid not null references persons (id),
    guardian_id uuid references persons (id),
    institution text,
    kind text not null,
    source text not null,
    since date not null,
    until date,
    recorded_at timestamptz not null,
    check ((guardian_id is null) <> (institution is null))
  );
  create index guardianships_child on guardianships (child_id);`;

const SECURED = [
  'persons',
  'person_keys',
  'person_history',
  'person_merges',
  'families',
  'family_members',
  'guardianships',
];

export class Registry1763900100000 implements MigrationInterface {
  name = 'Registry1763900100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PERSONS, PERSON_KEYS, PERSON_HISTORY, MERGES, FAMILIES, GUARDIANSHIPS]) await runner.query(sql);
    for (const table of SECURED) await runner.query(ROW_SECURITY(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function entries_of(uuid)');
    await runner.query('drop function survivor_of(uuid)');
    for (const table of [...SECURED].reverse()) await runner.query(`drop table ${table}`);
  }
}
