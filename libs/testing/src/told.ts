import type pg from 'pg';

/** A message of a service to the process of one of its records, as it lies in the outbox. */
export interface ToldMessage {
  kind: string;
  signal?: string;
  message?: Record<string, unknown>;
  input?: Record<string, unknown>;
}

/**
 * What the process of a record was told, in order, by a login whose search path is the service's schema. That the clock was
 * moved is the spec's own doing, and comes whenever the watchdog looks.
 */
export async function toldOf(admin: pg.Client, id: string): Promise<ToldMessage[]> {
  const { rows } = await admin.query<{ payload: ToldMessage }>(
    `select payload from outbox where lane = 'process' and entity_id = $1 and payload ->> 'signal' is distinct from 'clockChanged' order by seq`,
    [id],
  );
  return rows.map(({ payload }) => payload);
}
