import { Injectable } from '@nestjs/common';
import { settle } from '@oln/contracts';
import { communeWithin, lockByName, newId, type Page, type PageQuery, type Tx, UnitOfWork } from '@oln/service-kit';
import { createHash } from 'node:crypto';
import type { HsdsRemark } from './hsds.errors.js';
import type { HsdsRow } from './hsds-dataset.js';
import { HsdsImportRepository, placeOf, type KnownRow, type SourceRow } from './hsds-import.repository.js';
import {
  NO_ROWS,
  type DataSetOf,
  type HsdsImport,
  type ImportedRow,
  type RowCounts,
  type RowState,
} from './hsds-import.js';
import type { TableName } from './hsds-tables.js';
import { ImportedOffers } from './imported-offers.js';
import { ImportedOrganizations } from './imported-organizations.js';
import { readPackage } from './read-package.js';
import { JSON_FILE, readRows, type Received, type ReceivedRow } from './received-rows.js';

interface Applied {
  organizations: Map<string, string>;
  offers: Map<string, string>;
  remarks: Map<HsdsRow, HsdsRemark>;
}

/** Tables the map has no use for: kept, and given back. */
const UNUSED: readonly TableName[] = [
  'program',
  'funding',
  'metadata',
  'meta_table_description',
  'organization_identifier',
];

/**
 * Takes a package in, in one transaction: every row is kept as received and gets its answer. The same package again
 * changes nothing; a later one of the same source changes what it says otherwise.
 */
@Injectable()
export class HsdsImportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly imports: HsdsImportRepository,
    private readonly organizations: ImportedOrganizations,
    private readonly offers: ImportedOffers,
  ) {}

  receive(bytes: Uint8Array, source: string, named: string | undefined): Promise<HsdsImport> {
    const form = settle(readPackage(bytes));
    const read = readRows(form);
    const fileHash = createHash('sha256').update(bytes).digest('hex');
    return this.work.run('hsds.import', async (tx) => {
      const commune = communeWithin(tx.context, named);
      // Two packages of one source come one after the other.
      await lockByName(tx, `hsds-import ${commune} ${source}`);
      const { person: receivedBy } = tx.context.principal;
      const base = {
        id: newId(),
        commune,
        version: 1,
        source,
        form: form.form,
        fileHash,
        receivedBy,
        receivedAt: tx.asOf,
      };
      return this.keep(tx, base, read);
    });
  }

  get(id: string): Promise<HsdsImport> {
    return this.work.read('hsds.read-import', (tx) => this.imports.get(tx, id));
  }

  list(named: string | undefined, page: PageQuery): Promise<Page<HsdsImport>> {
    return this.work.read('hsds.list-imports', (tx) => this.imports.list(tx, communeWithin(tx.context, named), page));
  }

  /** The report, row by row. Contacts in it are people: who reads it is on record. */
  report(id: string, state: RowState | undefined, page: PageQuery): Promise<Page<ImportedRow>> {
    return this.work.read('hsds.read-report', async (tx) => {
      const { commune, version } = await this.imports.get(tx, id);
      tx.audit({ kind: 'hsds-import', id, commune, version });
      return this.imports.report(tx, id, state, page);
    });
  }

  private async keep(tx: Tx, base: Omit<HsdsImport, 'counts'>, read: Received): Promise<HsdsImport> {
    const { commune, source } = base;
    const known = await this.imports.known(tx, commune, source);
    const { imports } = this;
    const applied = await this.apply(tx, read, {
      ...{ commune, source },
      markOf: (content) => imports.markOf(content),
      isMarkOf: (mark, content) => imports.isMarkOf(mark, content),
    });
    const keyed = withKeys(read.rows, known, (record) => imports.hashesOf(record));
    const rows = keyed.map(({ row, hashes, rowKey }) => answerOf(row, { rowKey, hashes, known, applied }));
    const received = { ...base, counts: countsOf(rows, known) };
    await this.imports.insert(tx, received, read.frame);
    await this.imports.insertRows(tx, received, rows);
    await this.imports.keep(tx, received, keyed.map(sourceRowOf));
    tx.audit({ kind: 'hsds-import', id: received.id, commune, version: 1 });
    return received;
  }

  private async apply(tx: Tx, { dataset }: Received, of: DataSetOf): Promise<Applied> {
    const organizations = await this.organizations.apply(tx, dataset, of);
    const offers = await this.offers.apply(tx, dataset, organizations, of);
    return { organizations, offers, remarks: await this.offers.applyPlaces(tx, dataset, offers, of) };
  }
}

