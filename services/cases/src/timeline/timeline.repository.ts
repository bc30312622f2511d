import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { EventRow } from './timeline.js';

/**
 * Events about the case itself and about its records. They name the case as well, but under row-level security no index
 * looks into JSON.
 */
const OF_CASE = `
  select seq, payload from outbox
   where entity_id = any (array(select id from case_records where case_id = $1) || $1::uuid)
     and lane = 'event' and ($2::bigint is null or seq < $2)
   order by seq desc limit $3`;

/** Reads the event log; nobody writes it but the unit of work. */
@Injectable()
export class EventLogRepository {
  async ofCase(tx: Tx, caseId: string, beforeSeq: string | undefined, limit: number): Promise<EventRow[]> {
    return (await tx.manager.query(OF_CASE, [caseId, beforeSeq ?? null, limit])) as EventRow[];
  }
}
