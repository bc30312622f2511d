import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  create table organizations (
    id uuid primary key,
    commune text not null,
    version int not null,
    name text not null,
    alternate_name text,
    description text,
    kind text not null default 'other',
    website text,
    contact_email_sealed bytea,
    status text not null default 'active' check (status in ('active', 'inactive')),
    source text,
    source_id text,
    added_at timestamptz not null,
    changed_at timestamptz not null
  );
  create unique index organizations_source on organizations (commune, source, source_id);
  create index organizations_name on organizations (commune, name, id);
  create index organizations_name_of_all on organizations (name, id);

  create table institution_accounts (
    commune text not null,
    organization_id uuid not null references organizations (id),
    person text not null,
    added_at timestamptz not null,
    primary key (organization_id, person)
  );
  create index institution_accounts_person on institution_accounts (person, organization_id);

  create table offers (
    id uuid primary key,
    commune text not null,
    region text not null generated always as (left(commune, 2)) stored,
    version int not null,
    organization_id uuid not null references organizations (id),
    name text not null,
    description text,
    sector text not null,
    needs text[] not null default '{}',
    motives text[] not null default '{}',
    requirements text[] not null default '{}',
    min_age int check (min_age between 0 and 120),
    max_age int check (max_age between 0 and 120),
    sexes text[],
    communes text[] not null,
    region_wide boolean not null default false,
    status text not null check (status in ('active', 'inactive', 'defunct', 'temporarily-closed')),
    details jsonb not null default '{}',
    contacts_sealed bytea,
    contact_email_sealed bytea,
    person_in_charge text,
    confirmed_at timestamptz not null,
    stale_since timestamptz,
    asked_at timestamptz,
    search_words text[] not null default '{}',
    source text,
    source_id text,
    added_at timestamptz not null,
    changed_at timestamptz not null,
    check (min_age is null or max_age is null or min_age <= max_age),
    check (commune = any (communes))
  );
  create unique index offers_source on offers (commune, source, source_id);
  create index offers_organization on offers (organization_id, name, id);
  create index offers_name on offers (commune, name, id);
  create index offers_unconfirmed on offers (commune, confirmed_at, id) where stale_since is null and status = 'active';
  create index offers_stale on offers (commune, name, id) where stale_since is not null;
  create index offers_words on offers using gin (search_words);
  create index offers_changed on offers (changed_at, id);

  create table capacities (
    offer_id uuid not null references offers (id),
    commune text not null,
    period_from date not null,
    period_to date,
    places int not null check (places >= 0),
    taken int not null default 0,
    version int not null,
    changed_at timestamptz not null,
    primary key (offer_id, period_from),
    check (period_to is null or period_to >= period_from),
    check (taken between 0 and places)
  );

  create table offer_keys (
    key text collate "C" not null,
    place text not null,
    name text not null,
    offer_id uuid not null references offers (id) on delete cascade,
    commune text not null,
    primary key (key, offer_id)
  );
  create index offer_keys_by_name on offer_keys (key, name, offer_id);
  create index offer_keys_offer on offer_keys (offer_id);`;

/**
 * Under row-level security no index looks into arrays. So each offer has a row for every place it serves (a commune, or
 * `R13`: the whole region), and there for each need and for its sector: `13110`, `13110 need food`, `R13 sector health`.
 * Equality of texts is leakproof, and pages by name begin where the last one ended. Kept by the table itself.
 */
const KEYS = `
  create function keep_offer_keys() returns trigger language plpgsql as $$
  declare
    places text[] := case when new.region_wide
      then array['R' || new.region] || array(select served from unnest(new.communes) served where left(served, 2) <> new.region)
      else new.communes end;
  begin
    delete from offer_keys where offer_id = new.id;
    insert into offer_keys (key, place, name, offer_id, commune)
      select place || kind, place, new.name, new.id, new.commune
        from unnest(places) place,
             unnest(array['', ' sector ' || new.sector] || array(select ' need ' || need from unnest(new.needs) need)) kind
      on conflict do nothing;
    return null;
  end $$;
  create trigger offers_added after insert on offers for each row execute function keep_offer_keys();
  create trigger offers_changed after update on offers for each row
    when ((old.communes, old.region_wide, old.needs, old.sector, old.name)
          is distinct from (new.communes, new.region_wide, new.needs, new.sector, new.name))
    execute function keep_offer_keys();`;

/** Where the caller may look from: their communes, and the regions these lie in (CUT codes begin with the region). */
const PLACES = `
  create function places_in_reach() returns text[] language sql stable as $$
    select coalesce(array_agg(commune) || array_agg(distinct 'R' || left(commune, 2)), '{}')
      from unnest(string_to_array(current_setting('app.communes', true), ',')) commune
  $$;`;

/**
 * An office changes its own map only. It reads what serves it as well: services of its region, and those of other
 * communes that say they serve this one; with them their organisation and their places.
 */
const SHARED_READING = `
  create policy serves_here on offers for select
    using (communes && (select places_in_reach()) or (region_wide and 'R' || region = any ((select places_in_reach())::text[])));
  create policy serves_here on offer_keys for select using (place = any ((select places_in_reach())::text[]));
  create policy serves_here on organizations for select
    using (exists (select 1 from offers where offers.organization_id = organizations.id));
  create policy serves_here on capacities for select
    using (exists (select 1 from offers where offers.id = capacities.offer_id));`;

/** A child of one commune is received by a service of another: its place is counted, and nothing else can be changed. */
const TAKING = `
  create policy taken_from_here on capacities for update
    using (exists (select 1 from offers where offers.id = capacities.offer_id))
    with check (exists (select 1 from offers where offers.id = capacities.offer_id));
  create function guard_places() returns trigger language plpgsql as $$
  declare
    communes text := current_setting('app.communes', true);
  begin
    if communes = '*' or old.commune = any (string_to_array(communes, ',')) then return new; end if;
    if (new.offer_id, new.commune, new.period_from, new.period_to, new.places)
       is distinct from (old.offer_id, old.commune, old.period_from, old.period_to, old.places)
       or abs(new.taken - old.taken) > 1 then
      raise exception 'Only the office of the map changes what there is' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$;
  create trigger capacities_guarded before update on capacities for each row execute function guard_places();`;

/**
 * Words are found by a GIN index, which row-level security keeps from answering: this function runs as the owner, holds
 * the reach of the caller itself, and gives names and ids only; whoever loads an offer by one is behind the wall again.
 */
const WORDS = `
  create policy found_by_words on offers for select to current_user using (true);
  create function offers_with_words(words text[], after_name text, after_id uuid, most int) returns table (name text, id uuid)
    language sql stable security definer rows 100 set search_path from current as $$
    select offers.name, offers.id from offers
      where search_words @> words and cardinality(words) > 0
        and (current_setting('app.communes', true) = '*' or communes && (select places_in_reach())
             or (region_wide and 'R' || region = any ((select places_in_reach())::text[])))
        and (after_id is null or (offers.name, offers.id) > (after_name, after_id))
      order by offers.name, offers.id
      limit most
  $$;`;

const SECURED = ['organizations', 'institution_accounts', 'offers', 'capacities', 'offer_keys'];

/** The map of offer: who gives what, to whom, where, and with how much room. */
export class OfferMap1764450200000 implements MigrationInterface {
  name = 'OfferMap1764450200000';

  async up(runner: QueryRunner): Promise<void> {
    const walls = SECURED.map(ROW_SECURITY);
    for (const sql of [TABLES, ...walls, KEYS, PLACES, SHARED_READING, TAKING, WORDS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function offers_with_words(text[], text, uuid, int)');
    for (const table of [...SECURED].reverse()) await runner.query(`drop table ${table} cascade`);
    for (const name of ['keep_offer_keys', 'guard_places', 'places_in_reach'])
      await runner.query(`drop function ${name}()`);
  }
}
