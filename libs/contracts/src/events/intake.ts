import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { CHANNELS, INTAKE_OUTCOMES, INTAKE_STAGES, LINES, PRIORITIES, VARIANTS } from '../processes/intake.js';
import { Code, Count, Id, Instant, OneOf, Person } from './parts.js';
import * as shared from './shared.js';

const service = 'intake' as const;
const version = 1;

/** Registry: who a child or a caregiver is stays in intake; ids and codes leave it. */
export const personRegistered = defineEvent({
  service,
  version,
  entity: 'person',
  event: 'registered',
  description: 'A child or an adult entered the registry of the commune',
  data: Type.Object({
    id: Id('Person'),
    kind: OneOf(['child', 'adult'] as const, 'Under 18 or not, on the day of registration'),
    identified: OneOf(['run', 'provisional', 'none'] as const, 'Kind of identifier the person has'),
  }),
});

export const personRectified = defineEvent({
  service,
  version,
  entity: 'person',
  event: 'rectified',
  description: 'What the registry says of a person was corrected; what it said before is kept',
  data: Type.Object({
    id: Id('Person'),
    fields: Type.Array(Code('Name of a field that changed, never its value')),
    reason: Code('Why'),
  }),
});

export const personMerged = defineEvent({
  service,
  version,
  entity: 'person',
  event: 'merged',
  description: 'Two entries were the same person: who holds the merged id uses the survivor from now on',
  data: Type.Object({
    id: Id('Merge'),
    merged: Id('Person that is no longer used'),
    survivor: Id('Person that stays'),
  }),
});

export const personUnmerged = defineEvent({
  service,
  version,
  entity: 'person',
  event: 'unmerged',
  description: 'A merge was undone: both entries are as they were before it',
  data: Type.Object({ id: Id('Merge'), merged: Id('Person in use again'), survivor: Id('Person that had stayed') }),
});

const ofChild = {
  id: Id('Child'),
  families: Type.Array(Id('Family the child is a member of')),
  since: Instant('From when on, business time'),
};

export const childOfAge = defineEvent({
  service,
  version,
  entity: 'child',
  event: 'of-age',
  description: 'A child came of age. No birth date leaves the registry',
  data: Type.Object(ofChild),
});

export const childDeceased = defineEvent({
  service,
  version,
  entity: 'child',
  event: 'deceased',
  description: 'A child died',
  data: Type.Object(ofChild),
});

const membership = {
  id: Id('Family'),
  personId: Id('Person'),
  relation: Code('What the person is in the family: child, mother, grandmother, …'),
};

export const familyRegistered = defineEvent({
  service,
  version,
  entity: 'family',
  event: 'registered',
  description: 'A household that is attended together entered the registry',
  data: Type.Object({ id: Id('Family'), members: Type.Array(Id('Person')) }),
});

export const memberJoined = defineEvent({
  service,
  version,
  entity: 'family',
  event: 'member-joined',
  description: 'A person belongs to a family from now on',
  data: Type.Object(membership),
});

export const memberLeft = defineEvent({
  service,
  version,
  entity: 'family',
  event: 'member-left',
  description: 'A person no longer belongs to a family',
  data: Type.Object({ ...membership, reason: Code('Why') }),
});

/** Requests. */
const ofRequest = { id: Id('Request') };
const wholeRequest = {
  ...ofRequest,
  familyId: Id('Family'),
  children: Type.Array(Id('Child'), { description: 'Children of the family the request is about' }),
};

export const requestRegistered = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'registered',
  description: 'A request came in',
  data: Type.Object({
    ...wholeRequest,
    channel: OneOf(CHANNELS, 'Way in'),
    motive: Code('Motive'),
    imminentDanger: Type.Boolean({ description: 'Somebody is in danger now: escalation at once' }),
    receivedAt: Instant('When it came in, business time'),
    /** The row of a sheet, an alert or a case it came from. */
    origin: Type.Optional(Code('manual, import, case, transfer, alert')),
    previousCaseId: Type.Optional(Id('Case of the same family that it follows')),
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

export const requestClosed = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'closed',
  description: 'The request has its outcome',
  data: Type.Object({
    ...wholeRequest,
    outcome: OneOf(INTAKE_OUTCOMES, 'Outcome'),
    stage: OneOf(INTAKE_STAGES, 'Stage in which the outcome was fixed'),
    channel: OneOf(CHANNELS, 'Way in'),
    variant: Type.Optional(OneOf(VARIANTS, 'Variant')),
    duplicateOf: Type.Optional(Id('Open request that goes on in its place')),
    reason: Type.Optional(Code('Why')),
    closedAt: Instant('Business time'),
  }),
});

/** What makes cases open a case. */
export const requestAssigned = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'assigned',
  description: 'A professional has taken the family on: a case opens',
  data: Type.Object({
    ...wholeRequest,
    line: OneOf(LINES, 'Line of action'),
    personInCharge: Person('Professional'),
    priority: OneOf(PRIORITIES, 'Priority'),
    score: Count('Score, 0 to 100'),
    channel: OneOf(CHANNELS, 'Way in'),
    registeredAt: Instant('When the request came in'),
    assignedAt: Instant('Business time'),
    previousCaseId: Type.Optional(Id('Case of the same family that it follows')),
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
  description: 'A child came of age, died or was merged away; the request goes on with the others',
  data: Type.Object({ ...ofRequest, childId: Id('Child'), reason: Code('Why'), remaining: Count('Children left') }),
});

