import type pg from 'pg';

/** Rows that a spec fills in have no processes: nobody is to miss them while it looks at something else. */
export async function holdWatchdog(admin: pg.Client): Promise<void> {
  await admin.query(`
    insert into lease (name, holder, until)
    select 'sweep:' || name, 'a spec', 'infinity' from unnest(array['lost-processes', 'passed-due-dates']) as name
    on conflict (name) do update set holder = excluded.holder, until = excluded.until, fence = lease.fence + 1`);
}
