import { eventType, type OlnEvent } from '@oln/contracts';
import type { EventEntry } from './outbox-entry.js';

/** The CloudEvent of an entry. `time` is wall time of recording, `asof` business time. */
export function toEvent(
  { id, definition, about, data, asOf, actor, traceparent }: EventEntry,
  recordedAt = new Date(),
): OlnEvent {
  const type = eventType(definition);
  const event: OlnEvent = {
    specversion: '1.0',
    id,
    source: `/oln/${definition.service}`,
    type,
    subject: about.id,
    time: recordedAt.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `urn:oln:schema:${type}`,
    commune: about.commune,
    entityversion: about.version,
    asof: asOf.toISOString(),
    actor,
    data,
  };
  if (traceparent) event.traceparent = traceparent;
  return event;
}
