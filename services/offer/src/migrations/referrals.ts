import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const REFERRALS = `
  create table referrals (
    id uuid primary key,
    commune text not null,
    version int not null,
    family_id uuid not null,
    child_id uuid,
    case_id uuid,
    request_id uuid,
    need text not null,
    sector text not null,
    age_band text not null check (age_band in ('0-3', '4-6', '7-13', '14-17', 'family')),
    sex text,
    requirements_met text[] not null default '{}',
    priority text not null,
    priority_rank smallint not null,
    person_in_charge text not null,
    stage text not null check (stage in
      ('matching', 'sent', 'waiting', 'wait-review', 'offered', 'attending', 'result', 'closed')),
    stage_since timestamptz not null,
    requested_at timestamptz not null,
    attempts int not null default 0,
    refused jsonb not null default '[]',
    follows_id uuid,
    paused_since timestamptz,
    paused_until timestamptz,
    pause_reason text,
    pauses jsonb not null default '[]',
    offer_id uuid,
    organization_id uuid,
    sent_at timestamptz,
    acknowledged_at timestamptz,
    arrived_at timestamptz,
    wait_counts_from timestamptz,
    available_from timestamptz,
    review_cause text check (review_cause in ('wait-ended', 'family-unreached')),
    offered_at timestamptz,
    appointment_at timestamptz,
    release_due_since timestamptz,
    outcome text check (outcome in
      ('effective', 'no-offer', 'declined-by-all', 'family-declined', 'never-attended', 'withdrawn', 'expired')),
    outcome_at timestamptz,
    exit_stage text,
    exit_reason text,
    effective_at timestamptz,
    result text check (result in ('attending', 'completed', 'abandoned', 'referred-on', 'not-needed')),
    ended_at timestamptz,
    constraint rank_of_priority check
      (priority_rank = case priority when 'high' then 0 when 'medium' then 1 when 'low' then 2 end),
    constraint asked_of_somebody check
      (stage in ('matching', 'closed') or num_nonnulls(offer_id, organization_id, sent_at) = 3),
    constraint listed_since check (stage not in ('waiting', 'wait-review') or num_nonnulls(arrived_at, wait_counts_from) = 2),
    constraint reviewed_for_a_cause check ((stage = 'wait-review') = (review_cause is not null)),
    constraint offered_at_some_time check ((stage in ('offered', 'attending')) = (offered_at is not null)),
    constraint attending_some_day check (stage <> 'attending' or appointment_at is not null),
    constraint outcome_from_the_exit_on check
      ((stage in ('result', 'closed')) = (outcome is not null and outcome_at is not null and exit_stage is not null)),
    constraint effective_when_received check ((coalesce(outcome, '') = 'effective') = (effective_at is not null)),
    constraint ended_when_closed check ((stage = 'closed') = (ended_at is not null)),
    constraint pause_is_whole check (num_nonnulls(paused_since, paused_until, pause_reason) in (0, 3))
  );
  create index referrals_in_list on referrals (offer_id, priority_rank, arrived_at, id)
    where stage in ('waiting', 'wait-review');
  create unique index referrals_one_open on referrals (family_id, coalesce(child_id, family_id), need) where outcome is null;
  create index referrals_family on referrals (family_id);
  create index referrals_case on referrals (case_id) where case_id is not null;
  create index referrals_request on referrals (request_id) where request_id is not null;
  create index referrals_child on referrals (child_id) where child_id is not null;
  create index referrals_living on referrals (id) where stage <> 'closed';
  create index referrals_newest on referrals (commune, requested_at desc, id desc);
  create index referrals_newest_of_all on referrals (requested_at desc, id desc);
  create index referrals_longest on referrals (commune, stage_since, id);
  create index referrals_longest_of_all on referrals (stage_since, id);
  create index referrals_person on referrals (person_in_charge, requested_at desc, id desc);
  create index referrals_stage on referrals (commune, stage, requested_at desc, id desc);
  create index referrals_stage_longest on referrals (commune, stage, stage_since, id);
  create index referrals_stage_of_all on referrals (stage, requested_at desc, id desc);
  create index referrals_stage_longest_of_all on referrals (stage, stage_since, id);
  create index referrals_fixed_of_all on referrals (requested_at desc, id desc) where outcome is not null;
  create index referrals_open_of_all on referrals (requested_at desc, id desc) where outcome is null;
  create index referrals_outcome on referrals (commune, outcome, requested_at desc, id desc) where outcome is not null;
  create index referrals_open on referrals (commune, requested_at desc, id desc) where outcome is null;
  create index referrals_paused on referrals (commune, requested_at desc, id desc) where paused_since is not null;
  create index referrals_need on referrals (commune, need, requested_at desc, id desc);
  create index referrals_priority on referrals (commune, priority, requested_at desc, id desc);
  create index referrals_offer on referrals (offer_id, requested_at desc, id desc);
  create index referrals_organization on referrals (organization_id, requested_at desc, id desc);

  create table referral_notes (
    referral_id uuid primary key references referrals (id),
    commune text not null,
    note bytea,
    place bytea,
    list_checked_at timestamptz
  );

  create table referral_answers (
    id uuid primary key,
    commune text not null,
    referral_id uuid not null references referrals (id),
    offer_id uuid not null,
    kind text not null,
    via text not null check (via in ('on-behalf', 'institution', 'link')),
    reason text,
    person text not null,
    at timestamptz not null
  );
  create index referral_answers_referral on referral_answers (referral_id, at desc, id desc);

  create table referral_contacts (
    id uuid primary key,
    commune text not null,
    referral_id uuid not null references referrals (id),
    kind text not null,
    result text not null check (result in ('reached', 'not-reached', 'left-word')),
    at timestamptz not null,
    person text not null,
    note bytea
  );
  create index referral_contacts_referral on referral_contacts (referral_id, at desc, id desc);`;

