import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { PERSONAL_RIGHTS, RIGHTS_RELATIONS, RIGHTS_REQUEST_OUTCOMES } from '../processes/rights-request.js';
import { amendedEvent } from './amended.js';
import { clockEvents } from './clocks.js';
import { Code, Count, Id, Instant, OneOf } from './parts.js';

/** What people ask about their own data, as codes: that somebody asked says something of them, so whom it is about stays here. */

const service = 'intake' as const;
const version = 1;

const ofRightsRequest = { id: Id('Rights request'), right: OneOf(PERSONAL_RIGHTS, 'What was asked for') };

export const rightsRequestReceived = defineEvent({
  service,
  version,
  entity: 'rights-request',
  event: 'received',
  description: 'Somebody asked for access to data, for a copy, a correction, an erasure, or objects to a use',
  data: Type.Object({
    ...ofRightsRequest,
    about: OneOf(['person', 'family'] as const, 'Whose data: of a person, or of a family'),
    relation: OneOf(RIGHTS_RELATIONS, 'Who asks'),
    receivedAt: Instant('When it was received: the term of the law counts from then'),
    answerBy: Instant('When it must be answered'),
  }),
});

export const rightsRequestExtended = defineEvent({
  service,
  version,
  entity: 'rights-request',
  event: 'extended',
  description: 'More time was taken to answer, once, with a reason',
  data: Type.Object({
    ...ofRightsRequest,
    reason: Code('Why'),
    answerBy: Instant('When it must be answered now'),
  }),
});

export const rightsRequestClosed = defineEvent({
  service,
  version,
  entity: 'rights-request',
  event: 'closed',
  description: 'The request was answered or withdrawn',
  data: Type.Object({
    ...ofRightsRequest,
    outcome: OneOf(RIGHTS_REQUEST_OUTCOMES, 'Outcome'),
    reason: Type.Optional(Code('Why it was refused, granted in part, or withdrawn')),
    waitDays: Count('Days since it was received'),
  }),
});

export const rightsRequestAmended = amendedEvent(service, 'rights-request', 'a rights request');
export const rightsRequestClocks = clockEvents(service, 'rights-request', 'a rights request');
