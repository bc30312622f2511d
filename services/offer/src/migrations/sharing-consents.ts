import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What intake tells of consent to sending data; families in a table of their own, so that row-level security leaves them their index. */
const HEARD = `
  create table sharing_consents (
    person_id uuid primary key,
    commune text not null,
    turn int not null,
    state text not null check (state in ('given', 'withdrawn', 'lapsed')),
    said_at timestamptz not null
  );
  create table sharing_families (
    family_id uuid not null,
    person_id uuid not null,
    commune text not null,
    primary key (family_id, person_id)
  );
  create index sharing_families_person on sharing_families (person_id);`;

/** A referral whose consent was withdrawn while it was open, and what it rests on where that is not consent. */
const REFERRALS = `
  alter table referrals
    add column consent_withdrawn_at timestamptz,
    add column legal_basis text,
    add column legal_basis_by text,
    add column legal_basis_at timestamptz,
    add constraint legal_basis_is_whole check (num_nonnulls(legal_basis, legal_basis_by, legal_basis_at) in (0, 3)),
    add constraint no_review_with_a_basis check (legal_basis is null or consent_withdrawn_at is null);
  alter table referral_notes add column basis_reason bytea;`;

const SECURED = ['sharing_consents', 'sharing_families'];

export class SharingConsents1796400000000 implements MigrationInterface {
  name = 'SharingConsents1796400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [HEARD, REFERRALS, ...SECURED.map(ROW_SECURITY)]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table referral_notes drop column basis_reason');
    await runner.query(`
      alter table referrals drop column consent_withdrawn_at, drop column legal_basis, drop column legal_basis_by,
        drop column legal_basis_at`);
    for (const table of [...SECURED].reverse()) await runner.query(`drop table ${table}`);
  }
}
