import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { CHANNELS, INTAKE_OUTCOMES, INTAKE_STAGES, LINES, PRIORITIES, VARIANTS } from '../processes/intake.js';
import { amendedEvent } from './amended.js';
import { Code, Count, Id, Instant, OneOf, Person } from './parts.js';
import * as shared from './shared.js';

/** The registry of persons and families stands in registry.ts. */
export * from './registry.js';
/** What people ask about their own data stands in rights.ts. */
export * from './rights.js';
export * from './anonymisation.js';
/** What people agree to stands in consent.ts. */
export * from './consent.js';

const service = 'intake' as const;
const version = 1;

const ofRequest = { id: Id('Request') };
const whoRequests = {
  familyId: Id('Family'),
  childIds: Type.Array(Id('Child'), { description: 'Children the request is about' }),
};

export const requestReceived = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'received',
  description: 'A request came in by one of the channels',
  data: Type.Object({
    ...ofRequest,
    ...whoRequests,
    channel: OneOf(CHANNELS, 'Way in'),
    motive: Code('Motive'),
    imminentDanger: Type.Boolean({ description: 'Reported at the front desk: escalates at once' }),
    origin: OneOf(['desk', 'import', 'case', 'transfer', 'alert'] as const, 'Where it was entered'),
    alertId: Type.Optional(Id('Alert that asked for it')),
    escalationId: Type.Optional(Id('Escalation after which it was asked for')),
    previousCaseId: Type.Optional(Id('Case of the same family that it follows')),
    receivedAt: Instant('When it came in, business time'),
  }),
});

export const requestJoined = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'joined',
  description:
    'An alert, or a child that comes back from the specialised service, joined a request that was open already',
  data: Type.Object({
    ...ofRequest,
    childIds: Type.Array(Id('Child it was about')),
    alertId: Type.Optional(Id('Alert that asked for a request')),
    escalationId: Type.Optional(Id('Escalation after which a request was asked for')),
  }),
});

export const requestMoved = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'moved',
  description: 'The request entered a stage',
  data: Type.Object({
    ...ofRequest,
    from: OneOf(INTAKE_STAGES, 'Stage it was in'),
    to: OneOf(INTAKE_STAGES, 'Stage it is in'),
    reason: Type.Optional(Code('Why')),
  }),
});

export const childAdded = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'child-added',
  description: 'Another child of the family is part of the same request',
  data: Type.Object({ ...ofRequest, childId: Id('Child') }),
});

export const childRemoved = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'child-removed',
  description: 'A child came of age or died: the request goes on with the others',
  data: Type.Object({
    ...ofRequest,
    childId: Id('Child'),
    reason: OneOf(['of-age', 'deceased'] as const, 'Why'),
    remaining: Count('Children left'),
  }),
});

export const imminentDangerReported = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'imminent-danger',
  description: 'Imminent danger at the front desk: goes to escalation at once, admissibility later (process §6)',
  data: Type.Object({
    ...ofRequest,
    ...whoRequests,
    grounds: Type.Array(Code('Ground')),
    reportedAt: Instant('Business time'),
  }),
});

const receiver = {
  ...ofRequest,
  to: Code('Kind of institution: school, health-centre, municipal-programme, …'),
  institutionId: Type.Optional(Id('Institution of the offer map')),
};

export const requestReferred = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'referred',
  description: 'Not for this office: the family is accompanied to who is pertinent',
  data: Type.Object({
    ...receiver,
    attempt: Count('How many receivers were tried, this one included'),
    reason: Code('Why'),
  }),
});

export const arrivalChecked = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'arrival-checked',
  description: 'Whether the family arrived where it was referred to',
  data: Type.Object({ ...receiver, arrived: Type.Boolean({ description: 'False: another way is looked for' }) }),
});

export const requestScored = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'scored',
  description: 'The unified priority was computed or changed; the score is one input, never the only ground',
  data: Type.Object({
    ...ofRequest,
    priority: OneOf(PRIORITIES, 'Priority'),
    score: Count('Score, 0 to 100'),
    model: Code('Version of the weights'),
    factors: Type.Array(Type.Object({ factor: Code('Factor'), points: Count('Points it gives') }), {
      description: 'Explanation',
    }),
    by: OneOf(['model', 'coordinator'] as const, 'Computed, or set by the coordinator with a reason'),
    reason: Type.Optional(Code('Why it was set or scored again')),
  }),
});

export const variantChosen = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'variant-chosen',
  description: 'How the family is helped',
  data: Type.Object({
    ...ofRequest,
    variant: OneOf(VARIANTS, 'Variant'),
    line: Type.Optional(OneOf(LINES, 'Line of action')),
    reason: Code('Why: the score is never the only ground'),
    separate: Type.Optional(Code('Why a second case, where the family was in that line already')),
  }),
});

export const queueReviewed = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'queue-reviewed',
  description: 'Somebody looked at a request that waits',
  data: Type.Object({
    ...ofRequest,
    waitDays: Count('Days since it came in'),
    decision: Code('keep-waiting, raise-priority, call-family, …'),
  }),
});

