import { Injectable } from '@nestjs/common';
import { withinReach, type Tx } from '@oln/service-kit';

/** Asks the table `rollups` for where it begins. */
@Injectable()
export class ReportRepository {
  /** `2026-01`: the first month in which anything became known; undefined where nothing has. */
  async firstMonth(tx: Tx, generation: number, commune: string): Promise<string | undefined> {
    const sql = `
      select to_char(min(month), 'YYYY-MM') as first from rollups
       where generation = $1 and commune = $2 and ${withinReach(tx, 'commune')}`;
    const [row] = await tx.query<{ first: string | null }>(sql, [generation, commune]);
    return row?.first ?? undefined;
  }
}
