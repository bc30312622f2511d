import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import { REFERRAL_OUTCOMES, REFERRAL_STAGES } from '../processes/assisted-referral.js';
import { PRIORITIES } from '../processes/intake.js';
import { amendedEvent } from './amended.js';
import { clockEvents } from './clocks.js';
import { Code, Count, Id, Instant, OneOf, Person } from './parts.js';
import * as shared from './shared.js';
import { erasureAnsweredEvent } from './erasure.js';

const service = 'offer' as const;
const version = 1;

/* The map of offer: what there is, where, for whom, with how much room. */

export const offerChanged = defineEvent({
  service,
  version,
  entity: 'offer',
  event: 'changed',
  description: 'A service of the map of offer was added, changed or taken from it',
  data: Type.Object({
    id: Id('Service of the map'),
    organizationId: Id('Organisation'),
    status: OneOf(['active', 'inactive', 'defunct', 'temporarily-closed'] as const, 'Whether it takes families (HSDS)'),
    needs: Type.Array(Code('Need it answers')),
    sector: Code('Sector: health, education, …'),
  }),
});

export const offerConfirmed = defineEvent({
  service,
  version,
  entity: 'offer',
  event: 'confirmed',
  description: 'The provider says that its entry in the map is right as it stands',
  data: Type.Object({ id: Id('Service of the map'), confirmedAt: Instant('Business time') }),
});

export const offerStale = defineEvent({
  service,
  version,
  entity: 'offer',
  event: 'stale',
  description: 'Nobody confirmed the entry for so long that it may be wrong: its owner is asked',
  data: Type.Object({ id: Id('Service of the map'), lastConfirmedAt: Instant('Business time') }),
});

export const capacityChanged = defineEvent({
  service,
  version,
  entity: 'offer',
  event: 'capacity-changed',
  description: 'The places of a service in a period, and how many of them are taken',
  data: Type.Object({
    id: Id('Service of the map'),
    places: Count('Places'),
    taken: Count('Places that are taken or offered to somebody'),
    waiting: Count('Children on its waiting list; of a longer one 1,000'),
  }),
});

/* Assisted referral, process §4. */

const ofReferral = { id: Id('Referral') };
const toService = { ...ofReferral, serviceId: Id('Service of the map of offer') };

export const referralRequested = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'requested',
  description:
    'A child needs what the office does not give: a place is looked for, and the family accompanied until it is received',
  data: Type.Object({
    ...ofReferral,
    familyId: Id('Family'),
    childId: Type.Optional(Id('Child; absent: the whole family')),
    caseId: Type.Optional(Id('Case it was asked for in')),
    requestId: Type.Optional(Id('Request it was asked for in')),
    need: Code('Need'),
    priority: OneOf(PRIORITIES, 'Priority'),
    personInCharge: Type.Optional(Person('Who walks with the family')),
  }),
});

export const referralMoved = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'moved',
  description: 'The referral entered a stage',
  data: Type.Object({
    ...ofReferral,
    from: OneOf(REFERRAL_STAGES, 'Stage it was in'),
    to: OneOf(REFERRAL_STAGES, 'Stage it is in'),
    reason: Type.Optional(Code('Why')),
  }),
});

export const referralSent = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'sent',
  description: 'A provider was asked to receive the family',
  data: Type.Object({ ...toService, attempt: Count('How many providers were asked, this one included') }),
});

export const referralAcknowledged = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'acknowledged',
  description: 'The provider has seen the referral',
  data: Type.Object(toService),
});

export const referralDeclined = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'declined',
  description: 'The provider does not receive the family, or gave no answer in time',
  data: Type.Object({ ...toService, reason: Code('Why') }),
});

export const referralWaitListed = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'wait-listed',
  description: 'The family waits for a place, in the order of priority and then of arrival',
  data: Type.Object({
    ...toService,
    priority: OneOf(PRIORITIES, 'Priority'),
    arrivedAt: Instant('Since when it counts'),
  }),
});

export const vacancyOffered = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'vacancy-offered',
  description: 'A place is kept for this family until it confirms',
  data: Type.Object({
    ...toService,
    waitDays: Count('Days on the waiting list'),
    position: Count('Place it had in the list, from 1'),
  }),
});

export const vacancyReleased = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'vacancy-released',
  description: 'The place that was kept is free for the next',
  data: Type.Object({ ...toService, reason: Code('Why') }),
});

export const referralConfirmed = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'confirmed',
  description: 'The family confirmed date and place',
  data: Type.Object({ ...toService, appointmentAt: Instant('First appointment') }),
});

export const referralEffective = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'effective',
  description: 'The family was received: only now is the referral effective',
  data: Type.Object({
    ...toService,
    attendedAt: Instant('First attendance'),
    days: Count('Days since it was asked for'),
  }),
});

export const referralResult = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'result',
  description: 'What the institution says came of it',
  data: Type.Object({
    ...toService,
    result: OneOf(['attending', 'completed', 'abandoned', 'referred-on', 'not-needed'] as const, 'Result'),
  }),
});

export const waitReviewed = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'wait-reviewed',
  description: 'The wait ran out, and the coordinator decided how the referral goes on',
  data: Type.Object({
    ...ofReferral,
    decision: OneOf(
      ['next-provider', 'complementary-measure', 'raise-priority', 'escalate', 'keep-waiting', 'let-go'] as const,
      'Decision',
    ),
  }),
});