/** One vacancy, one child: a referral has one claim at most, and a place is counted where it is claimed. */
const VACANCIES = `
  create table claims (
    referral_id uuid primary key references referrals (id),
    commune text not null,
    offer_id uuid not null,
    period_from date,
    state text not null check (state in ('held', 'used')),
    taken_at timestamptz not null
  );
  create index claims_offer on claims (offer_id, period_from);
  create table vacancy_offers (
    id uuid primary key,
    commune text not null,
    offer_id uuid not null,
    referral_id uuid not null references referrals (id),
    at timestamptz not null,
    position int not null,
    wait_days int not null,
    passed_over jsonb not null default '[]'
  );
  create index vacancy_offers_offer on vacancy_offers (offer_id, at desc, id desc);`;

const GAPS = `
  create table gaps (
    id uuid primary key,
    commune text not null,
    version int not null,
    need text not null,
    sector text not null,
    age_band text not null,
    cause text not null check (cause in ('no-offer', 'wait-expired', 'declined-by-all', 'staff')),
    opened_at timestamptz not null,
    opened_by text not null,
    closed_at timestamptz,
    closed_reason text check (closed_reason in ('offer-appeared', 'met-otherwise', 'recorded-in-error')),
    offer_id uuid,
    check ((closed_at is null) = (closed_reason is null))
  );
  create unique index gaps_one_open on gaps (commune, need, sector, age_band) where closed_at is null;
  create index gaps_open_need on gaps (need, id) where closed_at is null;
  create index gaps_newest on gaps (commune, opened_at desc, id desc);
  create index gaps_newest_of_all on gaps (opened_at desc, id desc);
  create index gaps_open on gaps (commune, opened_at desc, id desc) where closed_at is null;
  create index gaps_need on gaps (commune, need, opened_at desc, id desc);
  create index gaps_sector on gaps (commune, sector, opened_at desc, id desc);
  create table gap_demands (
    id uuid primary key,
    commune text not null,
    gap_id uuid not null references gaps (id),
    referral_id uuid not null references referrals (id),
    cause text not null,
    at timestamptz not null,
    state text not null check (state in ('waiting', 'proposed', 'taken-up', 'passed-up', 'met')),
    offer_id uuid,
    new_referral_id uuid,
    unique (gap_id, referral_id)
  );
  create index gap_demands_referral on gap_demands (referral_id);
  create index gap_demands_gap on gap_demands (gap_id, at, id);`;

const LINKS = `
  create table answer_links (
    id uuid primary key,
    commune text not null,
    about uuid not null,
    about_kind text not null check (about_kind in ('referral', 'offer')),
    purpose text not null check (purpose in ('answer', 'appointment', 'attendance', 'result', 'confirmation')),
    token_hash text not null unique,
    secret bytea,
    address bytea,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    fetched_at timestamptz,
    used_at timestamptz,
    used_for text,
    withdrawn_at timestamptz
  );
  create index answer_links_open on answer_links (about) where used_at is null and withdrawn_at is null;
  create index answer_links_expired on answer_links (expires_at) where secret is not null;`;

/** What was heard of others, so that old news changes nothing. */
const HEARD = `
  create table case_news (
    case_id uuid not null,
    commune text not null,
    fact text not null,
    version int not null,
    primary key (case_id, fact)
  );
  create table merged_persons (
    id uuid primary key,
    commune text not null,
    "into" uuid not null
  );
  create index merged_persons_into on merged_persons ("into");`;

const SECURED = [
  ...['referrals', 'referral_notes', 'referral_answers', 'referral_contacts', 'claims', 'vacancy_offers'],
  ...['gaps', 'gap_demands', 'answer_links', 'case_news', 'merged_persons'],
];

/** Assisted referral, waiting lists, vacancies, gaps, and the links by which receivers without an account answer. */
export class Referrals1764450400000 implements MigrationInterface {
  name = 'Referrals1764450400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [REFERRALS, VACANCIES, GAPS, LINKS, HEARD, ...SECURED.map(ROW_SECURITY)]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...SECURED].reverse()) await runner.query(`drop table if exists ${table} cascade`);
  }
}
