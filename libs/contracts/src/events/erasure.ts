import { Type } from 'typebox';
import type { ServiceName } from '../envelope.js';
import { defineEvent, type EventDefinition } from '../event.js';
import { Count, Id, OneOf } from './parts.js';

const answered = () =>
  Type.Object({
    id: Id('Anonymisation that ordered it'),
    attempt: Count('Which of its orders is answered'),
    answer: OneOf(['erased', 'refused'] as const, 'Refused: something of the person is open here, or ended too lately'),
    records: Count('Records whose texts are erased'),
    recordIds: Type.Array(Id('Record'), { description: 'Those records: who holds a text about one erases it as well' }),
  });

export type ErasureAnswered = EventDefinition<ReturnType<typeof answered>>;

/** What a service that holds texts of people says to an order to erase them. */
export const erasureAnsweredEvent = (service: ServiceName): ErasureAnswered =>
  defineEvent({
    service,
    version: 1,
    entity: 'erasure',
    event: 'answered',
    description: 'The texts of ended records of a person were erased here, or cannot be yet',
    data: answered(),
  });
