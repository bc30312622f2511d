import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { ANONYMISATION_CAUSES, ANONYMISATION_OUTCOMES } from '../processes/anonymisation.js';
import { amendedEvent } from './amended.js';
import { clockEvents } from './clocks.js';
import { Code, Count, Id, Instant, OneOf } from './parts.js';

/** How what is known of a person is taken away. */

const service = 'intake' as const;
const version = 1;

const ofAnonymisation = { id: Id('Anonymisation') };
const persons = Type.Array(Id('Entry of the person'), { description: 'Every entry of the person in the registry' });

export const anonymisationAnnounced = defineEvent({
  service,
  version,
  entity: 'anonymisation',
  event: 'announced',
  description: 'A person will be anonymised unless somebody holds it or calls it off; again, if it was put back',
  data: Type.Object({
    ...ofAnonymisation,
    cause: OneOf(ANONYMISATION_CAUSES, 'Why'),
    reason: Type.Optional(Code('Why it was announced again')),
  }),
});

export const anonymisationHeld = defineEvent({
  service,
  version,
  entity: 'anonymisation',
  event: 'held',
  description: 'Somebody holds it until a date, with a reason',
  data: Type.Object({ ...ofAnonymisation, reason: Code('Why'), until: Instant('Until when') }),
});

export const erasureOrdered = defineEvent({
  service,
  version,
  entity: 'anonymisation',
  event: 'erasure-ordered',
  description: 'Whoever holds texts of ended records of the person erases them, or says that something is open',
  data: Type.Object({
    ...ofAnonymisation,
    attempt: Count('Counts its orders'),
    persons,
    familyIds: Type.Array(Id('Family the person lives in'), { description: 'Nothing of them may be open either' }),
    emptiedFamilyIds: Type.Array(Id('Family'), { description: 'Families of which everybody is anonymised with this' }),
    endedBefore: Type.Optional(Instant('Nothing of the person may have ended later')),
  }),
});

export const erasureReleased = defineEvent({
  service,
  version,
  entity: 'anonymisation',
  event: 'erasure-released',
  description: 'The order holds no more: the person stays, and new records of them are as any others',
  data: Type.Object({ ...ofAnonymisation, attempt: Count('The order'), persons, reason: Code('Why') }),
});

export const anonymisationClosed = defineEvent({
  service,
  version,
  entity: 'anonymisation',
  event: 'closed',
  description: 'Nobody can say any more who the person was; or it was called off',
  data: Type.Object({
    ...ofAnonymisation,
    outcome: OneOf(ANONYMISATION_OUTCOMES, 'Outcome'),
    reason: Type.Optional(Code('Why it was called off')),
    emptiedFamilyIds: Type.Optional(
      Type.Array(Id('Family'), { description: 'Families of which everybody is anonymised with this' }),
    ),
  }),
});

export const personAnonymised = defineEvent({
  service,
  version,
  entity: 'person',
  event: 'anonymised',
  description: 'Name, numbers, birth date, address and contacts of an entry of the registry are gone',
  data: Type.Object({ id: Id('Person') }),
});

export const anonymisationAmended = amendedEvent(service, 'anonymisation', 'an anonymisation');
export const anonymisationClocks = clockEvents(service, 'anonymisation', 'an anonymisation');
