import type { Tx } from '../persistence/transaction.js';

/**
 * While keys of the index change, one and the same thing has a hash under each, and no unique rule holds across them: whoever is to write it
 * once locks all of its hashes first, and looks under all. With one key the unique rule is enough, and nothing is asked.
 * `hashes`: as `exactCandidates` gives them.
 */
export async function lockHashes(tx: Tx, hashes: readonly string[]): Promise<void> {
  const keys = new Set(hashes.map((hash) => hash.split(':')[0]));
  if (keys.size < 2) return;
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended(hash, 0)) from unnest($1::text[]) with ordinality as given (hash, at) order by at`,
    [[...new Set(hashes)].sort()],
  );
}
