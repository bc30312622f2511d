import { eventSubject, type ProcessMessage } from '@oln/contracts';
import type { EventEntry, OutboxEntry, ProcessEntry } from './outbox-entry.js';
import { toEvent } from './to-event.js';

/** NATS refuses more than 1 MB; a fact of ids and codes is far below, so a big one is a mistake of its maker. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

/** Part of one data-modifying statement; the text never changes, so the whole can be a named prepared statement. */
export interface OutboxPart {
  /** Body of a CTE: `with written as (${insert}) …`. Takes one parameter. */
  insert: string;
  /** That parameter: the rows as JSON. */
  value: string;
}

const COLUMNS = 'id, lane, commune, entity, entity_id, entity_version, subject, payload';

/** `parameter`: number of the placeholder. */
export function appendOutbox(entries: readonly OutboxEntry[], parameter = 1): OutboxPart {
  return { insert: outboxInsert(parameter), value: outboxValue(entries) };
}

export const outboxInsert = (parameter: number): string => `
    insert into outbox (${COLUMNS})
    select ${COLUMNS}
      from jsonb_to_recordset($${parameter}::jsonb) as row (ord int, id uuid, lane text, commune text, entity text, entity_id uuid,
           entity_version int, subject text, payload jsonb)
     order by ord
    returning 1`;

/** Throws if an entry is too big to travel: better its maker learns than everybody behind it waits. */
export const outboxValue = (entries: readonly OutboxEntry[]): string => `[${entries.map(rowText).join()}]`;

/** The payload is written as text once: it is most of the row. */
function rowText(entry: OutboxEntry, ord: number): string {
  const { id, lane, about } = entry;
  const [entity, subject, text] = lane === 'event' ? factOf(entry) : messageOf(entry);
  assertSize(text, subject);
  const { id: entity_id, commune, version: entity_version } = about;
  const row = JSON.stringify({ ord, id, lane, commune, entity, entity_id, entity_version, subject });
  return `${row.slice(0, -1)},"payload":${text}}`;
}

type Start = Extract<ProcessMessage, { kind: 'start' }>;
type Told = [entity: string, subject: string, payload: string];

const factOf = (entry: EventEntry): Told => [
  entry.definition.entity,
  eventSubject(entry.definition, entry.about.commune),
  JSON.stringify(toEvent(entry)),
];

const messageOf = (entry: ProcessEntry): Told => [entry.message.process, entry.message.workflowId, messageText(entry)];

/** A `StoredProcessMessage`: the trace is added to the text, so that the message is not made twice. */
function messageText({ message, traceparent }: ProcessEntry): string {
  if (!traceparent) return JSON.stringify(message);
  const traced = message.kind === 'start' && !message.input.traceparent ? startWithin(traceparent, message) : message;
  return `${JSON.stringify(traced).slice(0, -1)},"traceparent":${JSON.stringify(traceparent)}}`;
}

const startWithin = (traceparent: string, message: Start): Start => ({
  ...message,
  input: { ...message.input, traceparent },
});

function assertSize(payload: string, subject: string): void {
  const bytes = Buffer.byteLength(payload);
  if (bytes > MAX_PAYLOAD_BYTES)
    throw new Error(`A message for ${subject} has ${bytes} bytes; at most ${MAX_PAYLOAD_BYTES} can travel`);
}
