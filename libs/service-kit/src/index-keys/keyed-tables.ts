import type { Tx } from '../persistence/transaction.js';

/** Row as it is read to make its hashes anew: the columns of {@link KeyedRows}. */
export type KeyedRow = Readonly<Record<string, unknown>>;

/** Columns with their new value, or `gone`: what it was made of is not known any more, and the row says nothing without. */
export type NewHashes = Readonly<Record<string, unknown>> | 'gone';

/** A table with keyed hashes (see `keyedTable` of its migration), and how those of a row are made again. */
export interface KeyedRows {
  table: string;
  /** Its primary key. */
  key: readonly string[];
  /** Columns that have hashes. */
  hashed: readonly string[];
  /** What they are made of. */
  read: readonly string[];
  /** `madeWith`: id of the key of the hashes that the row has. */
  hashes(row: KeyedRow, tx: Tx, madeWith: string): NewHashes | Promise<NewHashes>;
  /** Rows that cannot be done yet are left where this does not hold; `$3`: business time. */
  ready?: string;
}

/** The tables of a service with keyed hashes, as data. A spec holds them against its schema (`keyedColumnGaps`). */
export abstract class KeyedTables {
  abstract readonly tables: readonly KeyedRows[];
}

/** Makes the hashes of some rows anew that were made with `madeWith`; gives of how many. Rows that somebody is writing are for the next time. */
export async function rekeyRows(tx: Tx, of: KeyedRows, madeWith: string, most: number): Promise<number> {
  const rows = await tx.query<Record<string, unknown>>(
    `select ${[...new Set([...of.key, ...of.read])].join(', ')} from ${of.table}
      where index_key = $1 and $3::timestamptz is not null and (${of.ready ?? 'true'}) limit $2 for update skip locked`,
    [madeWith, most, tx.asOf.toISOString()],
  );
  for (const row of rows) write(tx, of, row, await of.hashes(row, tx, madeWith));
  await tx.done();
  return rows.length;
}

function write(tx: Tx, { table, key, hashed }: KeyedRows, row: KeyedRow, hashes: NewHashes): void {
  const found = (from: number): string => key.map((column, at) => `${column} = $${from + at}`).join(' and ');
  const place = key.map((column) => row[column]);
  if (hashes === 'gone') return tx.write(`delete from ${table} where ${found(1)}`, place);
  const set = hashed.map((column, at) => `${column} = $${key.length + at + 1}`).join(', ');
  tx.write(`update ${table} set ${set} where ${found(1)}`, [...place, ...hashed.map((column) => hashes[column])]);
}
