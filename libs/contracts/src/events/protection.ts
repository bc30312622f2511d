import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { ESCALATION_OUTCOMES, ESCALATION_STAGES } from '../processes/escalation.js';
import { MEASURE_OUTCOMES, MEASURE_STAGES } from '../processes/protection-measure.js';
import { amendedEvent } from './amended.js';
import { clockEvents } from './clocks.js';
import { Code, Count, Id, Instant, OneOf, Person } from './parts.js';

/** Protection of a child beyond its case: escalation (§6) and protection measures (§7), and what alerts ask of cases. */

const service = 'cases' as const;
const version = 1;

export const caseInformed = defineEvent({
  service,
  version,
  entity: 'case',
  event: 'informed',
  description: 'The case knows of the alert, and its professional was told',
  data: Type.Object({ id: Id('Case'), alertId: Id('Alert') }),
});

const ofEscalation = { id: Id('Escalation') };
const cameFrom = {
  caseId: Type.Optional(Id('Case it came from')),
  requestId: Type.Optional(Id('Request it came from')),
  alertId: Type.Optional(Id('Alert it came from')),
  measureId: Type.Optional(Id('Measure it came from')),
};

export const escalationOpened = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'opened',
  description: 'A grave violation is to be handed to the specialised service; until it is, the office stays in charge',
  data: Type.Object({
    ...ofEscalation,
    ...cameFrom,
    familyId: Type.Optional(Id('Family')),
    childIds: Type.Array(Id('Child')),
    grounds: Type.Array(Code('Ground')),
    urgent: Type.Boolean({ description: 'Imminent danger: no approval is waited for' }),
    personInCharge: Type.Optional(Person('Who walks with the family until it is received')),
  }),
});

export const escalationMoved = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'moved',
  description: 'The escalation entered a stage',
  data: Type.Object({
    ...ofEscalation,
    from: OneOf(ESCALATION_STAGES, 'Stage it was in'),
    to: OneOf(ESCALATION_STAGES, 'Stage it is in'),
    outcome: Type.Optional(OneOf(ESCALATION_OUTCOMES, 'Outcome, once it is fixed')),
    reason: Type.Optional(Code('Why')),
  }),
});

export const escalationNotified = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'notified',
  description:
    'The specialised service (the court, the police) was notified; again, and one level higher, while nobody acknowledges',
  data: Type.Object({
    ...ofEscalation,
    recipient: Code('Who was notified'),
    level: Count('Level it was sent to, from 1'),
    attempt: Count('How often it was notified, this time included'),
  }),
});

export const escalationAcknowledged = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'acknowledged',
  description: 'Somebody there has it, and says so',
  data: Type.Object({
    ...ofEscalation,
    attempt: Count('Notification that was acknowledged'),
    hours: Count('Hours since the first'),
  }),
});

export const escalationDecided = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'decided',
  description: 'What the service decided',
  data: Type.Object({
    ...ofEscalation,
    decision: OneOf(['accepted', 'more-information', 'rejected'] as const, 'Decision'),
    reason: Type.Optional(Code('Grounds, as a code')),
  }),
});

export const handoverStep = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'handover-step',
  description: 'A step of the handover is done: the family is accompanied until it is received',
  data: Type.Object({
    ...ofEscalation,
    step: OneOf(['joint-meeting', 'file-handed-over', 'family-received'] as const, 'Step'),
  }),
});

export const ownershipChanged = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'ownership-changed',
  description: 'Who is in charge of the child: never two, never nobody',
  data: Type.Object({
    ...ofEscalation,
    ...cameFrom,
    childIds: Type.Array(Id('Child')),
    from: OneOf(['office', 'specialised-service'] as const, 'In charge until now'),
    to: OneOf(['office', 'specialised-service'] as const, 'In charge from now on'),
  }),
});

export const statusHeard = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'status-heard',
  description: 'The office keeps its eye on the child: how it goes with the service',
  data: Type.Object({
    ...ofEscalation,
    status: OneOf(['attended', 'waiting', 'not-attended', 'leaving'] as const, 'Status'),
  }),
});

export const exitContactHeld = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'exit-contact-held',
  description: 'A contact after the service has ended',
  data: Type.Object({
    ...ofEscalation,
    month: Count('1, 3, 6 or 12'),
    newRisk: Type.Boolean({ description: 'True: intake opens a request with high priority' }),
  }),
});

