import type pg from 'pg';

/**
 * Some versions of records of which no fact tells: what changed in silence. Rows that a spec filled in itself are at their
 * first version, which is not asked for unless `from` says so.
 */
export async function untoldVersions(admin: pg.Client, tables: readonly string[], from = 2): Promise<string[]> {
  const records = tables.map((table) => `select '${table}' as kind, id, version from ${table}`);
  const { rows } = await admin.query<{ untold: string }>(
    `select concat_ws(' ', kind, record.id, 'version', told) as untold
       from (${records.join(' union all ')}) as record, generate_series($1, version) as told
      where not exists (select from outbox where lane = 'event' and entity_id = record.id and entity_version = told)
      limit 10`,
    [from],
  );
  return rows.map(({ untold }) => untold);
}

/** For the end of a spec's house. Throws an error that names them. */
export async function expectAllTold(admin: pg.Client, tables: readonly string[]): Promise<void> {
  const untold = await untoldVersions(admin, tables);
  if (untold.length > 0) throw new Error(`Nothing tells of ${untold.join(', ')}`);
}
