import type pg from 'pg';

/** Rows that a spec fills in have no processes: nobody is to miss them while it looks at something else. */
export const holdWatchdog = (admin: pg.Client): Promise<void> =>
  holdSweeps(admin, 'lost-processes', 'passed-due-dates');

/** These sweeps run no more: a spec runs them when it is time. */
export async function holdSweeps(admin: pg.Client, ...names: string[]): Promise<void> {
  const sql = `
    insert into lease (name, holder, until)
    select 'sweep:' || name, 'a spec', 'infinity' from unnest($1::text[]) as name
    on conflict (name) do update set holder = excluded.holder, until = excluded.until, fence = lease.fence + 1`;
  await admin.query(sql, [names]);
}