/** Intake opens a request for the child: after the service, or because the service gave it back. */
export const returnedToIntake = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'returned-to-intake',
  description: 'The child is the office’s again: intake opens a request with high priority',
  data: Type.Object({
    ...ofEscalation,
    familyId: Type.Optional(Id('Family')),
    childIds: Type.Array(Id('Child')),
    cause: OneOf(['new-risk', 'left-service', 'returned-by-service'] as const, 'Why'),
    risks: Type.Array(Code('Risk factor')),
    at: Instant('Business time'),
  }),
});

export const escalationEnded = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'ended',
  description: 'Nothing is left to do',
  data: Type.Object({ ...ofEscalation, ...cameFrom, outcome: OneOf(ESCALATION_OUTCOMES, 'Outcome') }),
});

export const answerLinkIssued = defineEvent({
  service,
  version,
  entity: 'answer-link',
  event: 'issued',
  description:
    'A receiver without an account is sent a link by which it can answer once; the link itself is never told',
  data: Type.Object({
    id: Id('Link'),
    about: Id('Escalation'),
    aboutKind: Code('Kind of the record'),
    expiresAt: Instant('Until when it can be used'),
  }),
});

const ofMeasure = { id: Id('Measure') };

export const measureOpened = defineEvent({
  service,
  version,
  entity: 'measure',
  event: 'opened',
  description: 'A procedure of administrative protection was opened for a child',
  data: Type.Object({
    ...ofMeasure,
    caseId: Type.Optional(Id('Case')),
    requestId: Type.Optional(Id('Request')),
    alertId: Type.Optional(Id('Alert')),
    escalationId: Type.Optional(Id('Escalation it takes the place of')),
    familyId: Type.Optional(Id('Family')),
    childIds: Type.Array(Id('Child')),
    grounds: Type.Array(Code('Ground')),
    personInCharge: Type.Optional(Person('Professional in charge')),
  }),
});

export const measureMoved = defineEvent({
  service,
  version,
  entity: 'measure',
  event: 'moved',
  description: 'The measure entered a stage',
  data: Type.Object({
    ...ofMeasure,
    from: OneOf(MEASURE_STAGES, 'Stage it was in'),
    to: OneOf(MEASURE_STAGES, 'Stage it is in'),
    outcome: Type.Optional(OneOf(MEASURE_OUTCOMES, 'Outcome, once it is fixed')),
    reason: Type.Optional(Code('Why')),
  }),
});

export const measureHeard = defineEvent({
  service,
  version,
  entity: 'measure',
  event: 'heard',
  description: 'A child or an adult was heard; what they said stays sealed',
  data: Type.Object({ ...ofMeasure, who: OneOf(['child', 'adult'] as const, 'Who was heard') }),
});

export const measureAdopted = defineEvent({
  service,
  version,
  entity: 'measure',
  event: 'adopted',
  description: 'A measure of the catalogue holds, with who is responsible and until when',
  data: Type.Object({
    ...ofMeasure,
    measures: Type.Array(Code('Measure of the catalogue')),
    responsible: Code('Kind of institution that is responsible'),
    institutionId: Type.Optional(Id('Institution of the map of offer')),
    until: Instant('End of its term'),
    renewed: Type.Boolean({ description: 'It held before, and holds for longer' }),
  }),
});

export const measureReviewed = defineEvent({
  service,
  version,
  entity: 'measure',
  event: 'reviewed',
  description: 'Whether the measure is complied with and still needed',
  data: Type.Object({
    ...ofMeasure,
    finding: OneOf(['complied-with', 'partly', 'not-complied-with'] as const, 'Finding'),
  }),
});

export const measureEnded = defineEvent({
  service,
  version,
  entity: 'measure',
  event: 'ended',
  description: 'The measure has its outcome',
  data: Type.Object({ ...ofMeasure, outcome: OneOf(MEASURE_OUTCOMES, 'Outcome'), reason: Type.Optional(Code('Why')) }),
});

/** What an alert asked for was there already: the alert is looked at there, and whoever handed it on must know. */
export const escalationJoined = defineEvent({
  service,
  version,
  entity: 'escalation',
  event: 'alert-joined',
  description: 'An alert that asked for an escalation is part of this one',
  data: Type.Object({ ...ofEscalation, alertId: Id('Alert') }),
});

export const measureJoined = defineEvent({
  service,
  version,
  entity: 'measure',
  event: 'alert-joined',
  description: 'An alert that asked for a measure is part of this procedure',
  data: Type.Object({ ...ofMeasure, alertId: Id('Alert') }),
});

export const escalationAmended = amendedEvent(service, 'escalation', 'an escalation');
export const measureAmended = amendedEvent(service, 'measure', 'a measure');

export const escalationClocks = clockEvents(service, 'escalation', 'an escalation');
export const measureClocks = clockEvents(service, 'measure', 'a measure');
