import { Injectable } from '@nestjs/common';
import { communeWithin, type Tx, UnitOfWork } from '@oln/service-kit';
import type { Offer } from '../offer-map/offer.js';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { textOf } from './check-rows.js';
import { HsdsImportRepository, type SourceRow } from './hsds-import.repository.js';
import { datasetOf, nest, type HsdsRow, type Values } from './hsds-dataset.js';
import { tableOfFile } from './hsds-tables.js';
import type { PackageFrame } from './hsds-import.js';
import { changesOf } from './map-changes.js';
import { PublishedMap } from './published-map.service.js';
import { packageOf, zipOf, type CsvFile } from './write-package.js';

type Doc = Record<string, unknown>;

export interface Exported {
  bytes: Uint8Array;
  type: 'application/zip' | 'application/json';
  fileName: string;
}

export interface ExportOrder {
  form: 'tabular' | 'json';
  /** A data set that was imported, as it came; absent: the office's own map. */
  source?: string;
  commune?: string;
}

/** Gives the map back in the forms of HSDS. */
@Injectable()
export class HsdsExportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly imports: HsdsImportRepository,
    private readonly offers: OfferRepository,
    private readonly published: PublishedMap,
  ) {}

  export({ form, source, commune: named }: ExportOrder): Promise<Exported> {
    return this.work.read('hsds.export', async (tx) => {
      const commune = communeWithin(tx.context, named);
      const name = source ?? `oferta-${commune}`;
      const whole = source ? await this.ofSource(tx, commune, source) : await this.ofMap(tx, commune);
      if (form === 'json') return jsonFile(name, whole.docs());
      const { files, others } = whole.tables();
      return { bytes: zipOf(files, others), type: 'application/zip', fileName: `${name}.zip` };
    });
  }

  private async ofMap(tx: Tx, commune: string): Promise<Forms> {
    const docs = await this.published.docsOf(tx, commune);
    return { docs: () => docs, tables: () => packageOf(docs) };
  }

  /** What the source said, in its own rows, with what the office has changed since. */
  private async ofSource(tx: Tx, commune: string, source: string): Promise<Forms> {
    const { received, frame } = await this.imports.latest(tx, commune, source);
    const rows = await this.imports.rowsNow(tx, received);
    tx.audit({ kind: 'hsds-import', id: received.id, commune, version: received.version });
    const known = await this.offers.ofSource(tx, commune, source);
    const offers = await this.offers.several(
      tx,
      [...known.values()].map(({ id }) => id),
    );
    const bySourceId = new Map(offers.map((offer) => [offer.sourceId!, offer]));
    return received.form === 'json' ? formsOfDocs(rows, bySourceId) : formsOfTables(frame, rows, bySourceId);
  }
}

interface Forms {
  docs(): Doc[];
  tables(): { files: CsvFile[]; others: Record<string, string> };
}

const jsonFile = (name: string, docs: Doc[]): Exported => ({
  bytes: Buffer.from(`${JSON.stringify(docs, null, 2)}\n`),
  type: 'application/json',
  fileName: `${name}.json`,
});

function formsOfDocs(rows: readonly SourceRow[], offers: Map<string, Offer>): Forms {
  const docs = rows.map(({ record }) => {
    const doc = record as Doc;
    const offer = offers.get(textOf(doc.id));
    return offer ? { ...doc, ...changesOf(doc, offer) } : doc;
  });
  return { docs: () => docs, tables: () => packageOf(docs) };
}

function formsOfTables(frame: PackageFrame, rows: readonly SourceRow[], offers: Map<string, Offer>): Forms {
  const files = frame.files.map((file) =>
    changedFile(
      file,
      rows.filter((row) => row.file === file.path),
      offers,
    ),
  );
  return {
    docs: () => nest(datasetOf(files.flatMap(hsdsRowsOf))),
    tables: () => ({ files, others: frame.others }),
  };
}

function changedFile(
  { path, columns }: PackageFrame['files'][number],
  rows: readonly SourceRow[],
  offers: Map<string, Offer>,
): CsvFile {
  const cells = rows.map(({ record }) => record as string[]);
  if (tableOfFile(path) !== 'service') return { path, columns, rows: cells };
  const changes = cells.map((row) => {
    const values = valuesOf(columns, row);
    const offer = offers.get(textOf(values.id));
    return offer ? changesOf(values, offer) : {};
  });
  const added = [...new Set(changes.flatMap((change) => Object.keys(change)))].filter(
    (name) => !columns.includes(name),
  );
  const all = [...columns, ...added];
  return { path, columns: all, rows: cells.map((row, at) => changedCells(all, row, changes[at]!)) };
}

function changedCells(columns: readonly string[], cells: readonly string[], change: Doc): readonly string[] {
  if (Object.keys(change).length === 0) return cells;
  const said = columns.map((column, at) =>
    Object.hasOwn(change, column) ? textOf(change[column]) : (cells[at] ?? ''),
  );
  return [...said, ...cells.slice(columns.length)];
}

const valuesOf = (columns: readonly string[], cells: readonly string[]): Values =>
  Object.fromEntries(columns.flatMap((column, at) => (cells[at] === undefined ? [] : [[column, cells[at]]])));

function hsdsRowsOf({ path, columns, rows }: CsvFile): HsdsRow[] {
  const table = tableOfFile(path);
  return table ? rows.map((cells, at) => ({ table, number: at + 1, values: valuesOf(columns, cells) })) : [];
}
