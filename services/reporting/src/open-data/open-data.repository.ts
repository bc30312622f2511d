import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';

/** Asks the table `rollups` for where the data of all communes begin. */
@Injectable()
export class OpenDataRepository {
  /** `2026-01`; the first month in which anything became known; undefined where nothing has. */
  async firstMonth(tx: Tx, generation: number): Promise<string | undefined> {
    const sql = `select to_char(min(month), 'YYYY-MM') as first from rollups where generation = $1`;
    return (await tx.query<{ first: string | null }>(sql, [generation]))[0]?.first ?? undefined;
  }
}