export const dangerFlagged = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'danger-flagged',
  description: 'Imminent danger: escalation at once, whatever the stage (process §6, urgent)',
  data: Type.Object({ ...wholeRequest, grounds: Type.Array(Code('Ground')), flaggedAt: Instant('Business time') }),
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
  data: Type.Object({ ...receiver, reason: Code('Why it is not pertinent here') }),
});

export const arrivalChecked = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'arrival-checked',
  description: 'The family that was referred did or did not arrive',
  data: Type.Object({ ...receiver, arrived: Type.Boolean({ description: 'False: another way is looked for' }) }),
});

export const requestScored = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'scored',
  description: 'The unified score was computed, again or for the first time, or a coordinator decided otherwise',
  data: Type.Object({
    ...ofRequest,
    score: Count('Score, 0 to 100'),
    priority: OneOf(PRIORITIES, 'Priority'),
    factorsVersion: Code('Version of the factors and weights'),
    factors: Type.Array(
      Type.Object({ factor: Code('Factor'), points: Type.Integer({ description: 'Points it adds' }) }),
      { description: 'Explanation, factor by factor' },
    ),
    overridden: Type.Boolean({ description: 'A coordinator decided otherwise than the score says' }),
    reason: Type.Optional(Code('Why it was computed or overridden')),
  }),
});

export const variantChosen = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'variant-chosen',
  description: 'How the family is attended',
  data: Type.Object({
    ...ofRequest,
    variant: OneOf(VARIANTS, 'Variant'),
    line: Type.Optional(OneOf(LINES, 'Line of action, for family accompaniment')),
    reason: Code('Why: the score is never the only ground'),
  }),
});

export const queueReviewed = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'queue-reviewed',
  description: 'Somebody looked at a request that waits',
  data: Type.Object({ ...ofRequest, waitDays: Count('Days since it came in'), decision: Code('What was decided') }),
});

export const noRoomFound = defineEvent({
  service,
  version,
  entity: 'request',
  event: 'no-room',
  description: 'No professional of the line has room: the family waits in the priority queue',
  data: Type.Object({ ...ofRequest, line: OneOf(LINES, 'Line of action'), waitDays: Count('Days since it came in') }),
});

const delivery = {
  id: Id('Service delivery'),
  requestId: Id('Request'),
  service: Code('Service or benefit of the catalogue'),
  variant: OneOf(VARIANTS, 'Variant'),
};

export const serviceAgreed = defineEvent({
  service,
  version,
  entity: 'service-delivery',
  event: 'agreed',
  description: 'A service or benefit was agreed with the family',
  data: Type.Object({ ...delivery, expectedAt: Type.Optional(Instant('When it is expected')) }),
});

export const serviceDelivered = defineEvent({
  service,
  version,
  entity: 'service-delivery',
  event: 'delivered',
  description: 'The service was handed over, or the child attended it',
  data: Type.Object({ ...delivery, deliveredAt: Instant('Business time') }),
});

export const serviceFailed = defineEvent({
  service,
  version,
  entity: 'service-delivery',
  event: 'failed',
  description: 'The service was not handed over, or the family did not attend: it must be agreed again',
  data: Type.Object({ ...delivery, reason: Code('Why') }),
});

export const feedbackGiven = defineEvent({
  service,
  version,
  entity: 'service-delivery',
  event: 'feedback-given',
  description: 'The family said whether the service helped',
  data: Type.Object({ ...delivery, satisfied: OneOf(['yes', 'partly', 'no', 'not-asked'] as const, 'Answer') }),
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
  description: 'Every row of the sheet has its answer',
  data: Type.Object({
    id: Id('Import'),
    accepted: Count('Rows that became a request, or joined one of the same family'),
    alreadyThere: Count('Rows that were imported before'),
    duplicates: Count('Rows that say the same as another row or an open request'),
    toReview: Count('Rows that need a person to say who is meant'),
    refused: Count('Rows that must be corrected'),
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
  description: 'A clock of a request was answered or is not needed any more',
  data: shared.deadlineMet(),
});
export const deadlineReminded = defineEvent({
  ...ofClock,
  event: 'deadline-reminded',
  description: 'A clock of a request comes due soon',
  data: shared.deadlineReminded(),
});
export const deadlineOverdue = defineEvent({
  ...ofClock,
  event: 'deadline-overdue',
  description: 'A clock of a request passed unanswered',
  data: shared.deadlineOverdue(),
});
export const deadlineClimbed = defineEvent({
  ...ofClock,
  event: 'deadline-climbed',
  description: 'A clock of a request stayed unanswered: the next role is told',
  data: shared.deadlineClimbed(),
});

export const noticeRaised = defineEvent({
  service,
  version,
  entity: 'notice',
  event: 'raised',
  description: 'Somebody must be told something about a request',
  data: shared.notice(),
});
