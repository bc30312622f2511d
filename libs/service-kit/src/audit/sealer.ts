import { Inject, Injectable } from '@nestjs/common';
import { GENESIS, Seal, type AuditRow } from '@oln/crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { Sweep } from '../sweep/sweep.js';
import { DATA_SOURCE } from '../tokens.js';

const BATCH = 1_000;
/** Calls are not kept waiting for more than a millisecond while a busy second is sealed. */
const AT_A_TIME = 25;

/**
 * Entries whose transaction has ended for certain, so that none can slip in before one that is sealed; after the last
 * one sealed, so that the log is never read whole.
 */
export const NEXT_ENTRIES = `
  select audit.* from audit left join audit_sealed sealed using (seq)
   where sealed.seq is null and audit.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
     and (audit.transaction_id, audit.seq) > ($2::xid8, $3::bigint)
   order by audit.transaction_id, audit.seq limit $1`;

/** After a restore into another cluster, whose transactions count from the beginning: what came along has ended. */
const AFTER_RESTORE = `
  select audit.* from audit left join audit_sealed sealed using (seq)
   where sealed.seq is null and (audit.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                                 or audit.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
   order by audit.seq limit $1`;

const LAST = `
  select last.number, last.hash, audit.seq, audit.transaction_id as "transactionId",
         audit.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) as "fromElsewhere"
    from (select number, hash from audit_seal order by number desc limit 1) last
    left join lateral (select seq from audit_sealed where seal = last.number order by position desc limit 1) sealed on true
    left join audit on audit.seq = sealed.seq`;

interface Last {
  number: string;
  hash: string;
  seq: string | null;
  transactionId: string | null;
  fromElsewhere: boolean | null;
}

/** Chains audit entries in batches within a second (0-rulings, People's data): one sealer per service, by the sweep's lease. */
@Injectable()
export class AuditSealer {
  constructor(@Inject(DATA_SOURCE) private readonly source: DataSource) {}

  @Sweep('audit-seal', 1)
  async seal(): Promise<void> {
    let sealed = BATCH;
    while (sealed === BATCH) sealed = await this.source.transaction(sealBatch);
  }
}

/** Seals the next entries; gives how many. */
export async function sealBatch(manager: EntityManager): Promise<number> {
  await manager.query(`select set_config('app.communes', '*', true)`);
  // Two sealers (a lease that moved) wait for each other here instead of forking the chain.
  await manager.query(`select pg_advisory_xact_lock(hashtext(current_schema() || ':audit-seal'))`);
  const [last] = (await manager.query(LAST)) as Last[];
  const rows = await nextEntries(manager, last);
  if (rows.length === 0) return 0;
  const number = Number(last?.number ?? 0) + 1;
  const previous = last?.hash ?? GENESIS;
  const { hash, digests } = await sealOf(previous, rows);
  await manager.query('insert into audit_seal (number, rows, previous, hash) values ($1, $2, $3, $4)', [
    number,
    rows.length,
    previous,
    hash,
  ]);
  await manager.query(
    `insert into audit_sealed (seal, position, seq, digest)
       select $1, position, seq, digest from unnest($2::bigint[], $3::text[]) with ordinality as row (seq, digest, position)`,
    [number, rows.map((row) => row.seq), digests],
  );
  return rows.length;
}

async function sealOf(previous: string, rows: readonly AuditRow[]): Promise<{ hash: string; digests: string[] }> {
  const seal = new Seal(previous);
  const digests: string[] = [];
  for (const row of rows) {
    digests.push(seal.add(row));
    if (digests.length % AT_A_TIME === 0) await nextTurn();
  }
  return { hash: seal.end(), digests };
}

/** A last entry that somebody removed says nothing of where to go on: all are looked through, and verification tells of it. */
function nextEntries(manager: EntityManager, last?: Last): Promise<AuditRow[]> {
  if (last && (last.fromElsewhere ?? true)) return manager.query(AFTER_RESTORE, [BATCH]);
  return manager.query(NEXT_ENTRIES, [BATCH, last?.transactionId ?? '0', last?.seq ?? '0']);
}