export const referralClosed = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'closed',
  description: 'The outcome is fixed; an effective referral lives on until its result is known',
  data: Type.Object({
    ...ofReferral,
    familyId: Id('Family'),
    childId: Type.Optional(Id('Child')),
    caseId: Type.Optional(Id('Case')),
    requestId: Type.Optional(Id('Request')),
    need: Code('Need'),
    outcome: OneOf(REFERRAL_OUTCOMES, 'Outcome'),
    stage: OneOf(REFERRAL_STAGES, 'Stage in which it was fixed'),
    reason: Type.Optional(Code('Why')),
    attempts: Count('Providers that were asked'),
    serviceId: Type.Optional(Id('Service that received the family')),
    closedAt: Instant('Business time'),
  }),
});

export const referralPriorityChanged = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'priority-changed',
  description: 'It goes before others now, or no longer does',
  data: Type.Object({ ...ofReferral, priority: OneOf(PRIORITIES, 'Priority'), reason: Type.Optional(Code('Why')) }),
});

export const referralAppointmentSet = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'appointment-set',
  description: 'The institution named date and place; the family is asked to confirm',
  data: Type.Object({ ...toService, appointmentAt: Instant('First appointment') }),
});

export const referralPaused = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'paused',
  description: 'The clocks of the referral stand still until a date',
  data: Type.Object({ ...ofReferral, reason: Code('Why'), until: Instant('When somebody is woken at the latest') }),
});

export const referralResumed = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'resumed',
  description: 'The clocks of the referral run again',
  data: Type.Object(ofReferral),
});

export const referralReassigned = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'reassigned',
  description: 'Another professional walks with the family',
  data: Type.Object({ ...ofReferral, from: Person('In charge until now'), to: Person('In charge from now on') }),
});

export const referralContactAttempted = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'contact-attempted',
  description: 'The family was looked for before its place goes to the next',
  data: Type.Object({
    ...ofReferral,
    kind: Code('How: a visit, a call'),
    result: OneOf(['reached', 'not-reached', 'left-word'] as const, 'What came of it'),
    at: Instant('When it was tried'),
  }),
});

export const referralListChecked = defineEvent({
  service,
  version,
  entity: 'referral',
  event: 'list-checked',
  description: 'The wait was checked with the institution: the child is still on its list',
  data: Type.Object({ ...toService, at: Instant('When it was checked') }),
});

/* Gaps: demand with no offer to meet it. */

const ofGap = { id: Id('Gap'), need: Code('Need'), sector: Code('Sector') };

export const gapOpened = defineEvent({
  service,
  version,
  entity: 'gap',
  event: 'opened',
  description: 'There is no offer for a need, or it came too late',
  data: Type.Object({
    ...ofGap,
    cause: OneOf(['no-offer', 'wait-expired', 'declined-by-all', 'staff'] as const, 'How it was found'),
    ageBand: OneOf(['0-3', '4-6', '7-13', '14-17', 'family'] as const, 'Age of the child, in bands'),
    referralId: Type.Optional(Id('Referral that showed it')),
  }),
});

export const gapClosed = defineEvent({
  service,
  version,
  entity: 'gap',
  event: 'closed',
  description: 'Offer for the need has appeared, or the gap was an error',
  data: Type.Object({
    ...ofGap,
    reason: OneOf(['offer-appeared', 'met-otherwise', 'recorded-in-error'] as const, 'Why'),
    serviceId: Type.Optional(Id('Service that meets it')),
  }),
});

export const gapProposed = defineEvent({
  service,
  version,
  entity: 'gap',
  event: 'offer-proposed',
  description: 'Offer has appeared: the child who waited for it is proposed to the professional in charge',
  data: Type.Object({
    ...ofGap,
    referralId: Id('Referral that showed the gap'),
    serviceId: Id('Service that appeared'),
  }),
});

export const gapProposalLost = defineEvent({
  service,
  version,
  entity: 'gap',
  event: 'proposal-lost',
  description:
    'The service that was proposed takes nobody any more, and nobody had taken it up: the child waits again, in an open gap',
  data: Type.Object({
    ...ofGap,
    referralId: Id('Referral that showed the gap'),
    serviceId: Id('Service that was proposed'),
  }),
});

export const gapDemandEnded = defineEvent({
  service,
  version,
  entity: 'gap',
  event: 'demand-ended',
  description:
    'Somebody who waited for the gap to be closed waits no more, though no offer has come; the gap still counts them',
  data: Type.Object({
    ...ofGap,
    demandId: Id('What showed the gap'),
    reason: OneOf(
      [
        ...(['no-longer-needed', 'family-declined', 'moved-away', 'of-age', 'deceased'] as const),
        ...(['erasure-asked', 'withdrawn', 'anonymised'] as const),
      ] as const,
      'Why',
    ),
    referralId: Type.Optional(Id('Referral that showed the gap; absent of somebody who was anonymised')),
  }),
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
    about: Id('Referral'),
    aboutKind: Code('Kind of the record'),
    expiresAt: Instant('Until when it can be used'),
  }),
});

export const referralAmended = amendedEvent(service, 'referral', 'a referral');
export const referralClocks = clockEvents(service, 'referral', 'a referral');

export const noticeRaised = defineEvent({
  service,
  version,
  entity: 'notice',
  event: 'raised',
  description: 'Somebody must be told something about a referral, a gap or the map of offer',
  data: shared.notice(),
});

export const erasureAnswered = erasureAnsweredEvent('offer');
