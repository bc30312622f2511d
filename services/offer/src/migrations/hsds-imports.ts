import { ROW_SECURITY } from '@oln/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was received, as it was received: rows are sealed, for contacts in them are people. `hsds_rows` is what each source
 * says now; `hsds_import_rows` what became of every row of every import.
 */
const TABLES = `
  create table hsds_imports (
    id uuid primary key,
    commune text not null,
    version int not null,
    source text not null,
    form text not null check (form in ('tabular', 'json')),
    file_hash text not null,
    received_by text not null,
    received_at timestamptz not null,
    counts jsonb not null,
    package_sealed bytea not null
  );
  create index hsds_imports_newest on hsds_imports (commune, received_at desc, id desc);
  create index hsds_imports_source on hsds_imports (commune, source, received_at desc, id desc);

  create table hsds_import_rows (
    import_id uuid not null references hsds_imports (id),
    commune text not null,
    position int not null,
    file text not null,
    row_number int not null,
    state text not null check (state in ('accepted', 'changed', 'unchanged', 'kept', 'refused')),
    row_key text not null,
    remarks jsonb not null,
    record_id uuid,
    record_sealed bytea,
    primary key (import_id, position)
  );
  create index hsds_import_rows_state on hsds_import_rows (import_id, state, position);

  create table hsds_rows (
    commune text not null,
    source text not null,
    file text not null,
    row_key text not null,
    position int not null,
    import_id uuid not null references hsds_imports (id),
    content_hash text not null,
    record_sealed bytea not null,
    primary key (commune, source, file, row_key)
  );
  create index hsds_rows_import on hsds_rows (import_id, position);

  -- What the source last said of a record: only where it says something else is the map changed.
  alter table organizations add column source_hash text;
  alter table offers add column source_hash text;`;

const SECURED = ['hsds_imports', 'hsds_import_rows', 'hsds_rows'];

export class HsdsImports1764450300000 implements MigrationInterface {
  name = 'HsdsImports1764450300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [TABLES, ...SECURED.map(ROW_SECURITY)]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table hsds_rows, hsds_import_rows, hsds_imports');
    await runner.query('alter table organizations drop column source_hash; alter table offers drop column source_hash');
  }
}
