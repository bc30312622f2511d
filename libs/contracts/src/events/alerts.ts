import { Type } from 'typebox';
import { defineEvent } from '../event.js';
import {
  ALERT_OUTCOMES,
  ALERT_SOURCES,
  ALERT_STAGES,
  CORRELATIONS,
  SEVERITIES,
  WATCH_OUTCOMES,
  WATCH_STAGES,
} from '../processes/alert.js';
import { clockEvents } from './clocks.js';
import { Code, Count, Id, Instant, OneOf, Person } from './parts.js';
import * as shared from './shared.js';
import { erasureAnsweredEvent } from './erasure.js';

const service = 'alerts' as const;
const version = 1;

const ofAlert = { id: Id('Alert') };
const factors = Type.Array(Code('Factor'), { description: 'Factors the alert names' });
const ofChild = { childId: Id('Child'), familyId: Type.Optional(Id('Family, where it is known')) };

export const alertReceived = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'received',
  description: 'A signal that rights may be violated came in; the same signal twice is one alert',
  data: Type.Object({
    ...ofAlert,
    source: OneOf(ALERT_SOURCES, 'SAN, an institution of the network, or staff'),
    institutionId: Type.Optional(Id('Institution that raised it')),
    childId: Type.Optional(Id('Child, where it is identified')),
    severity: OneOf(SEVERITIES, 'By the rules in force'),
    rules: Code('Version of the rules of severity'),
    factors,
    scored: Type.Boolean({ description: 'A predictive score came with it: one input, never the only ground' }),
    receivedAt: Instant('Business time'),
  }),
});

export const identityNeeded = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'identity-needed',
  description:
    'Whom the alert is about is to be found in, or entered into, the registry of intake, which asks for the sealed data',
  data: Type.Object(ofAlert),
});

export const alertIdentified = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'identified',
  description: 'The child of the alert is known; what was told of who it is has been forgotten here',
  data: Type.Object({
    ...ofAlert,
    ...ofChild,
    by: OneOf(['registry', 'person'] as const, 'Found by itself, or said by somebody'),
  }),
});

export const alertCorrelated = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'correlated',
  description: 'The alert joined the watch over its child; together with others it may weigh more',
  data: Type.Object({
    ...ofAlert,
    childId: Id('Child'),
    correlations: Type.Array(OneOf(CORRELATIONS, 'What it is together with others')),
    with: Type.Array(Id('Other alert it was correlated with')),
    severityBefore: OneOf(SEVERITIES, 'By itself'),
    severity: OneOf(SEVERITIES, 'Together with the others: never lower'),
  }),
});

export const alertMoved = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'moved',
  description: 'The alert entered a stage',
  data: Type.Object({
    ...ofAlert,
    from: OneOf(ALERT_STAGES, 'Stage it was in'),
    to: OneOf(ALERT_STAGES, 'Stage it is in'),
    reason: Type.Optional(Code('Why')),
  }),
});

export const alertVerified = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'verified',
  description: 'A professional looked into it',
  data: Type.Object({
    ...ofAlert,
    finding: OneOf(['confirmed', 'partly-confirmed', 'not-confirmed'] as const, 'Finding'),
    severity: OneOf(SEVERITIES, 'After the verification'),
    hours: Count('Hours since it came in'),
  }),
});

export const alertFactsAdded = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'facts-added',
  description: 'The same alert came again and said more, or staff added to it: it was judged anew, never lower',
  data: Type.Object({
    ...ofAlert,
    factors: Type.Array(Code('Factor'), { description: 'Factors that it names by now' }),
    timesTold: Count('How often it was told by now'),
    severityBefore: OneOf(SEVERITIES, 'Before'),
    severity: OneOf(SEVERITIES, 'With all that is known now'),
  }),
});

export const alertSeveritySet = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'severity-set',
  description: 'A professional said how grave it is, at once or once a second person agreed',
  data: Type.Object({
    ...ofAlert,
    severityBefore: OneOf(SEVERITIES, 'Before'),
    severity: OneOf(SEVERITIES, 'From now on'),
  }),
});

export const alertJudgedAnew = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'judged-anew',
  description:
    'Consent to the use of its predictive score was refused, withdrawn or given: the alert was judged without it, or with it',
  data: Type.Object({
    ...ofAlert,
    scoreUsed: Type.Boolean({ description: 'The score is one input of the judgement, never the only ground' }),
    severityBefore: OneOf(SEVERITIES, 'Before'),
    severity: OneOf(SEVERITIES, 'From now on'),
  }),
});

export const alertLoweringRefused = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'lowering-refused',
  description: 'A second person did not agree that it is less grave: it stays as it was',
  data: Type.Object({ ...ofAlert, severity: OneOf(SEVERITIES, 'As grave as before') }),
});

export const alertLeftUnclear = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'left-unclear',
  description: 'The registry cannot tell whom it is about: a person has to say so',
  data: Type.Object({ ...ofAlert, reason: Code('Why') }),
});

const inCharge = {
  from: Type.Optional(Person('In charge until now')),
  to: Type.Optional(Person('In charge from now on; nobody: whoever is on duty')),
};

export const alertReassigned = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'reassigned',
  description: 'Somebody else looks into it',
  data: Type.Object({ ...ofAlert, ...inCharge }),
});

