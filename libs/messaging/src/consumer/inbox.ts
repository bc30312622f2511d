import type { OlnEvent } from '@oln/contracts';
import type { Sql } from '../database/database.js';

/** What messaging needs of a service: one transaction around the inbox and the handlers, for exactly these communes. */
export type WithTransaction<Tx> = <Result>(
  batch: { communes: string[]; events: readonly OlnEvent[] },
  work: (tx: Tx, sql: Sql) => Promise<Result>,
) => Promise<Result>;

export type Handle<Tx> = (event: OlnEvent, tx: Tx) => Promise<void>;

const CLAIM = `
  insert into inbox (consumer, message_id, commune)
  select $1, id, commune from unnest($2::uuid[], $3::text[]) as heard (id, commune)
  on conflict do nothing
  returning message_id`;

/**
 * Takes events in, all or none: those whose id the inbox has not seen run their handler, in order, in the transaction
 * that writes the inbox. Another replica with the same event waits at the inbox's primary key. Gives how many were new.
 */
export function takeIn<Tx>(
  consumer: string,
  events: readonly OlnEvent[],
  withTransaction: WithTransaction<Tx>,
  handle: Handle<Tx>,
): Promise<number> {
  const communes = [...new Set(events.map((event) => event.commune))];
  return withTransaction({ communes, events }, async (tx, sql) => {
    const rows = await sql<{ message_id: string }>(CLAIM, [
      consumer,
      events.map(({ id }) => id),
      events.map(({ commune }) => commune),
    ]);
    const fresh = new Set(rows.map((row) => row.message_id));
    for (const event of events) if (fresh.delete(event.id.toLowerCase())) await handle(event, tx);
    return rows.length;
  });
}
