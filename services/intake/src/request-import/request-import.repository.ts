import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { decodeCursor, pageOf, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { rowsOf } from '../persistence/rows-of.js';
import { SealedJson } from '../persistence/sealed-json.js';
import { RequestImportRow } from './request-import.entity.js';
import { RequestImportErrors } from './request-import.errors.js';
import { ROW_STATES, type RequestImport, type RowCounts, type RowState } from './request-import.js';
import type { Header } from './sheet/sheet-columns.js';
import type { SexStyle } from './sheet/cell-words.js';

/** How the sheet is to be read: kept with it, so that a row reads the same whenever it is processed. */
export interface SheetStyle {
  header: { row: number; titles: string[]; columns: [string, number][] };
  sexStyle: SexStyle;
}

export const headerOf = ({ header }: SheetStyle): Header => ({
  ...header,
  columns: new Map(header.columns) as Header['columns'],
});

const placeOf = (id: string): string => `request-import:${id}`;

/** The only file that touches the table `request_imports`. */
@Injectable()
export class RequestImportRepository {
  constructor(private readonly json: SealedJson) {}

  async insert(tx: Tx, received: RequestImport, style: SheetStyle, fileName?: string): Promise<void> {
    await tx.manager.insert(RequestImportRow, {
      ...received,
      columns: this.json.seal(style, placeOf(received.id)),
      fileName: fileName ? this.json.seal(fileName, placeOf(received.id)) : null,
      finishedAt: null,
      remindedAt: null,
    });
  }

  async get(tx: Tx, id: string): Promise<RequestImport> {
    return importOf(await this.row(tx, id));
  }

  async style(tx: Tx, id: string): Promise<SheetStyle> {
    return this.json.open<SheetStyle>((await this.row(tx, id)).columns, placeOf(id));
  }

  /** False if somebody else has just finished it. */
  async finish(tx: Tx, { id, version }: RequestImport): Promise<boolean> {
    const finished = { state: 'finished', finishedAt: tx.asOf, remindedAt: tx.asOf, version: version + 1 } as const;
    const { affected } = await tx.manager.update(RequestImportRow, { id, state: 'running' }, finished);
    return affected === 1;
  }

  async running(tx: Tx, limit: number): Promise<RequestImport[]> {
    return (
      await tx.manager.find(RequestImportRow, { where: { state: 'running' }, order: { id: 'ASC' }, take: limit })
    ).map(importOf);
  }

  async list(tx: Tx, commune: string, page: PageQuery): Promise<Page<RequestImport>> {
    const query = tx.manager.createQueryBuilder(RequestImportRow, 'row').where('row.commune = :commune', { commune });
    const after = decodeCursor(page.cursor, 2);
    if (after) query.andWhere('(row.receivedAt, row.id) < (:at, :id)', { at: after[0], id: after[1] });
    const rows = await query
      .orderBy('row.receivedAt', 'DESC')
      .addOrderBy('row.id', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(rows, page.limit, ({ receivedAt, id }) => [receivedAt.toISOString(), id], importOf);
  }

  /** Finished imports with rows that have waited for a decision since before `since` without a reminder. */
  async toRemind(tx: Tx, since: Date): Promise<RequestImport[]> {
    const rows = await tx.manager
      .createQueryBuilder(RequestImportRow, 'row')
      .where(`row.state = 'finished' and row.remindedAt < :since`, { since })
      .andWhere(
        `exists (select 1 from request_import_rows waiting where waiting.import_id = row.id and waiting.state = 'to-review')`,
      )
      .limit(100)
      .getMany();
    return rows.map(importOf);
  }

  async reminded(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(RequestImportRow, { id }, { remindedAt: tx.asOf });
  }

  async counts(tx: Tx, id: string): Promise<RowCounts> {
    const sql = 'select state, count(*)::int as n from request_import_rows where import_id = $1 group by state';
    const rows = await rowsOf<{ state: RowState; n: number }>(tx, sql, [id]);
    const found = new Map(rows.map(({ state, n }) => [state, n]));
    return Object.fromEntries(ROW_STATES.map((state) => [state, found.get(state) ?? 0])) as RowCounts;
  }

  private async row(tx: Tx, id: string): Promise<RequestImportRow> {
    const row = await tx.manager.findOne(RequestImportRow, { where: { id } });
    if (!row) throw new RefusedError(refuse(RequestImportErrors.NOT_FOUND));
    return row;
  }
}

const importOf = ({
  columns: _columns,
  fileName: _fileName,
  remindedAt: _remindedAt,
  finishedAt,
  ...row
}: RequestImportRow): RequestImport => ({
  ...row,
  finishedAt: finishedAt ?? undefined,
});
