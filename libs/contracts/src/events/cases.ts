import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { CASE_OUTCOMES, CASE_STAGES } from '../processes/case-management.js';
import { LINES, PRIORITIES } from '../processes/intake.js';
import { Code, Count, Id, Instant, OneOf, Person } from './parts.js';
import * as shared from './shared.js';

const service = 'cases' as const;
const version = 1;

const ofCase = { id: Id('Case') };
const wholeCase = {
  ...ofCase,
  requestId: Id('Request the case was opened for (registry of intake)'),
  familyId: Id('Family (registry of intake)'),
  children: Type.Array(Id('Child (registry of intake)'), { description: 'Children of the family in this case' }),
  line: OneOf(LINES, 'Line of action'),
  personInCharge: Person('Professional in charge'),
};
const factorCounts = Type.Object(
  {
    riskBefore: Count('Risk factors present at entry'),
    riskMitigated: Count('Of these, lower or gone at the end'),
    protectiveBefore: Count('Protective factors present at entry'),
    protectiveStrengthened: Count('Protective factors stronger at the end than at entry'),
  },
  { description: 'Factors before and after; absent where the instrument was not applied twice' },
);

export const caseOpened = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'opened',
  description: 'A family is attended: the case is open and takes a place in the caseload of the person in charge',
  data: Type.Object({
    ...wholeCase,
    priority: OneOf(PRIORITIES, 'Priority of the request'),
    openedAt: Instant('Business time'),
  }),
});

export const caseMoved = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'moved',
  description: 'The case entered a stage',
  data: Type.Object({
    ...ofCase,
    line: OneOf(LINES, 'Line of action'),
    from: OneOf(CASE_STAGES, 'Stage it was in'),
    to: OneOf(CASE_STAGES, 'Stage it is in'),
    outcome: Type.Optional(OneOf(CASE_OUTCOMES, 'Outcome, once it is fixed')),
    reason: Type.Optional(Code('Why')),
  }),
});

export const caseReassigned = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'reassigned',
  description:
    'Another professional is in charge: a place of the caseload goes from one to the other while the outcome is open',
  data: Type.Object({
    ...ofCase,
    line: OneOf(LINES, 'Line of action'),
    from: Person('In charge until now'),
    to: Person('In charge from now on'),
    /** A case that only follows up holds no place in a caseload. */
    holdsPlace: Type.Boolean({ description: 'The case counts in the caseload: its outcome is not fixed' }),
    reason: Code('Why'),
  }),
});

export const caseClosed = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'closed',
  description:
    'The outcome is fixed and the place in the caseload is free; the process may live on (follow-up, second look)',
  data: Type.Object({
    ...wholeCase,
    outcome: OneOf(CASE_OUTCOMES, 'Outcome'),
    reason: Type.Optional(Code('Why')),
    stage: OneOf(CASE_STAGES, 'Stage in which the outcome was fixed'),
    closedAt: Instant('Business time of the exit'),
    factors: Type.Optional(factorCounts),
  }),
});

export const caseEnded = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'ended',
  description: 'Nothing is left to do: the process has ended with its outcome',
  data: Type.Object({ ...ofCase, line: OneOf(LINES, 'Line of action'), outcome: OneOf(CASE_OUTCOMES, 'Outcome') }),
});

export const casePaused = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'paused',
  description: 'The clocks of the case stand still until a date',
  data: Type.Object({ ...ofCase, reason: Code('Why'), until: Instant('When somebody is woken at the latest') }),
});

export const caseResumed = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'resumed',
  description: 'The clocks of the case run again',
  data: Type.Object({ ...ofCase, by: OneOf(['person', 'date'] as const, 'A person resumed it, or its date came') }),
});

export const childLeft = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'child-left',
  description: 'A child of the case came of age or died; the case goes on with the others, or ends with the last one',
  data: Type.Object({
    ...ofCase,
    childId: Id('Child (registry of intake)'),
    reason: OneOf(['of-age', 'deceased'] as const, 'Why'),
    remaining: Count('Children left in the case'),
  }),
});

export const riskFound = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'risk-found',
  description: 'A new risk after exit or behind a rejection: intake opens a request with high priority',
  data: Type.Object({
    ...wholeCase,
    foundIn: OneOf(['follow-up', 'second-look'] as const, 'Where it was found'),
    risks: Type.Array(Code('Code of a risk factor'), { description: 'Risk factors found' }),
    foundAt: Instant('Business time'),
  }),
});

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
  data: Type.Object({ ...planVersion, party: OneOf(['family', 'child', 'case-manager'] as const, 'Who signed') }),
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

const transfer = { id: Id('Transfer'), caseId: Id('Case'), fromCommune: Code('CUT code'), toCommune: Code('CUT code') };

export const transferRequested = defineEvent({
  service,
  version,
  entity: 'transfer',
  event: 'requested',
  description: 'A family moves: the other commune is asked to take the case over. Published in both communes',
  data: Type.Object({ ...transfer, line: OneOf(LINES, 'Line of action'), reason: Code('Why') }),
});

export const transferAccepted = defineEvent({
  service,
  version,
  entity: 'transfer',
  event: 'accepted',
  description: 'The other commune takes the family over and opens its own request. Published in both communes',
  data: Type.Object({
    ...transfer,
    requestId: Id('Request of the first commune'),
    familyId: Id('Family'),
    children: Type.Array(Id('Child')),
    line: OneOf(LINES, 'Line of action'),
    priority: OneOf(PRIORITIES, 'Priority it had'),
  }),
});

export const transferDeclined = defineEvent({
  service,
  version,
  entity: 'transfer',
  event: 'declined',
  description: 'The other commune did not take the family over: the case stays where it is. Published in both communes',
  data: Type.Object({ ...transfer, reason: Code('Why') }),
});

export const transferWithdrawn = defineEvent({
  service,
  version,
  entity: 'transfer',
  event: 'withdrawn',
  description: 'The handover is not needed any more. Published in both communes',
  data: Type.Object({ ...transfer, reason: Code('Why') }),
});

export const caseloadReassigned = defineEvent({
  service,
  version,
  entity: 'reassignment',
  event: 'completed',
  description: 'The whole caseload of a professional has gone to others',
  data: Type.Object({
    id: Id('Reassignment'),
    from: Person('Professional who leaves the cases'),
    cases: Count('Cases handed over'),
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

const ofClock = { service, version, entity: 'case' } as const;
export const deadlineSet = defineEvent({
  ...ofClock,
  event: 'deadline-set',
  description: 'A clock of a case runs',
  data: shared.deadlineSet(),
});
export const deadlineMet = defineEvent({
  ...ofClock,
  event: 'deadline-met',
  description: 'A clock of a case was answered or is not needed any more',
  data: shared.deadlineMet(),
});
export const deadlineReminded = defineEvent({
  ...ofClock,
  event: 'deadline-reminded',
  description: 'A clock of a case comes due soon',
  data: shared.deadlineReminded(),
});
export const deadlineOverdue = defineEvent({
  ...ofClock,
  event: 'deadline-overdue',
  description: 'A clock of a case passed unanswered',
  data: shared.deadlineOverdue(),
});
export const deadlineClimbed = defineEvent({
  ...ofClock,
  event: 'deadline-climbed',
  description: 'A clock of a case stayed unanswered: the next role is told',
  data: shared.deadlineClimbed(),
});

export const noticeRaised = defineEvent({
  service,
  version,
  entity: 'notice',
  event: 'raised',
  description: 'Somebody must be told something about a case',
  data: shared.notice(),
});
