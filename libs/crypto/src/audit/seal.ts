import { createHash } from 'node:crypto';

/** An audit entry as PostgreSQL gives it. */
export interface AuditRow {
  seq: string;
  id: string;
  at: Date;
  as_of: Date;
  commune: string;
  person: string;
  roles: string[];
  action: string;
  kind: string;
  entity_id: string | null;
  entity_version: number | null;
  reason: string | null;
  door: string;
  origin: string | null;
  trace: string | null;
}

export const GENESIS = '0'.repeat(64);

/** Canonical form of an entry: a fixed list of fields in a fixed order. */
const canonical = (row: AuditRow): string =>
  JSON.stringify([
    String(row.seq),
    row.id,
    row.at.toISOString(),
    row.as_of.toISOString(),
    row.commune,
    row.person,
    row.roles,
    row.action,
    row.kind,
    row.entity_id,
    row.entity_version,
    row.reason,
    row.door,
    row.origin,
    row.trace,
  ]);

/** SHA-256 (hex) of one entry, kept beside its seal: it says which one does not hold, the seal that none was exchanged with it. */
export const entryDigest = (row: AuditRow): string => digest(canonical(row));

/** A seal in the making, entry by entry: whoever has much to seal may do something else in between. */
export class Seal {
  private readonly hash;

  constructor(previous: string) {
    this.hash = createHash('sha256').update(previous);
  }

  /** Gives the digest of the entry. */
  add(row: AuditRow): string {
    const entry = canonical(row);
    this.hash.update(`\n${entry}`);
    return digest(entry);
  }

  /** SHA-256 (hex) over the hash before and the entries. */
  end(): string {
    return this.hash.digest('hex');
  }
}

/** SHA-256 (hex) over the hash before and the entries of a seal. */
export function sealHash(previous: string, rows: readonly AuditRow[]): string {
  const seal = new Seal(previous);
  for (const row of rows) seal.add(row);
  return seal.end();
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
