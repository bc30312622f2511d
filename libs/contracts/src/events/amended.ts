import { Type } from 'typebox';
import { defineEvent, type EventDefinition } from '../event.js';
import type { ServiceName } from '../envelope.js';
import { Code, Id } from './parts.js';

const amended = () => Type.Object({ id: Id('Record that changed'), what: Code('What was done with it') });

/** A change of a record that no other fact tells of: whoever follows it by its facts misses no version. `of`: `a request`. */
export const amendedEvent = (
  service: ServiceName,
  entity: string,
  of: string,
): EventDefinition<ReturnType<typeof amended>> =>
  defineEvent({
    service,
    version: 1,
    entity,
    event: 'amended',
    description: `Something of ${of} changed that no other fact tells of: it has a new version, in the stage it was in`,
    data: amended(),
  });
