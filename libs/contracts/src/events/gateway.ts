import { Type } from 'typebox';
import { ROLES } from '../envelope.js';
import { defineEvent } from '../event.js';
import { LINES } from '../processes/intake.js';
import { Code, Count, OneOf, Person } from './parts.js';

/** Staff directory: who works where, in which role, with room for how many families per line. No names. */
export const staffChanged = defineEvent({
  service: 'gateway',
  entity: 'staff',
  event: 'changed',
  version: 1,
  description: 'A person of the office was added or changed: role, active or not, caseload per line',
  data: Type.Object({
    person: Person('Opaque id of the person'),
    roles: Type.Array(OneOf(ROLES, 'Role in this commune')),
    active: Type.Boolean({ description: 'False once the person has left' }),
    caseloads: Type.Array(Type.Object({ line: OneOf(LINES, 'Line'), maximum: Count('Families at most') })),
    reason: Type.Optional(Code('Why it changed')),
  }),
});
