import type pg from 'pg';

/**
 * Whoever changes one row fails in the database, as with a record that nobody can save. Gives how it is mended. `column`: which names the
 * row; one of `table`.
 */
export async function breakRow(
  admin: pg.Client,
  table: string,
  value: string,
  column = 'id',
): Promise<() => Promise<void>> {
  await admin.query(`
    create or replace function spec_broken() returns trigger language plpgsql as
    $$ begin raise exception 'a broken row'; end $$`);
  await admin.query(`
    create or replace trigger spec_broken before update on ${table}
    for each row when (new.${column}::text = ${admin.escapeLiteral(value)}) execute function spec_broken()`);
  return async () => void (await admin.query(`drop trigger spec_broken on ${table}`));
}
