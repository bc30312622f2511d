import type { Database } from '../database/database.js';
import type { NatsLink } from '../nats/nats-link.js';
import type { StreamLimits } from '../nats/stream.js';
import { StreamPublisher } from '../nats/stream-publisher.js';
import { groupByKey, runBounded } from '../relay/in-order.js';
import { readLog, type LogEntry } from './read-log.js';

export interface Republishing {
  stream?: string;
  limits?: StreamLimits;
  from: Date;
  to?: Date;
  commune?: string;
}

const PAGE = 500;
const IN_FLIGHT = 64;

/**
 * Sends recorded facts to the stream again, under their own ids: consumers that had them change nothing, the stream
 * itself drops those of the last minutes. For a stream that was lost, or a consumer that is rebuilt. Gives how many.
 */
export async function republish(
  database: Database,
  link: NatsLink,
  { stream, limits, from, to, commune }: Republishing,
): Promise<number> {
  const publisher = new StreamPublisher(link, stream, limits);
  await link.connection();
  await publisher.ready();
  let sent = 0;
  const page: LogEntry[] = [];
  for await (const entry of readLog(database, { from, to, commune, pageSize: PAGE })) {
    page.push(entry);
    if (page.length === PAGE) sent += await sendPage(publisher, page.splice(0));
  }
  return sent + (await sendPage(publisher, page));
}

async function sendPage(publisher: StreamPublisher, page: LogEntry[]): Promise<number> {
  const rows = page.map(({ subject, event }) => ({
    key: event.subject,
    id: event.id,
    subject,
    payload: JSON.stringify(event),
    traceparent: event.traceparent ?? null,
  }));
  const failures: unknown[] = [];
  await runBounded(groupByKey(rows), IN_FLIGHT, async (group) => {
    for (const row of group)
      if (failures.length === 0) await publisher.publish(row).catch((error: unknown) => failures.push(error));
  });
  if (failures.length > 0) throw failures[0];
  return rows.length;
}
