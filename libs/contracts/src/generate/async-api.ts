import { eventSubject, eventType, type EventDefinition } from '../event.js';

/** Place of an event's schema beside asyncapi.json. */
export const schemaPath = (definition: EventDefinition): string => `events/${eventType(definition)}.schema.json`;

/** AsyncAPI 3 document of every event, for integrators: addresses, messages, who sends them. */
export function asyncApi(events: readonly EventDefinition[]): unknown {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'OLN events',
      version: '1.0.0',
      description:
        'Facts of a local children’s rights office. CloudEvents 1.0 in JSON over NATS JetStream, at least once, in order per entity. ' +
        'Ids and codes only: no name, RUN, address or free text, ever. Within a version, changes are additive: bear unknown fields and codes.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(groups(events).map((versions) => [channelName(versions[0]!), channel(versions)])),
    operations: Object.fromEntries(
      groups(events).map((versions) => [`send-${channelName(versions[0]!)}`, operation(versions)]),
    ),
    components: { messages: Object.fromEntries(events.map((event) => [eventType(event), message(event)])) },
  };
}

const channelName = ({ service, entity, event }: EventDefinition): string => `${service}.${entity}.${event}`;

/** Versions of an event share its subject. */
function groups(events: readonly EventDefinition[]): EventDefinition[][] {
  const byName = new Map<string, EventDefinition[]>();
  for (const event of events) byName.set(channelName(event), [...(byName.get(channelName(event)) ?? []), event]);
  return [...byName.values()];
}

const messageReference = (event: EventDefinition) => ({ $ref: `#/components/messages/${eventType(event)}` });

const channel = (versions: EventDefinition[]) => ({
  address: eventSubject(versions[0]!, '{commune}'),
  description: versions[0]!.description,
  parameters: { commune: { description: 'CUT code of the commune, five digits', examples: ['13110'] } },
  messages: Object.fromEntries(versions.map((event) => [eventType(event), messageReference(event)])),
});

const operation = (versions: EventDefinition[]) => ({
  action: 'send',
  summary: versions[0]!.description,
  channel: { $ref: `#/channels/${channelName(versions[0]!)}` },
  messages: versions.map((event) => ({ $ref: `#/channels/${channelName(event)}/messages/${eventType(event)}` })),
  tags: [{ name: versions[0]!.service }],
});

const message = (event: EventDefinition) => ({
  name: eventType(event),
  summary: event.description,
  contentType: 'application/cloudevents+json',
  headers: {
    type: 'object',
    properties: {
      'Nats-Msg-Id': { type: 'string', format: 'uuid', description: 'Id of the event' },
      traceparent: { type: 'string', description: 'W3C trace context, if there is one' },
    },
  },
  payload: { $ref: `./${schemaPath(event)}` },
});
