import type { ConsentState } from '@oln/policy';
import type { Tx } from '../persistence/transaction.js';

/** What intake tells of consent to a purpose: it holds for every entry of the person. */
export interface ToldConsent {
  commune: string;
  state: ConsentState;
  persons: readonly string[];
  /** Families in which the person lives. */
  familyIds: readonly string[];
  /** Counts what was said of the person and the purpose. */
  turn: number;
  saidAt: Date;
}

/** Told twice and out of order: of what was said of somebody the highest turn holds, and an older one changes nothing. */
const newer = (table: string): string => `
  insert into ${table} (person_id, commune, turn, state, said_at)
    select unnest($1::uuid[]), $2, $3, $4, $5
  on conflict (person_id) do update
     set commune = excluded.commune, turn = excluded.turn, state = excluded.state, said_at = excluded.said_at
   where ${table}.turn < excluded.turn
  returning person_id as id`;

/** Keeps it in a table of `person_id`, `commune`, `turn`, `state` and `said_at`. Gives the entries of which it is news. */
export async function learnConsent(tx: Tx, table: string, told: ToldConsent): Promise<string[]> {
  const { persons, commune, turn, state, saidAt } = told;
  const learnt = await tx.query<{ id: string }>(newer(table), [persons, commune, turn, state, saidAt]);
  return learnt.map(({ id }) => id);
}
