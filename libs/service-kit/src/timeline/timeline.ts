import type { OlnEvent } from '@oln/contracts';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../http/page.js';
import type { Tx } from '../persistence/transaction.js';
import type { TimelineEntryDto } from './timeline.dto.js';

interface EventRow {
  /** bigint, as text. */
  seq: string;
  payload: OlnEvent;
}

/** Per record, so that each is read from where the page begins: of all together the planner would read the whole log. */
const EVENTS_OF = `
  select event.seq, event.payload
    from unnest($1::uuid[]) as record (id),
         lateral (select seq, payload from outbox
                   where entity_id = record.id and lane = 'event' and ($2::bigint is null or seq < $2)
                   order by seq desc limit $3) as event
   order by event.seq desc limit $3`;

/** What happened to these records, newest first: their events, for the outbox is the event log. */
export async function timelineOf(tx: Tx, recordIds: string[], page: PageQuery): Promise<Page<TimelineEntryDto>> {
  const [before] = decodeCursor(page.cursor, 1) ?? [];
  const values = [recordIds, before === undefined ? null : String(before), page.limit + 1];
  const rows = await tx.manager.query<EventRow[]>(EVENTS_OF, values);
  return pageOf(rows, page.limit, ({ seq }) => [seq], entryOf);
}

const entryOf = ({ payload }: EventRow): TimelineEntryDto => ({
  id: payload.id,
  type: payload.type,
  at: payload.asof,
  actor: payload.actor,
  version: payload.entityversion,
  facts: payload.data,
});
