import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/** Of a generation, as its parts are named. */
const TABLES = ['heard', 'marks', 'rollups'] as const;

export interface Copied {
  rows: number;
  seconds: number;
}

/**
 * The bare thing: the rows of a generation once more by COPY, from files that are there before, into tables with the same columns, checks and
 * indexes, each in a transaction. The server reads them itself: no client, no row-level security. In the order in which the
 * rows lie, so that both sides meet the same pages of the indexes.
 */
export class CopiedTables {
  private readonly folder: Promise<string>;

  constructor(
    private readonly admin: pg.Client,
    private readonly generation: number,
  ) {
    this.folder = admin
      .query<{ data_directory: string }>('show data_directory')
      .then(({ rows }) => rows[0]!.data_directory);
  }

  async copy(): Promise<Copied> {
    for (const table of TABLES)
      await this.admin.query(`copy ${this.part(table)} to '${await this.file(table)}' (format binary)`);
    await this.admin.query('create schema bare');
    for (const table of TABLES)
      await this.admin.query(`create table bare.${table} (like ${this.part(table)} including all)`);
    await this.admin.query('checkpoint');
    const copied = await this.timed();
    await this.admin.query('drop schema bare cascade');
    for (const table of TABLES) unlinkSync(await this.file(table));
    return copied;
  }

  private async timed(): Promise<Copied> {
    const began = await this.clock();
    let rows = 0;
    for (const table of TABLES) {
      const { rowCount } = await this.admin.query(
        `copy bare.${table} from '${await this.file(table)}' (format binary)`,
      );
      rows += rowCount ?? 0;
    }
    return { rows, seconds: ((await this.clock()) - began) / 1_000 };
  }

  private async clock(): Promise<number> {
    const { rows } = await this.admin.query<{ ms: number }>(
      'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
    );
    return rows[0]!.ms;
  }

  private readonly part = (table: string): string => `reporting.${table}_${this.generation}`;

  private file = async (table: string): Promise<string> => join(await this.folder, `bare-${table}.copy`);
}
