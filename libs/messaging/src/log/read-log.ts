import type { OlnEvent } from '@oln/contracts';
import type { Database } from '../database/database.js';

export interface LogFilter {
  /** Recorded at or after. */
  from?: Date;
  /** Recorded before. */
  to?: Date;
  entityId?: string;
  commune?: string;
  /** `oln.cases.case.opened.v1` */
  type?: string;
  pageSize?: number;
}

export interface LogEntry {
  seq: string;
  recordedAt: Date;
  publishedAt: Date | null;
  /** NATS subject. */
  subject: string;
  event: OlnEvent;
}

const PAGE = `
  select seq, recorded_at as "recordedAt", published_at as "publishedAt", subject, payload as event
    from outbox
   where lane = 'event' and seq > $1 and recorded_at >= $2 and recorded_at < $3
     and ($4::uuid is null or entity_id = $4) and ($5::text is null or commune = $5) and ($6::text is null or payload ->> 'type' = $6)
   order by seq limit $7`;

/** The facts a service has recorded, in the order of recording: the truth for rebuilds (0-rulings, Messages). */
export async function* readLog(database: Database, filter: LogFilter = {}): AsyncGenerator<LogEntry> {
  const { from = new Date(0), to = new Date('9999-01-01'), entityId, commune, type, pageSize = 500 } = filter;
  let after = '0';
  for (;;) {
    const values = [
      after,
      from.toISOString(),
      to.toISOString(),
      entityId ?? null,
      commune ?? null,
      type ?? null,
      pageSize,
    ];
    const page = await database.query<LogEntry>(PAGE, values);
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)!.seq;
  }
}
