import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { THERAPY_FORMATS, THERAPY_PHASES } from '../processes/family-therapy.js';
import { Code, Count, Id, Instant, OneOf, Person, factorChanges, factorCounts } from './parts.js';

/** What is done with a family: invitation, diagnosis, plan, sessions, reviews, appointments. */

const service = 'cases' as const;
const version = 1;

export const contactAttempted = defineEvent({
  service,
  version,
  entity: 'contact-attempt',
  event: 'made',
  description: 'Somebody tried to reach the family',
  data: Type.Object({
    id: Id('Attempt'),
    caseId: Id('Case'),
    kind: Code('visit, call, message, letter, …'),
    result: OneOf(['reached', 'not-reached', 'left-word'] as const, 'Result'),
    attempts: Count('Attempts so far in this case'),
  }),
});

export const consentRecorded = defineEvent({
  service,
  version,
  entity: 'invitation',
  event: 'consent-recorded',
  description: 'The family agreed, or no longer agrees, to the use of its data, or signed a document',
  data: Type.Object({
    id: Id('Case'),
    document: Code('Kind of document'),
    given: Type.Boolean({ description: 'False: withdrawn' }),
  }),
});

export const instrumentLoaded = defineEvent({
  service,
  version,
  entity: 'instrument',
  event: 'loaded',
  description: 'A version of a diagnosis instrument can be used; it never changes after',
  data: Type.Object({ id: Id('Instrument version'), code: Code('Instrument'), instrumentVersion: Count('Version') }),
});

const factors = { risks: Type.Array(Code('Risk factor')), protectives: Type.Array(Code('Protective factor')) };

export const diagnosisRecorded = defineEvent({
  service,
  version,
  entity: 'diagnosis',
  event: 'recorded',
  description: 'A diagnosis of the family is complete (or a valid one of the last 180 days was taken over)',
  data: Type.Object({
    id: Id('Diagnosis'),
    caseId: Id('Case'),
    familyId: Id('Family'),
    kind: OneOf(['common', 'complementary'] as const, 'Kind'),
    moment: OneOf(['entry', 'evaluation'] as const, 'At entry, or again at the evaluation'),
    instrument: Code('Instrument'),
    instrumentVersion: Count('Version of the instrument'),
    reused: Type.Boolean({ description: 'A valid diagnosis was taken over instead of asking again' }),
    ...factors,
  }),
});

const planVersion = { id: Id('Plan'), caseId: Id('Case'), planVersion: Count('Version of the plan, from 1') };

export const planProposed = defineEvent({
  service,
  version,
  entity: 'family-plan',
  event: 'proposed',
  description: 'A version of the family plan was written; older versions are kept',
  data: Type.Object({
    ...planVersion,
    objectives: Count('Objectives'),
    tasks: Count('Tasks'),
    integrated: Count('Objectives taken in from plans of other institutions'),
  }),
});

export const planSigned = defineEvent({
  service,
  version,
  entity: 'family-plan',
  event: 'signed',
  description: 'A party agreed to this version of the plan',
  data: Type.Object({
    ...planVersion,
    party: OneOf(['family', 'child', 'case-manager'] as const, 'Who signed; case-manager: the professional in charge'),
  }),
});

export const planApproved = defineEvent({
  service,
  version,
  entity: 'family-plan',
  event: 'approved',
  description: 'The coordinator approved this version: it is the plan in force',
  data: Type.Object({ ...planVersion, approvedBy: Person('Coordinator') }),
});

export const planReturned = defineEvent({
  service,
  version,
  entity: 'family-plan',
  event: 'returned',
  description: 'The coordinator sent this version back for changes',
  data: Type.Object({ ...planVersion, reason: Code('Why') }),
});

export const taskChanged = defineEvent({
  service,
  version,
  entity: 'family-plan',
  event: 'task-changed',
  description: 'A task of the plan was done, dropped or set open again',
  data: Type.Object({
    ...planVersion,
    taskId: Id('Task'),
    state: OneOf(['open', 'done', 'dropped'] as const, 'State'),
  }),
});

