import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { EventRow } from './timeline.js';

/** Events about the case itself, and about its records (which name it as `caseId`): each by an index of its own. */
const OF_CASE = `
  select seq, payload from (
    (select seq, payload from outbox
      where entity_id = $1 and lane = 'event' and ($2::bigint is null or seq < $2) order by seq desc limit $3)
    union
    (select seq, payload from outbox
      where payload -> 'data' ->> 'caseId' = $1::text and lane = 'event' and ($2::bigint is null or seq < $2) order by seq desc limit $3)
  ) as event order by seq desc limit $3`;

/** Reads the event log; nobody writes it but the unit of work. */
@Injectable()
export class EventLogRepository {
  async ofCase(tx: Tx, caseId: string, beforeSeq: string | undefined, limit: number): Promise<EventRow[]> {
    return (await tx.manager.query(OF_CASE, [caseId, beforeSeq ?? null, limit])) as EventRow[];
  }
}
