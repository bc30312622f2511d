import { defineEvent, type EventDefinition } from '../event.js';
import type { ServiceName } from '../envelope.js';
import * as shared from './shared.js';

/** What is told of the clocks of one kind of record. */
export type ClockEvents = Record<'set' | 'met' | 'resumed' | 'reminded' | 'overdue' | 'climbed', EventDefinition>;

/** The six events of the clocks of an entity. `of`: what it is, for people: `an escalation`. */
export function clockEvents(service: ServiceName, entity: string, of: string): ClockEvents {
  const about = { service, entity, version: 1 };
  return Object.freeze({
    set: defineEvent({
      ...about,
      event: 'deadline-set',
      description: `A clock of ${of} runs`,
      data: shared.deadlineSet(),
    }),
    met: defineEvent({
      ...about,
      event: 'deadline-met',
      description: `A clock of ${of} was answered or is not needed any more`,
      data: shared.deadlineMet(),
    }),
    resumed: defineEvent({
      ...about,
      event: 'deadline-resumed',
      description: `A clock of ${of} that had been laid down (a pause) runs again to the same date`,
      data: shared.deadlineResumed(),
    }),
    reminded: defineEvent({
      ...about,
      event: 'deadline-reminded',
      description: `A clock of ${of} comes due soon`,
      data: shared.deadlineReminded(),
    }),
    overdue: defineEvent({
      ...about,
      event: 'deadline-overdue',
      description: `A clock of ${of} passed unanswered`,
      data: shared.deadlineOverdue(),
    }),
    climbed: defineEvent({
      ...about,
      event: 'deadline-climbed',
      description: `A clock of ${of} stayed unanswered: the next role is told`,
      data: shared.deadlineClimbed(),
    }),
  });
}
