import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { Generation, GenerationState } from './generation.js';

interface Row {
  id: number;
  state: GenerationState;
  asked_by: string;
  asked_at: Date;
  target: string | null;
  position: string;
  facts: string;
  unfit: string;
  communes: number | null;
  folded: number;
  loaded_at: Date | null;
  live_at: Date | null;
  ended_at: Date | null;
  heard_at: Date | null;
}

const COLUMNS =
  'id, state, asked_by, asked_at, target, position, facts, unfit, communes, folded, loaded_at, live_at, ended_at, heard_at';

/** Who takes facts in shares it; who makes two generations change places has it alone. */
const SHARE = `select pg_advisory_xact_lock_shared(hashtextextended('reporting generations', 0))`;
const ALONE = `select pg_advisory_xact_lock(hashtextextended('reporting generations', 0))`;

const OPEN = `select id, state from generations where state in ('live', 'loading', 'folding') order by id`;
const HEARD = `update generations set facts = facts + $2, unfit = unfit + $3, heard_at = greatest(heard_at, $4) where id = $1`;
const LOADED = `
  update generations set position = greatest(position, $2), facts = facts + $3, unfit = unfit + $4, heard_at = greatest(heard_at, $5)
   where id = $1 and state = 'loading' returning id`;
/** From one commune to the next in the index: of millions of facts a few hundred are looked at. */
const COMMUNES = `
  with recursive named (commune) as (
    select (select commune from heard where generation = $1 order by commune limit 1)
    union all
    select (select heard.commune from heard where heard.generation = $1 and heard.commune > named.commune order by heard.commune limit 1)
      from named where named.commune is not null)
  select commune from named where commune is not null`;
const FOLDING = `
  update generations set state = 'folding', loaded_at = clock_timestamp(), communes = (select count(*) from (${COMMUNES}) as known)
   where id = $1 and state = 'loading'`;
const UNFOLDED = `
  select commune from (${COMMUNES}) as known
   where exists (select from generations where id = $1 and state = 'folding')
     and not exists (select from folded_communes folded where folded.generation = $1 and folded.commune = known.commune)
   order by commune`;
const FOLDED_NOW = `select id from generations where id = $1 and state = 'folding' for update`;
const RETIRE = `update generations set state = 'retired', ended_at = clock_timestamp() where state = 'live'`;
const GO_LIVE = `update generations set state = 'live', live_at = clock_timestamp() where id = $1`;
const ABANDON = `
  update generations set state = 'abandoned', ended_at = clock_timestamp() where id = $1 and state in ('loading', 'folding') returning id`;
const TO_DROP = `
  select id from generations where state in ('retired', 'abandoned') and dropped_at is null
     and ended_at < clock_timestamp() - make_interval(secs => $1) order by id`;

/** The only file that writes the tables `generations` and `folded_communes`. Wall time: this is the house's own work. */
@Injectable()
export class GenerationRepository {
  /** Those into which facts are taken, and which stay what they are until the end of the transaction. */
  async open(tx: Tx): Promise<{ id: number; state: GenerationState }[]> {
    const [, open] = await Promise.all([tx.query(SHARE), tx.query<{ id: number; state: GenerationState }>(OPEN)]);
    return open;
  }

  /** Nobody takes facts in until the end of the transaction. */
  async stop(tx: Tx): Promise<void> {
    await tx.query(ALONE);
  }

  async live(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ id: number }>(`select id from generations where state = 'live'`);
    return row!.id;
  }

  /** The newest first. */
  async all(tx: Tx): Promise<Generation[]> {
    return (await tx.query<Row>(`select ${COLUMNS} from generations order by id desc limit 50`)).map(generationOf);
  }

  async building(tx: Tx): Promise<Generation | undefined> {
    const [row] = await tx.query<Row>(`select ${COLUMNS} from generations where state in ('loading', 'folding')`);
    return row && generationOf(row);
  }

  /** A new one, with its tables. Another one that is being built is a conflict of its index. */
  async make(tx: Tx, askedBy: string): Promise<number> {
    const sql = `insert into generations (state, asked_by) values ('loading', $1) returning id`;
    const [row] = await tx.query<{ id: number }>(sql, [askedBy]);
    await tx.query('select make_generation($1)', [row!.id]);
    return row!.id;
  }

  async aim(tx: Tx, id: number, target: number): Promise<void> {
    await tx.query('update generations set target = $2 where id = $1', [id, target]);
  }

  heard(tx: Tx, id: number, { facts, unfit, heardAt }: { facts: number; unfit: number; heardAt: Date }): void {
    tx.write(HEARD, [id, facts, unfit, heardAt.toISOString()]);
  }

  /** False if it was given up meanwhile. */
  async loaded(
    tx: Tx,
    id: number,
    { position, facts, unfit, heardAt }: { position: number; facts: number; unfit: number; heardAt?: Date },
  ): Promise<boolean> {
    return (await tx.query(LOADED, [id, position, facts, unfit, heardAt?.toISOString() ?? null])).length > 0;
  }

  /** So that whoever is asked next knows what lies in its tables. */
  async analyze(tx: Tx, id: number): Promise<void> {
    await tx.query('select analyze_generation($1)', [id]);
  }

  async startFolding(tx: Tx, id: number): Promise<void> {
    await tx.query(FOLDING, [id]);
  }

  /** Communes whose turn is still to come; none of one that was given up. */
  async unfolded(tx: Tx, id: number): Promise<string[]> {
    return (await tx.query<{ commune: string }>(UNFOLDED, [id])).map(({ commune }) => commune);
  }

  async folded(tx: Tx, id: number, communes: readonly string[]): Promise<Set<string>> {
    const sql = 'select commune from folded_communes where generation = $1 and commune = any ($2)';
    const rows = await tx.query<{ commune: string }>(sql, [id, communes]);
    return new Set(rows.map(({ commune }) => commune));
  }

  async markFolded(tx: Tx, id: number, commune: string): Promise<void> {
    await tx.query('insert into folded_communes (generation, commune) values ($1, $2)', [id, commune]);
    await tx.query('update generations set folded = folded + 1 where id = $1', [id]);
  }

  /** From now on this one is asked. Nothing happens if it was given up. */
  async swap(tx: Tx, id: number): Promise<void> {
    if ((await tx.query(FOLDED_NOW, [id])).length === 0) return;
    await tx.query(RETIRE);
    await tx.query(GO_LIVE, [id]);
  }

  async abandon(tx: Tx, id: number): Promise<boolean> {
    return (await tx.query(ABANDON, [id])).length > 0;
  }

  async toDrop(tx: Tx, olderThanSeconds: number): Promise<number[]> {
    return (await tx.query<{ id: number }>(TO_DROP, [olderThanSeconds])).map(({ id }) => id);
  }

  async drop(tx: Tx, id: number): Promise<void> {
    await tx.query('select drop_generation($1)', [id]);
    await tx.query('update generations set dropped_at = clock_timestamp() where id = $1', [id]);
  }
}

const generationOf = (row: Row): Generation => ({
  id: row.id,
  state: row.state,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  target: row.target === null ? undefined : Number(row.target),
  position: Number(row.position),
  facts: Number(row.facts),
  unfit: Number(row.unfit),
  communes: row.communes ?? undefined,
  foldedCommunes: row.folded,
  loadedAt: row.loaded_at ?? undefined,
  liveAt: row.live_at ?? undefined,
  endedAt: row.ended_at ?? undefined,
  heardAt: row.heard_at ?? undefined,
});
