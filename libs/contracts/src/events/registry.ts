import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { Code, Count, Id, OneOf } from './parts.js';

/** The registry of intake: who there is, as ids. */

const service = 'intake' as const;
const version = 1;

export const personRegistered = defineEvent({
  service,
  version,
  entity: 'person',
  event: 'registered',
  description: 'A child or adult was entered in the registry. No name, no date of birth: only that there is one more',
  data: Type.Object({
    id: Id('Person'),
    kind: OneOf(['child', 'adult'] as const, 'Child: under 18 at registration, or said to be one'),
    identifiedBy: OneOf(['run', 'provisional', 'none'] as const, 'Kind of identifier the person has'),
  }),
});

export const personRectified = defineEvent({
  service,
  version,
  entity: 'person',
  event: 'rectified',
  description: 'Data of a person was corrected; the values before are kept, sealed',
  data: Type.Object({ id: Id('Person'), fields: Type.Array(Code('Field that was corrected')), reason: Code('Why') }),
});

export const personMerged = defineEvent({
  service,
  version,
  entity: 'person',
  event: 'merged',
  description: 'Two entries were the same person: this one points to the other from now on',
  data: Type.Object({ id: Id('Person merged away'), into: Id('Person that stays') }),
});

export const personUnmerged = defineEvent({
  service,
  version,
  entity: 'person',
  event: 'unmerged',
  description: 'A merge was undone: both entries stand again',
  data: Type.Object({ id: Id('Person restored'), from: Id('Person it was merged into') }),
});

export const childOfAge = defineEvent({
  service,
  version,
  entity: 'child',
  event: 'of-age',
  description: 'A child has come of age (18). The date of birth never leaves intake',
  data: Type.Object({ id: Id('Child'), familyIds: Type.Array(Id('Families the child belongs to')) }),
});

export const childDeceased = defineEvent({
  service,
  version,
  entity: 'child',
  event: 'deceased',
  description: 'The death of a child was recorded',
  data: Type.Object({ id: Id('Child'), familyIds: Type.Array(Id('Families the child belonged to')) }),
});

export const childIdentified = defineEvent({
  service,
  version,
  entity: 'child',
  event: 'identified',
  description: 'The registry knows whom an alert is about',
  data: Type.Object({
    id: Id('Child'),
    alertId: Id('Alert that asked'),
    familyIds: Type.Array(Id('Families the child belongs to')),
    isNew: Type.Boolean({ description: 'The child was entered because of the alert' }),
  }),
});

export const childNotIdentified = defineEvent({
  service,
  version,
  entity: 'child',
  event: 'not-identified',
  description:
    'Several entries could be the child of an alert, or too little is told of it: a person must say who it is',
  data: Type.Object({
    id: Id('Alert that asked'),
    reason: OneOf(['several-match', 'too-little-known', 'not-a-child'] as const, 'Why'),
  }),
});

export const familyRegistered = defineEvent({
  service,
  version,
  entity: 'family',
  event: 'registered',
  description: 'A household that is attended together was entered in the registry',
  data: Type.Object({ id: Id('Family'), childIds: Type.Array(Id('Child')), adults: Count('Adults') }),
});

export const familyChanged = defineEvent({
  service,
  version,
  entity: 'family',
  event: 'changed',
  description: 'Members joined or left a family',
  data: Type.Object({ id: Id('Family'), childIds: Type.Array(Id('Child')), adults: Count('Adults') }),
});
