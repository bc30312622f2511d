import type { Database } from '../database/database.js';
import type { Lane, OutboxLag } from '../hooks.js';
import { HELD, type Spell } from '../lease/lease.js';

/** A row on its way out. What must stay in order shares a key: the entity of a fact, the workflow of a process message. */
export interface OutgoingRow {
  seq: string;
  /** With microseconds, as text: a Date would lose them and miss the row. */
  recorded_at: string;
  id: string;
  key: string;
  subject: string;
  payload: string;
  traceparent: string | null;
  attempts: number;
}

export type Fate = { row: OutgoingRow; outcome: string } | { row: OutgoingRow; error: string; retryInMs: number };

/** Another relay took over: what this one still holds in its hands is no longer its business. */
export class LeaseLost extends Error {
  constructor() {
    super('The lease was lost');
    this.name = 'LeaseLost';
  }
}

const KEY = `case when lane = 'process' then subject else entity_id::text end`;

/** Oldest first; keys whose first row waits for its next try, keys in `$3` and rows in `$5` are passed over. */
const CLAIM = `
  select seq, recorded_at::text, id, ${KEY} as key, subject, payload::text, payload ->> 'traceparent' as traceparent, attempts
    from outbox
   where lane = $1 and published_at is null and recorded_at >= $4::timestamptz
     and not (${KEY} = any ($3::text[])) and not (seq = any ($5::bigint[]))
     and not (${KEY} = any (array(
           select ${KEY} from outbox
            where lane = $1 and published_at is null and next_attempt_at > clock_timestamp() and recorded_at >= $4::timestamptz)))
   order by seq limit $2`;

/** Months whose rows have all left are not looked at: two days' grace for transactions that are still open. */
const FLOOR = `
  select (coalesce(min(recorded_at), now()) - interval '2 days')::text as floor from outbox where lane = $1 and published_at is null`;

/**
 * `$4` names the rows; `$7` to `$9` say, in the same order, what became of each. The instants spare the other months. Nobody waits for
 * the disk: what a crash of the server forgets is sent again, which changes nothing.
 */
const SETTLE = `
  with ${HELD},
  settled as (
    update outbox set attempts = attempts + 1,
           published_at = case when fate.outcome is not null then clock_timestamp() end,
           outcome = fate.outcome,
           last_error = fate.error,
           next_attempt_at = clock_timestamp() + fate.pause_ms * interval '1 millisecond'
      from unnest($4::bigint[], $7::text[], $8::text[], $9::int[]) as fate (seq, outcome, error, pause_ms)
     where exists (select from held) and outbox.seq = fate.seq and published_at is null
       and recorded_at between $5::timestamptz and $6::timestamptz
    returning 1
  )
  select exists (select from held) as held, set_config('synchronous_commit', 'off', true)`;

const LAG = `
  select lane, count(*)::int as rows, extract(epoch from clock_timestamp() - min(recorded_at))::float8 as "oldestSeconds"
    from outbox where published_at is null group by lane`;

export async function floorOf(database: Database, lane: Lane): Promise<string> {
  const [row] = await database.query<{ floor: string }>(FLOOR, [lane]);
  return row!.floor;
}

/** What a claim passes over: `busy` keys with all their rows, and rows (by `seq`) that are leaving and not marked yet. */
export interface Passed {
  busy?: string[];
  gone?: string[];
}

export function claim(
  database: Database,
  lane: Lane,
  limit: number,
  floor: string,
  { busy = [], gone = [] }: Passed = {},
): Promise<OutgoingRow[]> {
  return database.query<OutgoingRow>(CLAIM, [lane, limit, busy, floor, gone]);
}

/** Writes what became of the rows, if the spell still holds. Throws {@link LeaseLost} otherwise, and nothing is written. */
export async function settleRows(database: Database, spell: Spell, fates: readonly Fate[]): Promise<void> {
  if (fates.length === 0) return;
  const recorded = fates.map(({ row }) => row.recorded_at).sort();
  const seqs = fates.map(({ row }) => row.seq);
  const outcomes = fates.map((fate) => ('outcome' in fate ? fate.outcome : null));
  const errors = fates.map((fate) => ('error' in fate ? fate.error.slice(0, 200) : null));
  const pauses = fates.map((fate) => ('error' in fate ? fate.retryInMs : null));
  const values = [spell.name, spell.holder, spell.fence, seqs, recorded[0], recorded.at(-1), outcomes, errors, pauses];
  const [answer] = await database.query<{ held: boolean }>(SETTLE, values);
  if (!answer!.held) throw new LeaseLost();
}

export async function outboxLag(database: Database): Promise<OutboxLag[]> {
  const found = await database.query<OutboxLag>(LAG);
  return (['event', 'process'] as const).map(
    (lane) => found.find((row) => row.lane === lane) ?? { lane, rows: 0, oldestSeconds: 0 },
  );
}