export const alertChildChanged = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'child-changed',
  description: 'Two entries of the registry were one child, or were not after all: the alert follows its child',
  data: Type.Object({ ...ofAlert, childId: Id('Child from now on') }),
});

/** What an alert asks of other services: they open what is asked for once, whatever is repeated, and tell of it. */
const asked = {
  ...ofAlert,
  ...ofChild,
  severity: OneOf(SEVERITIES, 'Severity'),
  factors,
  askedAt: Instant('Business time'),
};

export const intakeAsked = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'intake-asked',
  description: 'Nobody attends the child yet: intake opens a request by the channel of alerts',
  data: Type.Object(asked),
});

export const caseAsked = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'case-asked',
  description: 'The child is attended: its case is informed',
  data: Type.Object({ ...asked, caseId: Id('Case') }),
});

export const escalationAsked = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'escalation-asked',
  description: 'A grave violation: the escalation to the specialised service is opened',
  data: Type.Object({ ...asked, urgent: Type.Boolean({ description: 'Imminent danger: no approval is waited for' }) }),
});

export const measureAsked = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'measure-asked',
  description: 'A protection measure is opened for the child',
  data: Type.Object(asked),
});

export const feedbackGiven = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'feedback-given',
  description: 'Who raised the alert can know what became of it, as far as the law lets them',
  data: Type.Object({
    ...ofAlert,
    source: OneOf(ALERT_SOURCES, 'Who raised it'),
    feedback: OneOf(
      ['received', 'being-looked-into', 'attended', 'not-confirmed', 'other-service'] as const,
      'What they are told',
    ),
  }),
});

export const alertClosed = defineEvent({
  service,
  version,
  entity: 'alert',
  event: 'closed',
  description: 'The alert has its outcome',
  data: Type.Object({
    ...ofAlert,
    childId: Type.Optional(Id('Child')),
    source: OneOf(ALERT_SOURCES, 'Who raised it'),
    severity: OneOf(SEVERITIES, 'Severity in the end'),
    outcome: OneOf(ALERT_OUTCOMES, 'Outcome'),
    reason: Type.Optional(Code('Why')),
    confirmedBy: Type.Optional(Person('Second person, where one had to confirm')),
    receivedAt: Instant('When it came in'),
    verifiedAt: Type.Optional(Instant('When it was verified')),
    closedAt: Instant('Business time'),
  }),
});

/* The watch over one child. */

const ofWatch = { id: Id('Watch: the id of the child'), severity: OneOf(SEVERITIES, 'Highest of its open alerts') };

export const watchOpened = defineEvent({
  service,
  version,
  entity: 'watch',
  event: 'opened',
  description: 'The first alert of a child: from now on all of them are looked at together',
  data: Type.Object(ofWatch),
});

export const watchJoined = defineEvent({
  service,
  version,
  entity: 'watch',
  event: 'joined',
  description: 'One more alert of the child',
  data: Type.Object({
    ...ofWatch,
    alertId: Id('Alert'),
    alerts: Count('Alerts so far'),
    open: Count('Of these, not answered yet'),
    correlations: Type.Array(OneOf(CORRELATIONS, 'What they are together')),
  }),
});

export const watchMoved = defineEvent({
  service,
  version,
  entity: 'watch',
  event: 'moved',
  description: 'The watch went quiet, woke up, or ended',
  data: Type.Object({
    id: Id('Watch: the id of the child'),
    from: OneOf(WATCH_STAGES, 'Stage it was in'),
    to: OneOf(WATCH_STAGES, 'Stage it is in'),
    outcome: Type.Optional(OneOf(WATCH_OUTCOMES, 'Outcome, once it has ended')),
  }),
});

export const watchReviewed = defineEvent({
  service,
  version,
  entity: 'watch',
  event: 'reviewed',
  description: 'A professional looked at all alerts of the child together',
  data: Type.Object({ ...ofWatch, finding: Code('What they make of it') }),
});

const openOfChild = { ...ofWatch, open: Count('Alerts that are not answered yet') };

export const watchSettled = defineEvent({
  service,
  version,
  entity: 'watch',
  event: 'settled',
  description: 'An alert of the child was answered, or weighs otherwise now',
  data: Type.Object(openOfChild),
});

export const watchRestPutOff = defineEvent({
  service,
  version,
  entity: 'watch',
  event: 'rest-put-off',
  description: 'Its time is over, but alerts are open: it goes quiet with the last of them',
  data: Type.Object(openOfChild),
});

export const watchReassigned = defineEvent({
  service,
  version,
  entity: 'watch',
  event: 'reassigned',
  description: 'Somebody else watches over the child',
  data: Type.Object({ id: Id('Watch: the id of the child'), ...inCharge }),
});

export const severityRulesChanged = defineEvent({
  service,
  version,
  entity: 'severity-rules',
  event: 'changed',
  description: 'A version of the rules of severity is in force; older ones stay with the alerts that they judged',
  data: Type.Object({ id: Id('Version of the rules'), code: Code('Its code') }),
});

export const alertClocks = clockEvents(service, 'alert', 'an alert');
export const watchClocks = clockEvents(service, 'watch', 'a watch');

export const noticeRaised = defineEvent({
  service,
  version,
  entity: 'notice',
  event: 'raised',
  description: 'Somebody must be told something about an alert or a watch',
  data: shared.notice(),
});

export const erasureAnswered = erasureAnsweredEvent('alerts');
