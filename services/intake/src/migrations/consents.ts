import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people agree to: what holds, and every act. By what document somebody spoke for another lies sealed. */
const CONSENTS = `
  create table consents (
    id uuid primary key,
    commune text not null,
    version int not null,
    person_id uuid not null references persons (id),
    purpose text not null,
    state text not null check (state in ('given', 'refused', 'withdrawn', 'unasked')),
    since timestamptz not null,
    relation text check (relation in ('self', 'guardian', 'curator')),
    turn int not null,
    unique (person_id, purpose)
  );
  create table consent_acts (
    id uuid primary key,
    commune text not null,
    consent_id uuid not null references consents (id),
    version int not null,
    state text not null check (state in ('given', 'refused', 'withdrawn', 'unasked')),
    cause text not null check (cause in ('said', 'rights-request', 'merge', 'merge-undone')),
    cause_id uuid,
    relation text,
    said_by_id uuid references persons (id),
    guardianship_id uuid references guardianships (id),
    way text check (way in ('signed', 'spoken', 'digital')),
    said_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    catalogue text not null,
    document bytea,
    check (cause <> 'said' or (relation is not null and way is not null)),
    check (cause = 'said' or cause_id is not null)
  );
  create index consent_acts_consent on consent_acts (consent_id, recorded_at desc);`;

/** Papers of cases, as cases tell of them: a row for each telling, so that none is counted twice and the order does not matter. */
const CASE_CONSENTS = `
  create table case_consents (
    id uuid primary key,
    commune text not null,
    case_id uuid not null,
    document text not null,
    given boolean not null,
    at timestamptz not null
  );
  create index case_consents_case on case_consents (case_id);`;

const SECURED = ['consents', 'consent_acts', 'case_consents'];

export class Consents1796400000000 implements MigrationInterface {
  name = 'Consents1796400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [CONSENTS, CASE_CONSENTS, ...SECURED.map(ROW_SECURITY)]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['case_consents', 'consent_acts', 'consents']) await runner.query(`drop table ${table}`);
  }
}
