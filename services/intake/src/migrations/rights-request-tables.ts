import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was asked and what was answered lie sealed; a request that was anonymised since has neither. */
const TABLE = `
  create table rights_requests (
    id uuid primary key,
    commune text not null,
    version int not null,
    stage text not null check (stage in ('received', 'extended', 'closed')),
    stage_since timestamptz not null,
    personal_right text not null,
    person_id uuid references persons (id),
    family_id uuid references families (id),
    relation text not null,
    requester_id uuid references persons (id),
    guardianship_id uuid references guardianships (id),
    received_at timestamptz not null,
    answer_by timestamptz not null,
    person_in_charge text,
    identity_check text,
    identity_at timestamptz,
    identity_by text,
    registered_at timestamptz not null,
    registered_by text not null,
    first_term_ends_at timestamptz,
    extended_at timestamptz,
    extension_reason text,
    outcome text,
    close_reason text,
    closed_at timestamptz,
    closed_by text,
    asked bytea,
    answer bytea,
    check ((person_id is null) <> (family_id is null)),
    check (stage <> 'extended' or first_term_ends_at is not null),
    check ((stage = 'closed') = (outcome is not null)),
    check (outcome is null or outcome in ('refused', 'withdrawn') or identity_check is not null),
    check (outcome is null or outcome = 'granted' or close_reason is not null)
  );
  create index rights_requests_newest on rights_requests (commune, registered_at desc, id desc);
  create index rights_requests_person on rights_requests (person_id) where person_id is not null;
  create index rights_requests_family on rights_requests (family_id) where family_id is not null;
  create index rights_requests_open on rights_requests (id) where stage <> 'closed';`;

export class RightsRequestTables1796072790698 implements MigrationInterface {
  name = 'RightsRequestTables1796072790698';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(ROW_SECURITY('rights_requests'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rights_requests');
  }
}
