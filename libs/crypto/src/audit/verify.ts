import { entryDigest, GENESIS, sealHash, type AuditRow } from './seal.js';

interface Seal {
  number: string;
  rows: string;
  previous: string;
  hash: string;
}

export type BrokenBy = 'chain-broken' | 'seal-missing' | 'entries-removed' | 'entries-added' | 'entries-changed';

/**
 * `entry`: the first one that does not hold, by its number in the log; absent where the seal alone can tell. `head`: hash of the last
 * seal, to be kept elsewhere: a log that was cut off at its end is whole in itself. `overdue`: entries that should have been sealed
 * long ago; while a sealer works there are none.
 */
export type AuditVerdict =
  | { intact: true; seals: number; entries: number; head: string; unsealed: number; overdue: number }
  | { intact: false; seal: number; reason: BrokenBy; entry?: string; unsealed: number; overdue: number };

type Query = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** What was sealed, whether or not it is still there. */
interface SealedRow extends AuditRow {
  sealed_seq: string;
  digest: string | null;
}

const ENTRIES = `
  select audit.*, sealed.seq as sealed_seq, sealed.digest
    from audit_sealed sealed left join audit using (seq) where sealed.seal = $1 order by sealed.position`;
const SEALS = 'select number, rows, previous, hash from audit_seal order by number';
const UNSEALED = `
  select count(*)::int as unsealed, count(*) filter (where at < clock_timestamp() - interval '1 minute')::int as overdue
    from audit where not exists (select from audit_sealed s where s.seq = audit.seq)`;

/** Walks the chain from its first seal and names the first entry that does not hold. Needs rights over all communes. */
export async function verifyAudit(query: Query): Promise<AuditVerdict> {
  const [waiting] = await query<{ unsealed: number; overdue: number }>(UNSEALED);
  const { unsealed, overdue } = waiting!;
  let previous = GENESIS;
  let entries = 0;
  const seals = await query<Seal>(SEALS);
  for (const [index, seal] of seals.entries()) {
    const rows = await query<SealedRow>(ENTRIES, [seal.number]);
    const fault = faultOf(seal, index + 1, previous, rows);
    if (fault) return { intact: false, seal: Number(seal.number), ...fault, unsealed, overdue };
    previous = seal.hash;
    entries += rows.length;
  }
  return { intact: true, seals: seals.length, entries, head: previous, unsealed, overdue };
}

interface Fault {
  reason: BrokenBy;
  entry?: string;
}

function faultOf(seal: Seal, number: number, previous: string, sealed: readonly SealedRow[]): Fault | undefined {
  if (Number(seal.number) !== number) return { reason: 'seal-missing' };
  if (seal.previous !== previous) return { reason: 'chain-broken' };
  if (sealed.length > Number(seal.rows)) return { reason: 'entries-added' };
  const bad = sealed.find((row) => row.id === null || (row.digest !== null && row.digest !== entryDigest(row)));
  const whole = sealed.length === Number(seal.rows) && sealed.every(({ id }) => id !== null);
  if (whole && sealHash(previous, [...sealed]) === seal.hash) return undefined;
  const entry = bad && { entry: bad.sealed_seq };
  return { reason: !whole && (bad === undefined || bad.id === null) ? 'entries-removed' : 'entries-changed', ...entry };
}
