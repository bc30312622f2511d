import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { CASE_OUTCOMES, CASE_STAGES } from '../processes/case-management.js';
import { LINES, PRIORITIES } from '../processes/intake.js';
import { amendedEvent } from './amended.js';
import { Code, Count, Id, Instant, OneOf, Person, factorChanges, factorCounts } from './parts.js';
import * as shared from './shared.js';
import { erasureAnsweredEvent } from './erasure.js';

/** The life of a case; what is done with the family in it stands in case-work.ts, protection beyond it in protection.ts. */
export * from './case-work.js';
export * from './protection.js';

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
    familyId: Type.Optional(Id('Family: its other processes follow')),
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
    factorChanges: Type.Optional(factorChanges),
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
  data: Type.Object({
    ...ofCase,
    familyId: Type.Optional(Id('Family: its other processes follow')),
    reason: Code('Why'),
    until: Instant('When somebody is woken at the latest'),
  }),
});

export const caseResumed = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'resumed',
  description: 'The clocks of the case run again',
  data: Type.Object({
    ...ofCase,
    familyId: Type.Optional(Id('Family: its other processes follow')),
    by: OneOf(['person', 'date'] as const, 'A person resumed it, or its date came'),
  }),
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
export const deadlineResumed = defineEvent({
  ...ofClock,
  event: 'deadline-resumed',
  description: 'A clock of a case that had been laid down (a pause) runs again to the same date',
  data: shared.deadlineResumed(),
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

export const caseAmended = amendedEvent(service, 'case', 'a case');

export const noticeRaised = defineEvent({
  service,
  version,
  entity: 'notice',
  event: 'raised',
  description: 'Somebody must be told something about a case',
  data: shared.notice(),
});

export const erasureAnswered = erasureAnsweredEvent('cases');
