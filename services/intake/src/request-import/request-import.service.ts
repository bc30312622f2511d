import { Injectable } from '@nestjs/common';
import { intakeEvents, refuse, RefusedError, settle } from '@oln/contracts';
import { communeWithin, newId, type Page, type PageQuery, type Tx, UnitOfWork } from '@oln/service-kit';
import { createHash } from 'node:crypto';
import { ImportRowsRepository, type NewRow } from './import-rows.repository.js';
import { RequestImportErrors } from './request-import.errors.js';
import { headerOf, RequestImportRepository, type SheetStyle } from './request-import.repository.js';
import type { ImportRow, RequestImport, RowCounts, RowState } from './request-import.js';
import { isNothing, sexStyleOf } from './sheet/cell-words.js';
import { readSheet, type Sheet } from './sheet/read-sheet.js';
import { readRow } from './sheet/row-facts.js';
import { findHeader } from './sheet/sheet-columns.js';

export interface ReceivedFile {
  bytes: Buffer;
  fileName?: string;
  source: string;
  commune?: string;
}

export interface CountedImport {
  received: RequestImport;
  counts: RowCounts;
}

/** Takes a sheet in. Its rows are kept before anything else is done with them, and processed apart. */
@Injectable()
export class RequestImportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly imports: RequestImportRepository,
    private readonly rows: ImportRowsRepository,
  ) {}

  async receive({ bytes, fileName, source, commune: named }: ReceivedFile): Promise<{ id: string }> {
    const sheet = settle(await readSheet(bytes));
    const style = styleOf(sheet);
    return this.work.run('request-import.receive', async (tx) => {
      const commune = communeWithin(tx.context, named);
      const rows = this.readRows(tx, sheet, style, commune);
      const received = this.received(tx, {
        commune,
        source,
        rows: rows.length,
        fileKind: sheet.kind,
        fileHash: hashOf(bytes),
      });
      await this.imports.insert(tx, received, style, fileName);
      await this.rows.insert(tx, received.id, commune, rows);
      tx.emit(intakeEvents.importReceived, received, { id: received.id, rows: rows.length });
      tx.audit({ kind: 'request-import', id: received.id, commune, version: 1 });
      return { id: received.id };
    });
  }

  get(id: string): Promise<CountedImport> {
    return this.work.read('request-import.read', async (tx) => {
      const received = await this.imports.get(tx, id);
      return { received, counts: await this.imports.counts(tx, id) };
    });
  }

  list(named: string | undefined, page: PageQuery): Promise<Page<RequestImport>> {
    return this.work.read('request-import.list', (tx) => this.imports.list(tx, communeWithin(tx.context, named), page));
  }

  /** The report, row by row. Who reads it sees who the rows are about: it is audited. */
  report(id: string, state: RowState | undefined, page: PageQuery): Promise<Page<ImportRow>> {
    return this.work.read('request-import.report', async (tx) => {
      const { commune, version } = await this.imports.get(tx, id);
      tx.audit({ kind: 'request-import', id, commune, version });
      return this.rows.list(tx, id, state, page);
    });
  }

  private received(
    tx: Tx,
    given: Pick<RequestImport, 'commune' | 'source' | 'rows' | 'fileKind' | 'fileHash'>,
  ): RequestImport {
    const receivedBy = tx.context.principal.person;
    return { ...given, id: newId(), version: 1, state: 'running', receivedAt: tx.asOf, receivedBy };
  }

  /** What cannot be understood is answered at once; the rest waits for its turn. */
  private readRows(tx: Tx, sheet: Sheet, style: SheetStyle, commune: string): NewRow[] {
    const context = { header: headerOf(style), sexStyle: style.sexStyle, commune, asOf: tx.asOf };
    return sheet.rows.flatMap((cells, at): NewRow[] => {
      const rowNumber = at + 1;
      if (rowNumber <= style.header.row || cells.every((cell) => cell === '' || isNothing(cell))) return [];
      const read = readRow(cells, context);
      if ('problems' in read) {
        const { problems } = read;
        return [{ rowNumber, cells, state: 'refused', code: problems[0]?.code, problems }];
      }
      return [{ rowNumber, cells, state: 'pending', problems: read.remarks }];
    });
  }
}

function styleOf(sheet: Sheet): SheetStyle {
  const header = findHeader(sheet.rows);
  if (!header) throw new RefusedError(refuse(RequestImportErrors.NO_HEADER));
  const sexAt = header.columns.get('sex');
  const sexCells = sexAt === undefined ? [] : sheet.rows.slice(header.row).map((row) => row[sexAt] ?? '');
  return { header: { ...header, columns: [...header.columns] }, sexStyle: sexStyleOf(sexCells) };
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
