import { eventType, type EventDefinition } from '../event.js';

/** A JSON Schema as plain data. */
export type JsonSchema = { [keyword: string]: unknown };

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Schema of an event as it travels. Open: who hears it must bear fields it does not know. */
export function eventSchema(definition: EventDefinition): JsonSchema {
  const type = eventType(definition);
  return {
    $schema: DIALECT,
    $id: `urn:oln:schema:${type}`,
    title: type,
    description: definition.description,
    type: 'object',
    required: [
      'specversion',
      'id',
      'source',
      'type',
      'subject',
      'time',
      'datacontenttype',
      'dataschema',
      'commune',
      'entityversion',
      'asof',
      'actor',
      'data',
    ],
    properties: { ...envelope(definition, type), data: plain(definition.data) },
  };
}

const envelope = ({ service }: EventDefinition, type: string): JsonSchema => ({
  specversion: { const: '1.0' },
  id: { type: 'string', format: 'uuid', description: 'UUIDv7; the same however often the fact is sent' },
  source: { const: `/oln/${service}` },
  type: { const: type },
  subject: { type: 'string', format: 'uuid', description: 'Id of the entity' },
  time: { type: 'string', format: 'date-time', description: 'Wall time of recording' },
  datacontenttype: { const: 'application/json' },
  dataschema: { const: `urn:oln:schema:${type}` },
  commune: { type: 'string', pattern: '^[0-9]{5}$', description: 'CUT code of the commune' },
  entityversion: {
    type: 'integer',
    minimum: 0,
    description: 'Version of the entity after the fact: ignore what is older than what you know',
  },
  asof: { type: 'string', format: 'date-time', description: 'Business time of the fact' },
  actor: { type: 'string', maxLength: 64, description: 'Opaque id of the person, or process, or system' },
  traceparent: { type: 'string', maxLength: 64, description: 'W3C trace context' },
});

/** Without what typebox keeps for itself. */
const plain = (schema: unknown): JsonSchema => JSON.parse(JSON.stringify(schema)) as JsonSchema;

/** The same schema for what we send ourselves: a field that was not declared could be a name. */
export function closed(schema: JsonSchema): JsonSchema {
  const entries = Object.entries(schema).map(([keyword, value]) => [keyword, closedValue(keyword, value)]);
  const made = Object.fromEntries(entries) as JsonSchema;
  return made.type === 'object' && made.properties && !made.patternProperties
    ? { ...made, additionalProperties: false }
    : made;
}

function closedValue(keyword: string, value: unknown): unknown {
  if (Array.isArray(value))
    return keyword === 'enum' || keyword === 'required' ? value : value.map((item) => closedValue('', item));
  if (typeof value !== 'object' || value === null) return value;
  if (keyword !== 'properties') return closed(value as JsonSchema);
  return Object.fromEntries(Object.entries(value).map(([name, property]) => [name, closed(property as JsonSchema)]));
}
