import { Type } from 'typebox';
import { ROLES, SERVICES } from '../envelope.js';
import { defineEvent } from '../event.js';
import { LINES } from '../processes/intake.js';
import { erasureAnsweredEvent } from './erasure.js';
import { Code, Count, Id, OneOf, Person } from './parts.js';

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
    institution: Type.Optional(Id('Organisation of the local network that they belong to')),
    reason: Type.Optional(Code('Why it changed')),
  }),
});

const ofLink = {
  id: Id('Link, as its service issued it'),
  service: OneOf(SERVICES, 'Service that issued it'),
  about: Id('Record that is answered by it'),
  aboutKind: Code('Kind of the record'),
};

/** Links that answer once, sent by mail to who has no account (`answerLinkIssued` of offer and cases). */
export const linkMailed = defineEvent({
  service: 'gateway',
  entity: 'answer-link',
  event: 'mailed',
  version: 1,
  description: 'The mail with the link was taken by the mail server; address and link are told nowhere',
  data: Type.Object(ofLink),
});

export const linkNotMailed = defineEvent({
  service: 'gateway',
  entity: 'answer-link',
  event: 'not-mailed',
  version: 1,
  description:
    'The link ran out before any mail server took the mail: who is in charge must reach the receiver otherwise',
  data: Type.Object({ ...ofLink, reason: OneOf(['expired', 'no-address'] as const, 'Why') }),
});

/** Why records were opened in an emergency: told once the owners of the records have erased theirs. */
export const erasureAnswered = erasureAnsweredEvent('gateway');
