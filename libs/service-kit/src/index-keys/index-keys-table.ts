/**
 * Which keys of the index are in use, as the database says it: hashes are made with no other, and nobody makes any who does not know all
 * of them. `rows_left`: of those to be replaced, how many rows still have hashes of it.
 */
const TABLE = `
  create table index_keys (
    id text primary key,
    listed_at timestamptz not null default clock_timestamp(),
    rows_left bigint,
    counted_at timestamptz,
    retired_at timestamptz
  )`;

/**
 * After a row was written whose hashes are made with a key: is that key in use, and does the writer know all that are? Each transaction
 * of a service says at its beginning which it knows; who says nothing looks after the database. 57P03: as if the database were away, so that the
 * caller tries again, with a replica that has read its keys. The lock is shared by all writers, and whoever changes the list takes it alone:
 * nothing is under way then that was checked by the list of before.
 */
const CHECK = `
  create function check_index_key() returns trigger language plpgsql as $$
  declare
    known text := coalesce(current_setting('app.index_keys', true), '');
    refused boolean;
  begin
    if known = '' then return null; end if;
    perform pg_advisory_xact_lock_shared(hashtextextended(tg_table_schema || ':index-keys', 0));
    select bool_or(id = new.index_key) is not true or bool_or(not id = any (string_to_array(known, ',')))
      into refused from index_keys where retired_at is null;
    if refused then
      raise exception 'This replica does not know every key of the index that is in use' using errcode = '57P03';
    end if;
    return null;
  end $$`;

export const INDEX_KEYS_TABLE = [TABLE, CHECK];
export const INDEX_KEYS_DOWN = ['drop function check_index_key()', 'drop table index_keys'];

/** Taken alone by who changes the list. */
export const INDEX_KEYS_LOCK = `select pg_advisory_xact_lock(hashtextextended(current_schema() || ':index-keys', 0))`;

/** A keyed hash as `FieldCipher.exact` makes it: in front stands the id of its key. */
const EXACT = '^([A-Za-z0-9_-]{1,32}):[0-9a-f]{64}$';
/** A token of a name, after its commune. */
const TOKEN = '^[0-9]{5}:([A-Za-z0-9_-]{1,32}):[0-9a-f]{16}$';

export const keyOfExact = (column: string): string => `substring(${column} from '${EXACT}')`;
export const keyOfToken = (column: string): string => `substring(${column}[1] from '${TOKEN}')`;

/**
 * A table with keyed hashes: `index_key` says with which key those of a row were made, null where there is none, so that what is left of a
 * key is found and counted by an index. Row-level security lets no expression use an index, so it is a column. Each is named in the
 * service's `KeyedTables`. `columns`: those with hashes; `madeWith`: SQL that gives the id of their key.
 */
export const keyedTable = (table: string, columns: readonly string[], madeWith: string): string[] => [
  `alter table ${table} add column index_key text generated always as (${madeWith}) stored`,
  `create index ${table}_index_key on ${table} (index_key) where index_key is not null`,
  `create trigger ${table}_index_key after insert or update of ${columns.join(', ')} on ${table}
     for each row when (new.index_key is not null) execute function check_index_key()`,
];

export const keyedTableDown = (table: string): string[] => [
  `drop trigger ${table}_index_key on ${table}`,
  `alter table ${table} drop column index_key`,
];
