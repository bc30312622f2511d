import type { DataSource } from 'typeorm';

const TAKE = `
  insert into lease (name, holder, until) values ($1, $2, clock_timestamp() + $3 * interval '1 second')
  on conflict (name) do update
     set holder = excluded.holder, until = excluded.until,
         fence = lease.fence + (lease.holder <> excluded.holder)::int
   where lease.holder = excluded.holder or lease.until < clock_timestamp()
  returning fence`;

/** One replica at a time does what the lease names; another takes over when its holder has been silent. */
export async function takeLease(source: DataSource, name: string, holder: string, seconds: number): Promise<boolean> {
  const rows = (await source.query(TAKE, [name, holder, seconds])) as unknown[];
  return rows.length > 0;
}

/** Lets the next one in at once: a graceful stop costs no takeover time. */
export async function giveLease(source: DataSource, name: string, holder: string): Promise<void> {
  await source.query('update lease set until = clock_timestamp() where name = $1 and holder = $2', [name, holder]);
}
