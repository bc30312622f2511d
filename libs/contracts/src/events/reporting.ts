import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { LINES } from '../processes/intake.js';
import { Code, Count, Id, OneOf } from './parts.js';

export * from './monitoring.js';

/** What reporting decides itself: everything else it only hears. */
export const commitmentSet = defineEvent({
  service: 'reporting',
  entity: 'commitment',
  event: 'set',
  version: 1,
  description: 'How many families a commune commits itself to attend in a line and year; every version is told',
  data: Type.Object({
    id: Id('Commitment of the commune, line and year'),
    line: OneOf(LINES, 'Line of action'),
    year: Count('Year of the programme, named after the calendar year in which it begins'),
    startsOn: Code('First day, YYYY-MM-DD'),
    endsOn: Code('Last day, YYYY-MM-DD'),
    families: Count('Families'),
  }),
});
