import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';

/** Records of a case: their events name the case as well, but under row-level security no index looks into JSON. */
@Injectable()
export class CaseRecords {
  async idsOf(tx: Tx, caseId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>('select id from case_records where case_id = $1', [caseId]);
    return rows.map(({ id }) => id);
  }
}
