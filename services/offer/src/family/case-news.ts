import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';

export type CaseFact = 'pause' | 'person' | 'exit';

/** Events come twice and out of order: of what is told about one thing the newest holds, and an older one changes nothing. */
const NEWER = `
  insert into case_news (case_id, commune, fact, version) values ($1, $2, $3, $4)
  on conflict (case_id, fact) do update set version = excluded.version where case_news.version < excluded.version
  returning version`;

/** The only file that touches the table `case_news`. */
@Injectable()
export class CaseNews {
  async isNew(tx: Tx, caseId: string, commune: string, fact: CaseFact, version: number): Promise<boolean> {
    return (await tx.query(NEWER, [caseId, commune, fact, version])).length > 0;
  }
}
