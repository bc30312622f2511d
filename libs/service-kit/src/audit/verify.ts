import { GENESIS, sealHash, type AuditRow } from './seal.js';

interface Seal {
  number: string;
  rows: string;
  previous: string;
  hash: string;
}

export type AuditVerdict =
  | { intact: true; seals: number; entries: number; unsealed: number }
  | {
      intact: false;
      seal: number;
      reason: 'chain-broken' | 'entries-removed' | 'entries-changed' | 'seal-missing';
      unsealed: number;
    };

type Query = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

const ENTRIES = `
  select audit.* from audit_sealed sealed left join audit using (seq) where sealed.seal = $1 order by sealed.position`;
const UNSEALED =
  'select count(*)::int as unsealed from audit where not exists (select from audit_sealed s where s.seq = audit.seq)';

/** Walks the chain from its first seal and names the first one that does not hold. Needs rights over all communes. */
export async function verifyAudit(query: Query): Promise<AuditVerdict> {
  const seals = await query<Seal>('select number, rows, previous, hash from audit_seal order by number');
  const [{ unsealed = 0 } = {}] = await query<{ unsealed: number }>(UNSEALED);
  let previous = GENESIS;
  let entries = 0;
  for (const [index, seal] of seals.entries()) {
    const number = Number(seal.number);
    const broken = (reason: 'chain-broken' | 'entries-removed' | 'entries-changed' | 'seal-missing'): AuditVerdict => ({
      intact: false,
      seal: number,
      reason,
      unsealed,
    });
    if (number !== index + 1) return broken('seal-missing');
    if (seal.previous !== previous) return broken('chain-broken');
    const rows = (await query<AuditRow>(ENTRIES, [number])).filter((row) => row.id !== null);
    if (rows.length !== Number(seal.rows)) return broken('entries-removed');
    if (sealHash(previous, rows) !== seal.hash) return broken('entries-changed');
    previous = seal.hash;
    entries += rows.length;
  }
  return { intact: true, seals: seals.length, entries, unsealed };
}
