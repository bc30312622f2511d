import { Compile } from 'typebox/compile';
import type { TSchema } from 'typebox';
import type { OlnEvent } from '../envelope.js';
import { eventType, type EventDefinition } from '../event.js';
import { EVENTS } from '../events/index.js';
import { closed, eventSchema } from './json-schema.js';

/**
 * Holds what we send against its contract, stricter than who hears it should: a field that was not declared is a
 * problem too. For tests, and before appending outside production. An import of its own (`@oln/contracts/validate`),
 * because workflows import the contracts and need no compiler.
 */
const validators = new Map<string, ReturnType<typeof Compile>>();

/** What is wrong with an event, in words without its values; empty if it is as its contract says. */
export function validateEvent(event: OlnEvent, events: readonly EventDefinition[] = EVENTS): string[] {
  const definition = byType(events).get(event.type);
  if (!definition) return [`there is no contract for the type "${event.type}"`];
  // As it travels: what JSON drops (undefined) is not there.
  const travelled: unknown = JSON.parse(JSON.stringify(event));
  const validator = validatorOf(definition);
  if (validator.Check(travelled)) return [];
  return validator.Errors(travelled).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

/** Throws with everything that is wrong. */
export function assertEvent(event: OlnEvent, events?: readonly EventDefinition[]): void {
  const problems = validateEvent(event, events);
  if (problems.length > 0) throw new Error(`${event.type} is not as its contract says: ${problems.join('; ')}`);
}

const indexes = new WeakMap<readonly EventDefinition[], Map<string, EventDefinition>>();

function byType(events: readonly EventDefinition[]): Map<string, EventDefinition> {
  const index = indexes.get(events) ?? new Map(events.map((definition) => [eventType(definition), definition]));
  indexes.set(events, index);
  return index;
}

function validatorOf(definition: EventDefinition): ReturnType<typeof Compile> {
  const type = eventType(definition);
  const made = validators.get(type) ?? Compile(closed(eventSchema(definition)) as TSchema);
  validators.set(type, made);
  return made;
}
