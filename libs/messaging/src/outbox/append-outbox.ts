import { eventSubject, type OlnEvent } from '@oln/contracts';
import type { EventEntry, OutboxEntry, ProcessEntry, StoredProcessMessage } from './outbox-entry.js';
import { toEvent } from './to-event.js';

/** NATS refuses more than 1 MB; a fact of ids and codes is far below, so a big one is a mistake of its maker. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

interface OutboxRow {
  ord: number;
  id: string;
  lane: OutboxEntry['lane'];
  commune: string;
  entity: string;
  entity_id: string;
  entity_version: number;
  subject: string;
  payload: OlnEvent | StoredProcessMessage;
}

/** Part of one data-modifying statement; the texts never change, so the whole can be a named prepared statement. */
export interface OutboxPart {
  /** Body of a CTE: `with written as (${insert}) …`. Takes one parameter. */
  insert: string;
  /** That parameter: the rows as JSON. */
  value: string;
  /** Expression for the final SELECT: wakes the relay once per transaction, at commit, if anything was written. */
  wake: string;
}

const COLUMNS = 'id, lane, commune, entity, entity_id, entity_version, subject, payload';

/** `parameter`: number of the placeholder; `cte`: name under which the caller puts `insert`. */
export function appendOutbox(entries: readonly OutboxEntry[], parameter = 1, cte = 'written'): OutboxPart {
  return { insert: outboxInsert(parameter), value: outboxValue(entries), wake: wakeRelay(cte) };
}

export const outboxInsert = (parameter: number): string => `
    insert into outbox (${COLUMNS})
    select ${COLUMNS}
      from jsonb_to_recordset($${parameter}::jsonb) as row (ord int, id uuid, lane text, commune text, entity text, entity_id uuid,
           entity_version int, subject text, payload jsonb)
     order by ord
    returning 1`;

export const wakeRelay = (cte: string): string =>
  `case when exists (select 1 from ${cte}) then pg_notify('oln_outbox_' || current_schema(), '') end`;

/** Throws if an entry is too big to travel: better its maker learns than everybody behind it waits. */
export function outboxValue(entries: readonly OutboxEntry[]): string {
  const rows = entries.map((entry, ord) => (entry.lane === 'event' ? eventRow(entry, ord) : processRow(entry, ord)));
  for (const { payload, subject } of rows) assertSize(payload, subject);
  return JSON.stringify(rows);
}

function eventRow(entry: EventEntry, ord: number): OutboxRow {
  const { definition, about } = entry;
  return {
    ...common(entry, ord),
    entity: definition.entity,
    subject: eventSubject(definition, about.commune),
    payload: toEvent(entry),
  };
}

function processRow(entry: ProcessEntry, ord: number): OutboxRow {
  const { message } = entry;
  return { ...common(entry, ord), entity: message.process, subject: message.workflowId, payload: withTrace(entry) };
}

const common = ({ id, lane, about }: OutboxEntry, ord: number) => ({
  ord,
  id,
  lane,
  commune: about.commune,
  entity_id: about.id,
  entity_version: about.version,
});

function withTrace({ message, traceparent }: ProcessEntry): StoredProcessMessage {
  if (!traceparent) return message;
  if (message.kind === 'signal') return { ...message, traceparent };
  return {
    ...message,
    input: { ...message.input, traceparent: message.input.traceparent ?? traceparent },
    traceparent,
  };
}

function assertSize(payload: OutboxRow['payload'], subject: string): void {
  const bytes = Buffer.byteLength(JSON.stringify(payload));
  if (bytes > MAX_PAYLOAD_BYTES)
    throw new Error(`A message for ${subject} has ${bytes} bytes; at most ${MAX_PAYLOAD_BYTES} can travel`);
}