export const sessionLogged = defineEvent({
  service,
  version,
  entity: 'session',
  event: 'logged',
  description: 'A session was held or missed',
  data: Type.Object({
    id: Id('Session'),
    caseId: Id('Case'),
    kind: Code('home-visit, office, school, remote, …'),
    held: Type.Boolean({ description: 'False: missed' }),
    at: Instant('When, business time'),
    children: Type.Array(Id('Child who took part')),
    reason: Type.Optional(Code('Why it was missed')),
    format: Type.Optional(OneOf(THERAPY_FORMATS, 'Of a therapy: with one family, or a group of several')),
    phase: Type.Optional(OneOf(THERAPY_PHASES, 'Of a therapy: phase it belongs to')),
  }),
});

export const reviewHeld = defineEvent({
  service,
  version,
  entity: 'review',
  event: 'held',
  description: 'The running plan was reviewed with the family',
  data: Type.Object({
    id: Id('Review'),
    caseId: Id('Case'),
    planChanges: Type.Boolean({ description: 'A new version of the plan follows' }),
  }),
});

export const evaluationHeld = defineEvent({
  service,
  version,
  entity: 'evaluation',
  event: 'held',
  description: 'The instrument was applied again and the objectives were judged',
  data: Type.Object({
    id: Id('Evaluation'),
    caseId: Id('Case'),
    objectives: Count('Objectives of the plan in force'),
    met: Count('Objectives met'),
    result: OneOf(['closure', 'extension'] as const, 'What follows'),
    extendedTo: Type.Optional(Instant('Until when it was extended')),
    reason: Type.Optional(Code('Why it was extended')),
    factors: Type.Optional(factorCounts),
    factorChanges: Type.Optional(factorChanges),
  }),
});

export const followUpHeld = defineEvent({
  service,
  version,
  entity: 'follow-up',
  event: 'held',
  description: 'The family was contacted after its exit',
  data: Type.Object({
    id: Id('Contact'),
    caseId: Id('Case'),
    month: Count('Months after exit: 3 or 6'),
    reached: Type.Boolean({ description: 'The family was reached' }),
    newRisk: Type.Boolean({ description: 'A new risk was found' }),
  }),
});

const appointment = {
  id: Id('Appointment'),
  caseId: Type.Optional(Id('Case')),
  person: Person('Professional'),
  kind: Code('Kind'),
  startsAt: Instant('Start'),
  endsAt: Instant('End'),
};

export const appointmentSet = defineEvent({
  service,
  version,
  entity: 'appointment',
  event: 'set',
  description: 'An appointment was agreed or changed',
  data: Type.Object(appointment),
});

export const appointmentCancelled = defineEvent({
  service,
  version,
  entity: 'appointment',
  event: 'cancelled',
  description: 'An appointment does not take place',
  data: Type.Object({ ...appointment, reason: Code('Why') }),
});

const planned = {
  individual: Count('Sessions with the family'),
  group: Count('Sessions in a group of several families'),
};

export const sessionsPlanned = defineEvent({
  service,
  version,
  entity: 'therapy',
  event: 'sessions-planned',
  description: 'How many sessions of each format the therapy has was agreed anew',
  data: Type.Object({ id: Id('Case'), caseId: Id('Case'), ...planned }),
});

export const sessionsExtended = defineEvent({
  service,
  version,
  entity: 'therapy',
  event: 'sessions-extended',
  description: 'The coordinator grants a therapy more sessions than it had',
  data: Type.Object({ id: Id('Case'), caseId: Id('Case'), ...planned, reason: Code('Why') }),
});

export const rescueContactMade = defineEvent({
  service,
  version,
  entity: 'therapy',
  event: 'rescue-contact-made',
  description: 'A family that had missed sessions in a row was reached, or came again',
  data: Type.Object({
    id: Id('Case'),
    caseId: Id('Case'),
    by: OneOf(['contact', 'session'] as const, 'A contact for its own sake, or a session that was held'),
    dueSince: Instant('Since when it was due'),
  }),
});

export const genogramDrawn = defineEvent({
  service,
  version,
  entity: 'genogram',
  event: 'drawn',
  description: 'Who belongs to the family, and how they are bound to each other; older drawings are kept',
  data: Type.Object({
    id: Id('Drawing'),
    caseId: Id('Case'),
    familyId: Id('Family'),
    members: Count('Members'),
    bonds: Count('Bonds between them'),
  }),
});
