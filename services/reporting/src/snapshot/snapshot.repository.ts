import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type SnapshotStage } from '@oln/contracts';
import { decodeCursor, pageOf, SealedText, withinReach, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { SnapshotFigure } from './snapshot-figures.js';
import { SnapshotErrors } from './snapshot.errors.js';
import { isSigned, type Snapshot } from './snapshot.js';

interface Row {
  id: string;
  commune: string;
  quarter: string;
  version: number;
  content: number;
  hash: string;
  stage: SnapshotStage;
  stage_since: Date;
  opened_at: Date;
  signed_at: Date | null;
  signed_by: string | null;
  observation: Buffer | null;
}

export interface SnapshotFilter {
  commune?: string;
  quarter?: string;
  stage?: SnapshotStage;
}

/** One taking of the figures. */
export interface Content {
  content: number;
  /** Local day. */
  asOf: string;
  takenAt: Date;
  takenBy: string;
  reason?: string;
  hash: string;
}

/** Whether a quarter of a commune has been signed. */
export interface SnapshotStanding {
  id: string;
  commune: string;
  quarter: string;
  signedAt: Date | null;
}

/** The figures that were signed, with the hash that was. */
export interface SignedContent {
  id: string;
  commune: string;
  quarter: string;
  asOf: string;
  signedAt: Date;
  signedHash: string;
  figures: SnapshotFigure[];
}

const COLUMNS =
  'id, commune, quarter, version, content, hash, stage, stage_since, opened_at, signed_at, signed_by, observation';

const INSERT = `
  insert into snapshots (id, commune, quarter, version, content, hash, stage, stage_since, opened_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (commune, quarter) do nothing returning id`;

const SAVE = `
  update snapshots set version = $2, content = $3, hash = $4, stage = $5, stage_since = $6, signed_at = $7, signed_by = $8, observation = $9
   where id = $1`;

const ADD_CONTENT = `
  insert into snapshot_contents (snapshot_id, commune, content, as_of, taken_at, taken_by, reason, hash, figures)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

const CONTENT = `
  content, as_of::text as "asOf", taken_at as "takenAt", taken_by as "takenBy", reason, hash`;

/** By its order in the table's own indexes, a commune at a time: of millions of rows a few hundred are read. */
const COMMUNES = `
  with recursive named (commune) as (
    (select commune from heard where generation = $1 order by commune limit 1)
    union all
    select (select heard.commune from heard where heard.generation = $1 and heard.commune > named.commune order by heard.commune limit 1)
      from named where named.commune is not null)
  select named.commune, taken,
         case when cardinality(taken) = 0 then
           (select min(month)::text from rollups
             where generation = $1 and measure = any ($2) and rollups.commune = named.commune and month > date '0001-01-01') end as since
    from named, lateral (select array(select quarter from snapshots where snapshots.commune = named.commune order by quarter) as taken) as before
   where named.commune is not null`;

/** Text of the coordinator about the figures. */
export const OBSERVATION = 'snapshot.observation';

/** The only file that touches the tables `snapshots` and `snapshot_contents`. */
@Injectable()
export class SnapshotRepository {
  constructor(private readonly sealed: SealedText) {}

  async get(tx: Tx, id: string): Promise<Snapshot> {
    return this.one(await tx.query<Row>(`select ${COLUMNS} from snapshots where id = $1`, [id]));
  }

  async lock(tx: Tx, id: string): Promise<Snapshot> {
    return this.one(await tx.query<Row>(`select ${COLUMNS} from snapshots where id = $1 for update`, [id]));
  }

  async list(tx: Tx, { commune, quarter, stage }: SnapshotFilter, page: PageQuery): Promise<Page<Snapshot>> {
    const after = decodeCursor(page.cursor, 3);
    const sql = `
      select ${COLUMNS} from snapshots
       where ${withinReach(tx, 'commune')} and ($1::text is null or commune = $1) and ($2::text is null or quarter = $2)
         and ($3::text is null or stage = $3)
         and ($4::text is null or quarter < $4 or quarter = $4 and (commune, id) > ($5, $6::uuid))
       order by quarter desc, commune, id limit $7`;
    const values = [commune ?? null, quarter ?? null, stage ?? null, ...(after ?? [null, null, null]), page.limit + 1];
    const rows = await tx.query<Row>(sql, values);
    return pageOf(
      rows,
      page.limit,
      (row) => [row.quarter, row.commune, row.id],
      (row) => this.snapshotOf(row),
    );
  }

  /** Whose process runs. */
  async living(tx: Tx, after: string | undefined, limit: number): Promise<Snapshot[]> {
    const sql = `
      select ${COLUMNS} from snapshots where stage <> 'closed' and ($1::uuid is null or id > $1) order by id limit $2`;
    return (await tx.query<Row>(sql, [after ?? null, limit])).map((row) => this.snapshotOf(row));
  }

  /** False if the quarter has been taken already. */
  async insert(tx: Tx, { id, commune, quarter, version, content, hash, stage, ...at }: Snapshot): Promise<boolean> {
    const values = [id, commune, quarter, version, content, hash, stage, at.stageSince, at.openedAt];
    return (await tx.query(INSERT, values)).length > 0;
  }

  save(tx: Tx, snapshot: Snapshot): void {
    const { id, version, content, hash, stage, stageSince } = snapshot;
    const { signedAt, signedBy, observation } = isSigned(snapshot)
      ? snapshot
      : { signedAt: undefined, signedBy: undefined, observation: undefined };
    const signature = [signedAt ?? null, signedBy ?? null, this.sealed.seal(observation, OBSERVATION)];
    tx.write(SAVE, [id, version, content, hash, stage, stageSince, ...signature]);
  }

  addContent(
    tx: Tx,
    { id, commune, content, hash }: Snapshot,
    { asOf, reason, figures }: { asOf: string; reason?: string; figures: readonly SnapshotFigure[] },
  ): void {
    const taken = [tx.asOf, tx.context.principal.person, reason ?? null];
    tx.write(ADD_CONTENT, [id, commune, content, asOf, ...taken, hash, JSON.stringify(figures)]);
  }

  /** The newest first. */
  async contents(tx: Tx, id: string): Promise<Content[]> {
    const sql = `select ${CONTENT} from snapshot_contents where snapshot_id = $1 order by content desc limit 200`;
    return (await tx.query<Content & { reason: string | null }>(sql, [id])).map(withoutNull);
  }

  async content(tx: Tx, id: string, content: number): Promise<Content & { figures: SnapshotFigure[] }> {
    const sql = `select ${CONTENT}, figures from snapshot_contents where snapshot_id = $1 and content = $2`;
    const [row] = await tx.query<Content & { figures: SnapshotFigure[] }>(sql, [id, content]);
    if (!row) throw new RefusedError(refuse(SnapshotErrors.NO_SUCH_CONTENT, { field: 'content' }));
    return withoutNull(row);
  }

  /** The newest quarter first, by commune: of one quarter, or of all. */
  standings(tx: Tx, quarter?: string): Promise<SnapshotStanding[]> {
    const sql = `
      select id, commune, quarter, signed_at as "signedAt" from snapshots where $1::text is null or quarter = $1
       order by quarter desc, commune`;
    return tx.query(sql, [quarter ?? null]);
  }

  /** Of the content that was signed, whatever was taken before it. */
  signed(tx: Tx, standings: readonly SnapshotStanding[]): Promise<SignedContent[]> {
    const sql = `
      select one.id, one.commune, one.quarter, as_of::text as "asOf", signed_at as "signedAt", one.hash as "signedHash", figures
        from snapshots one join snapshot_contents taken on taken.snapshot_id = one.id and taken.content = one.content
       where one.id = any ($1) and one.stage = 'closed' order by one.commune`;
    return tx.query(sql, [standings.map(({ id }) => id)]);
  }

  /** Communes of which anything was heard: quarters that were taken, in order; where none was, since which month something is known. */
  communes(
    tx: Tx,
    generation: number,
    measures: readonly string[],
  ): Promise<{ commune: string; since: string | null; taken: string[] }[]> {
    return tx.query(COMMUNES, [generation, measures]);
  }

  private one(rows: readonly Row[]): Snapshot {
    const [row] = rows;
    if (!row) throw new RefusedError(refuse(SnapshotErrors.NOT_FOUND));
    return this.snapshotOf(row);
  }

  private snapshotOf(row: Row): Snapshot {
    const { id, commune, quarter, version, content, hash } = row;
    const whole = {
      id,
      commune,
      quarter,
      version,
      content,
      hash,
      openedAt: row.opened_at,
      stageSince: row.stage_since,
    };
    if (row.stage === 'signing') return { ...whole, stage: 'signing' };
    const observation = this.sealed.open(row.observation, OBSERVATION);
    return {
      ...whole,
      stage: 'closed',
      outcome: 'signed',
      signedAt: row.signed_at!,
      signedBy: row.signed_by!,
      observation,
    };
  }
}

const withoutNull = <Row extends { reason?: string | null }>({
  reason,
  ...row
}: Row): Omit<Row, 'reason'> & { reason?: string } => ({
  ...row,
  ...(reason !== null && reason !== undefined && { reason }),
});
