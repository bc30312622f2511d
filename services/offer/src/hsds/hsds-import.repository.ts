import { Inject, Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import {
  CIPHER,
  decodeCursor,
  newestFirst,
  pageOf,
  type FieldCipher,
  type Page,
  type PageQuery,
  type Tx,
} from '@oln/service-kit';
import { createHash } from 'node:crypto';
import { HsdsErrors } from './hsds.errors.js';
import { HsdsImportedRow, HsdsImportRow, HsdsSourceRow } from './hsds-import.entity.js';
import type { HsdsImport, ImportedRow, PackageFrame, RowState } from './hsds-import.js';

/** What a source said of a row when it last spoke. */
export interface KnownRow {
  contentHash: string;
  importId: string;
}

/** A row as its source says it now. */
export interface SourceRow {
  file: string;
  rowKey: string;
  position: number;
  contentHash: string;
  record: unknown;
}

/** As it lies in its table. */
export interface SealedSourceRow {
  commune: string;
  source: string;
  file: string;
  row_key: string;
  record_sealed: Buffer;
}

const MARK = 'hsds.source-mark';
const HASH = /^[0-9a-f]{64}$/;

/** Parameters of one statement are limited. */
const AT_ONCE = 1_000;

/** The only file that touches the tables `hsds_imports`, `hsds_import_rows` and `hsds_rows`. */
@Injectable()
export class HsdsImportRepository {
  constructor(@Inject(CIPHER) private readonly cipher: FieldCipher) {}

  /** Keyed: the same content gives the same hash, and the hash gives nothing away. Under every key of the ring, the one that is written first. */
  hashesOf(content: unknown): string[] {
    return this.cipher.exactCandidates('hsds-row', JSON.stringify(content));
  }

  /** The hash of a row as its source said it last. */
  hashAgain({ commune, source, file, row_key: rowKey, record_sealed: sealed }: SealedSourceRow): string {
    return this.hashesOf(this.open(sealed, `hsds-row:${commune}:${source}:${placeOf({ file, rowKey })}`))[0]!;
  }

  /** What a source says of a record, so that it is known again, sealed. */
  markOf(content: unknown): string {
    return this.cipher.seal(digestOf(content), MARK).toString('base64');
  }

  isMarkOf(mark: string, content: unknown): boolean {
    const sealed = Buffer.from(mark, 'base64');
    // Once it was a keyed hash: what such a source says now counts as new.
    return !HASH.test(mark) && this.cipher.open(sealed, MARK) === digestOf(content);
  }

  async insert(tx: Tx, received: HsdsImport, frame: PackageFrame): Promise<void> {
    const packageSealed = this.seal(frame, `hsds-package:${received.id}`);
    await tx.manager.insert(HsdsImportRow, { ...received, packageSealed });
  }

  /** What the source has said until now, by file and key. */
  async known(tx: Tx, commune: string, source: string): Promise<Map<string, KnownRow>> {
    const rows = await tx.query<KnownRow & { file: string; rowKey: string }>(KNOWN, [commune, source]);
    return new Map(rows.map((row) => [placeOf(row), row]));
  }

  async insertRows(tx: Tx, { id: importId, commune }: HsdsImport, rows: readonly ImportedRow[]): Promise<void> {
    for (const some of inParts(rows)) {
      const values = some.map(({ record, recordId, ...row }) => ({
        ...row,
        ...{ importId, commune, recordId: recordId ?? null },
        recordSealed:
          row.state === 'unchanged' ? null : this.seal(record, `hsds-import-row:${importId}:${row.position}`),
      }));
      await tx.manager.insert(HsdsImportedRow, values);
    }
  }

  /** From now on the source says this. */
  async keep(tx: Tx, { id: importId, commune, source }: HsdsImport, rows: readonly SourceRow[]): Promise<void> {
    for (const some of inParts(rows)) {
      const values = some.map(({ record, ...row }) => ({
        ...row,
        ...{ importId, commune, source },
        recordSealed: this.seal(record, `hsds-row:${commune}:${source}:${placeOf(row)}`),
      }));
      await tx.manager.upsert(HsdsSourceRow, values, ['commune', 'source', 'file', 'rowKey']);
    }
  }

  async get(tx: Tx, id: string): Promise<HsdsImport> {
    const row = await tx.manager.findOne(HsdsImportRow, { where: { id } });
    if (!row) throw new RefusedError(refuse(HsdsErrors.IMPORT_NOT_FOUND));
    return row;
  }

  list(tx: Tx, commune: string, page: PageQuery): Promise<Page<HsdsImport>> {
    const query = tx.manager.createQueryBuilder(HsdsImportRow, 'row').where('row.commune = :commune', { commune });
    return newestFirst(query, 'receivedAt', page, (row) => row);
  }

  /** The newest import of a source. Throws HSDS.SOURCE_UNKNOWN. */
  async latest(tx: Tx, commune: string, source: string): Promise<{ received: HsdsImport; frame: PackageFrame }> {
    const row = await tx.manager
      .createQueryBuilder(HsdsImportRow, 'row')
      .addSelect('row.packageSealed')
      .where('row.commune = :commune and row.source = :source', { commune, source })
      .orderBy('row.receivedAt', 'DESC')
      .addOrderBy('row.id', 'DESC')
      .limit(1)
      .getOne();
    if (!row) throw new RefusedError(refuse(HsdsErrors.SOURCE_UNKNOWN, { field: 'source' }));
    const { packageSealed, ...received } = row;
    return { received, frame: this.open(packageSealed, `hsds-package:${row.id}`) };
  }

  /** Rows of an import as its source says them now, in their order. */
  async rowsNow(tx: Tx, { id: importId, commune, source }: HsdsImport): Promise<SourceRow[]> {
    const rows = await tx.manager.find(HsdsSourceRow, { where: { importId }, order: { position: 'ASC' } });
    return rows.map(({ recordSealed, ...row }) => ({
      ...row,
      record: this.open(recordSealed, `hsds-row:${commune}:${source}:${placeOf(row)}`),
    }));
  }

  async report(tx: Tx, importId: string, state: RowState | undefined, page: PageQuery): Promise<Page<ImportedRow>> {
    const query = tx.manager.createQueryBuilder(HsdsImportedRow, 'row').where('row.importId = :importId', { importId });
    if (state) query.andWhere('row.state = :state', { state });
    const after = decodeCursor(page.cursor, 1);
    if (after) query.andWhere('row.position > :position', { position: after[0] });
    const rows = await query
      .orderBy('row.position')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(
      rows,
      page.limit,
      ({ position }) => [position],
      (row) => this.importedOf(row),
    );
  }

  private importedOf({ recordSealed, recordId, importId, commune: _commune, ...row }: HsdsImportedRow): ImportedRow {
    const record = recordSealed ? this.open(recordSealed, `hsds-import-row:${importId}:${row.position}`) : undefined;
    return { ...row, recordId: recordId ?? undefined, record };
  }

  private seal(value: unknown, place: string): Buffer {
    return this.cipher.seal(JSON.stringify(value), place);
  }

  private open<Value>(sealed: Uint8Array, place: string): Value {
    return JSON.parse(this.cipher.open(sealed, place)) as Value;
  }
}

const KNOWN = `
  select file, row_key as "rowKey", content_hash as "contentHash", import_id as "importId"
    from hsds_rows where commune = $1 and source = $2`;

const digestOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');

export const placeOf = ({ file, rowKey }: { file: string; rowKey: string }): string => `${file}\n${rowKey}`;

function* inParts<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE);
}
