import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { Code, Count, Id } from './parts.js';

/** What people agree to, and no longer agree to: whose data and for what, so that who uses it can stop. Never who said it, or why. */

const service = 'intake' as const;
const version = 1;
const entity = 'consent' as const;

const said = {
  id: Id('Record of the consent: of one person, for one purpose'),
  personId: Id('Person whose data it is about, by the entry in use'),
  purpose: Code('Purpose, of the catalogue of intake'),
  persons: Type.Array(Id('Entry of the person'), {
    description: 'Every entry of the person in the registry: it holds for each',
  }),
  familyIds: Type.Array(Id('Family'), { description: 'Families in which the person lives' }),
  turn: Count('Counts what was said of the person and the purpose: the highest holds, in whatever order it is heard'),
};

export const consentGiven = defineEvent({
  service,
  version,
  entity,
  event: 'given',
  description: 'Data of the person may be used for the purpose',
  data: Type.Object(said),
});

export const consentWithdrawn = defineEvent({
  service,
  version,
  entity,
  event: 'withdrawn',
  description:
    'Data of the person may not be used for the purpose from now on, but where another legal basis allows it',
  data: Type.Object({ ...said, refused: Type.Boolean({ description: 'It was never given' }) }),
});

export const consentLapsed = defineEvent({
  service,
  version,
  entity,
  event: 'lapsed',
  description: 'What was said was said of somebody else (a merge was undone): the person was not asked yet',
  data: Type.Object(said),
});