interface Keyed {
  row: ReceivedRow;
  /** Under every key of the index, the one that is written first. */
  hashes: string[];
  rowKey: string;
}

/** A row is known by its id in the source; without one by what it says: the same has the key that it had. */
function withKeys(
  rows: readonly ReceivedRow[],
  known: Map<string, KnownRow>,
  hashesOf: (record: unknown) => string[],
): Keyed[] {
  const nameless = namelessOf(known);
  const taken = new Set<string>();
  return rows.map((row) => {
    const { file, sourceId, position } = row;
    const hashes = hashesOf(row.record);
    const free = (rowKey: string): boolean => !taken.has(placeOf({ file, rowKey }));
    const before = hashes.flatMap((hash) => nameless.get(placeOf({ file, rowKey: hash })) ?? []).find(free);
    const wanted = sourceId ?? before ?? `#${newId()}`;
    const rowKey = free(wanted) ? wanted : `${wanted}#${position}`;
    taken.add(placeOf({ file, rowKey }));
    return { row, hashes, rowKey };
  });
}

/** Keys of rows without an id, by their file and what they say. */
function namelessOf(known: Map<string, KnownRow>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [place, { contentHash }] of known) {
    const [file = '', rowKey = ''] = place.split('\n');
    if (!rowKey.startsWith('#')) continue;
    const said = placeOf({ file, rowKey: contentHash });
    found.set(said, [...(found.get(said) ?? []), rowKey]);
  }
  return found;
}

const sourceRowOf = ({ row, hashes, rowKey }: Keyed): SourceRow => ({
  file: row.file,
  rowKey,
  position: row.position,
  contentHash: hashes[0]!,
  record: row.record,
});

type Asked = { rowKey: string; hashes: string[]; known: Map<string, KnownRow>; applied: Applied };

function answerOf(row: ReceivedRow, { rowKey, hashes, known, applied }: Asked): ImportedRow {
  const { position, file, number: rowNumber, record, sourceId } = row;
  const before = known.get(placeOf({ file, rowKey }));
  return {
    ...{ position, file, rowNumber, rowKey, record },
    state: stateOf(row, before, hashes),
    remarks: [...row.remarks, ...saidOf(row, applied)],
    recordId: row.refused || !sourceId ? undefined : recordOf(row, sourceId, applied),
  };
}

/** In the JSON form what is said of a part is said of its service. */
function saidOf({ row, file, number }: ReceivedRow, { remarks }: Applied): HsdsRemark[] {
  if (file === JSON_FILE) return [...remarks].filter(([part]) => part.number === number).map(([, remark]) => remark);
  const said = row && remarks.get(row);
  return said ? [said] : [];
}

function stateOf(row: ReceivedRow, before: KnownRow | undefined, hashes: string[]): RowState {
  if (row.refused) return 'refused';
  if (!row.row || UNUSED.includes(row.row.table)) return 'kept';
  if (!before) return 'accepted';
  return hashes.includes(before.contentHash) ? 'unchanged' : 'changed';
}

function recordOf({ row }: ReceivedRow, sourceId: string, { organizations, offers }: Applied): string | undefined {
  if (row?.table === 'organization') return organizations.get(sourceId);
  return row?.table === 'service' ? offers.get(sourceId) : undefined;
}

function countsOf(rows: readonly ImportedRow[], known: Map<string, KnownRow>): RowCounts {
  const counts = { ...NO_ROWS };
  for (const { state } of rows) counts[state] += 1;
  const named = new Set(rows.map(placeOf));
  counts.absent = [...known].filter(([place]) => !named.has(place)).length;
  return counts;
}