export const noRoom = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'no-room',
  description: 'Nobody in the line has room: the family waits in the priority queue',
  data: Type.Object({ ...ofRequest, line: OneOf(LINES, 'Line of action'), waitDays: Count('Days since it came in') }),
});

export const requestAssigned = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'assigned',
  description: 'A professional with room takes the family: cases opens a case for it',
  data: Type.Object({
    ...ofRequest,
    familyId: Id('Family'),
    childIds: Type.Array(Id('Child'), { description: 'Children the case is about' }),
    line: OneOf(LINES, 'Line of action'),
    personInCharge: Person('Professional'),
    priority: OneOf(PRIORITIES, 'Priority'),
    score: Count('Score, 0 to 100'),
    channel: OneOf(CHANNELS, 'Way in'),
    previousCaseId: Type.Optional(Id('Case of the same family that it follows')),
    receivedAt: Instant('When the request came in, business time'),
    assignedAt: Instant('Business time'),
  }),
});

export const serviceChanged = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'service-changed',
  description:
    'A service of the transactional or individual-focus variant was agreed, delivered or attended, or heard back of',
  data: Type.Object({
    ...ofRequest,
    deliveryId: Id('Agreement on a service'),
    offer: Code('Service or benefit of the catalogue'),
    variant: OneOf(['transactional', 'individual-focus'] as const, 'Variant'),
    state: OneOf(['agreed', 'delivered', 'missed', 'feedback'] as const, 'Where it stands; missed: to be agreed again'),
    satisfied: Type.Optional(OneOf(['yes', 'partly', 'no', 'not-asked'] as const, 'What the family says')),
  }),
});

export const requestClosed = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'closed',
  description: 'The request has its outcome',
  data: Type.Object({
    ...ofRequest,
    ...whoRequests,
    outcome: OneOf(INTAKE_OUTCOMES, 'Outcome'),
    stage: OneOf(INTAKE_STAGES, 'Stage in which the outcome was fixed'),
    variant: Type.Optional(OneOf(VARIANTS, 'Variant')),
    duplicateOf: Type.Optional(Id('Request that goes on in its place, or whose case does')),
    reason: Type.Optional(Code('Why')),
    channel: OneOf(CHANNELS, 'Way in'),
    closedAt: Instant('Business time'),
  }),
});

export const caseloadChanged = defineEvent({
  service,
  version,
  entity: 'professional',
  event: 'caseload-changed',
  description: 'The families a professional attends in a line, and the room that is left',
  data: Type.Object({
    person: Person('Professional'),
    line: OneOf(LINES, 'Line of action'),
    families: Count('Families attended'),
    maximum: Count('Families at most'),
  }),
});

export const importReceived = defineEvent({
  service,
  version,
  entity: 'request-import',
  event: 'received',
  description: 'A sheet of requests came in; every row of it is kept as it was received',
  data: Type.Object({ id: Id('Import'), rows: Count('Rows') }),
});

export const importFinished = defineEvent({
  service,
  version,
  entity: 'request-import',
  event: 'finished',
  description: 'A sheet of requests was taken in, row by row',
  data: Type.Object({
    id: Id('Import'),
    accepted: Count('Rows that became requests, or joined one of the same family'),
    known: Count('Rows that were there already: imported before, double, or an open request'),
    toReview: Count('Rows for which a person must say who is meant'),
    refused: Count('Rows that need a correction'),
  }),
});

const ofClock = { service, version, entity: 'request' } as const;

export const deadlineSet = defineEvent({
  ...ofClock,
  event: 'deadline-set',
  description: 'A clock of a request runs',
  data: shared.deadlineSet(),
});
export const deadlineMet = defineEvent({
  ...ofClock,
  event: 'deadline-met',
  description: 'A clock of a request is no longer needed',
  data: shared.deadlineMet(),
});
export const deadlineResumed = defineEvent({
  ...ofClock,
  event: 'deadline-resumed',
  description: 'A clock of a request that had been laid down (a pause) runs again to the same date',
  data: shared.deadlineResumed(),
});
export const deadlineReminded = defineEvent({
  ...ofClock,
  event: 'deadline-reminded',
  description: 'Somebody was reminded of a clock of a request',
  data: shared.deadlineReminded(),
});
export const deadlineOverdue = defineEvent({
  ...ofClock,
  event: 'deadline-overdue',
  description: 'A clock of a request has passed',
  data: shared.deadlineOverdue(),
});
export const deadlineClimbed = defineEvent({
  ...ofClock,
  event: 'deadline-climbed',
  description: 'A clock of a request has passed and stays: the next role is told',
  data: shared.deadlineClimbed(),
});
export const requestAmended = amendedEvent(service, 'request', 'a request');

export const noticeRaised = defineEvent({
  service,
  version,
  entity: 'notice',
  event: 'raised',
  description: 'Somebody is to be told something about a request',
  data: shared.notice(),
});
