import { Inject, Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import {
  CIPHER,
  decodeCursor,
  lockHashes,
  pageOf,
  type FieldCipher,
  type Page,
  type PageQuery,
  type Tx,
} from '@oln/service-kit';
import { createHash } from 'node:crypto';
import { In } from 'typeorm';
import { rowsOf } from '../persistence/rows-of.js';
import { SealedJson } from '../persistence/sealed-json.js';
import { ImportedContentRow, ImportRowRow } from './request-import.entity.js';
import { RequestImportErrors } from './request-import.errors.js';
import type { ImportRow, RowAnswer, RowState } from './request-import.js';

export type NewRow = Pick<ImportRow, 'rowNumber' | 'cells' | 'state' | 'code' | 'problems'>;

/** What a source says in a row, as it is understood. */
export interface Claimed {
  source: string;
  content: unknown;
}

/** Parameters of one statement are limited; so is what one round trip should carry. */
const AT_ONCE = 500;

/** Of two replicas each takes its own row. */
const NEXT = `
  select row_number from request_import_rows
   where import_id = $1 and state = 'pending'
   order by row_number limit 1 for update skip locked`;

/** Imported before, under another key of the index. */
const MOVED = `
  update imported_contents set content_hash = $3 where commune = $1 and source = $2 and content_hash = any ($4)`;

/** The only file that touches the tables `request_import_rows` and `imported_contents`. */
@Injectable()
export class ImportRowsRepository {
  constructor(
    private readonly json: SealedJson,
    @Inject(CIPHER) private readonly cipher: FieldCipher,
  ) {}

  /** Keyed: the same content gives the same hash, and the hash gives nothing away. Under every key of the ring, the one that is written first. */
  hashesUnder(digest: string): string[] {
    return this.cipher.exactCandidates('import-row', digest);
  }

  openDigest(row: Pick<ImportRow, 'importId' | 'rowNumber'>, sealed: Buffer): string {
    return this.cipher.open(sealed, digestPlace(row));
  }

  /** Every row as it was received, sealed: nothing is lost, whatever becomes of it. */
  async insert(tx: Tx, importId: string, commune: string, rows: NewRow[]): Promise<void> {
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const some = rows.slice(at, at + AT_ONCE).map(({ cells, code, ...row }) => ({
        ...row,
        ...{ importId, commune, candidates: [], attempts: 0, code: code ?? null },
        sealed: this.json.seal(cells, placeOf(importId, row.rowNumber)),
        doneAt: row.state === 'pending' ? null : tx.asOf,
      }));
      await tx.manager.insert(ImportRowRow, some);
    }
  }

  /** The first row that waits and that nobody is working on, locked. */
  async lockNext(tx: Tx, importId: string): Promise<ImportRow | undefined> {
    const [next] = await rowsOf<{ row_number: number }>(tx, NEXT, [importId]);
    return next && this.find(tx, importId, next.row_number);
  }

  async lock(tx: Tx, importId: string, rowNumber: number): Promise<ImportRow> {
    const row = await tx.manager.findOne(ImportRowRow, {
      where: { importId, rowNumber },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw new RefusedError(refuse(RequestImportErrors.NOT_FOUND));
    return this.rowOf(row);
  }

  async find(tx: Tx, importId: string, rowNumber: number): Promise<ImportRow | undefined> {
    const row = await tx.manager.findOne(ImportRowRow, { where: { importId, rowNumber } });
    return row ? this.rowOf(row) : undefined;
  }

  async answer(tx: Tx, { importId, rowNumber }: ImportRow, { state, code, ...rest }: RowAnswer): Promise<void> {
    await tx.manager.update(
      ImportRowRow,
      { importId, rowNumber },
      { state, code: code ?? null, ...rest, doneAt: tx.asOf },
    );
  }

  /** Counts a try that failed. */
  async failed(tx: Tx, { importId, rowNumber, attempts }: ImportRow): Promise<void> {
    await tx.manager.update(ImportRowRow, { importId, rowNumber }, { attempts: attempts + 1 });
  }

  /** The row that has this content already; undefined if this one has it from now on. */
  async claim(
    tx: Tx,
    row: ImportRow,
    { source, content }: Claimed,
  ): Promise<{ importId: string; rowNumber: number } | undefined> {
    const { commune, importId, rowNumber } = row;
    const told = digestOf(content);
    const hashes = this.hashesUnder(told);
    const [contentHash = '', ...others] = hashes;
    await lockHashes(tx, hashes);
    if (others.length > 0) await tx.query(MOVED, [commune, source, contentHash, others]);
    const digest = this.cipher.seal(told, digestPlace(row));
    const insert = tx.manager.createQueryBuilder().insert().into(ImportedContentRow);
    await insert.values({ commune, source, contentHash, importId, rowNumber, digest }).orIgnore().execute();
    const owner = await tx.manager.findOneOrFail(ImportedContentRow, { where: { commune, source, contentHash } });
    return owner.importId === importId && owner.rowNumber === rowNumber ? undefined : owner;
  }

  async release(tx: Tx, { commune }: ImportRow, { source, content }: Claimed): Promise<void> {
    const contentHash = In(this.hashesUnder(digestOf(content)));
    await tx.manager.delete(ImportedContentRow, { commune, source, contentHash });
  }

  async list(tx: Tx, importId: string, state: RowState | undefined, page: PageQuery): Promise<Page<ImportRow>> {
    const query = tx.manager.createQueryBuilder(ImportRowRow, 'row').where('row.importId = :importId', { importId });
    if (state) query.andWhere('row.state = :state', { state });
    const after = decodeCursor(page.cursor, 1);
    if (after) query.andWhere('row.rowNumber > :number', { number: after[0] });
    const rows = await query
      .orderBy('row.rowNumber')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(
      rows,
      page.limit,
      ({ rowNumber }) => [rowNumber],
      (row) => this.rowOf(row),
    );
  }

  private rowOf({ sealed, code, requestId, personId, sameAsRow, doneAt: _doneAt, ...row }: ImportRowRow): ImportRow {
    return {
      ...row,
      cells: this.json.open<string[]>(sealed, placeOf(row.importId, row.rowNumber)),
      code: code ?? undefined,
      requestId: requestId ?? undefined,
      personId: personId ?? undefined,
      sameAsRow: sameAsRow ?? undefined,
    };
  }
}

const digestOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');

const digestPlace = ({ importId, rowNumber }: Pick<ImportRow, 'importId' | 'rowNumber'>): string =>
  `imported-content.digest:${importId}:${rowNumber}`;

const placeOf = (importId: string, rowNumber: number): string => `request-import-row:${importId}:${rowNumber}`;
