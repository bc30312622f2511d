import { Type } from 'typebox';
import { ROLES } from '../envelope.js';
import { defineEvent } from '../event.js';
import { ALARM_OUTCOMES, ALARM_RULES } from '../processes/monitoring.js';
import { amendedEvent } from './amended.js';
import { clockEvents } from './clocks.js';
import { Code, Count, Id, Instant, OneOf } from './parts.js';
import * as shared from './shared.js';

/** Process §9: snapshots of quarters, targets of the year, alarms. Codes, ids and sums: no figure that could be somebody. */

const service = 'reporting' as const;
const version = 1;

const ofSnapshot = {
  id: Id('Snapshot of the commune and quarter'),
  quarter: Code('Quarter, e.g. 2026-q1'),
  content: Count('Which taking of the figures: 1 for the first'),
  hash: Code('SHA-256 of what was taken, in hexadecimal'),
};

export const snapshotTaken = defineEvent({
  service,
  version,
  entity: 'snapshot',
  event: 'taken',
  description: 'The figures of a commune for a quarter were taken, for the first time or again before they were signed',
  data: Type.Object({
    ...ofSnapshot,
    asOf: Code('Day up to which facts were known, YYYY-MM-DD'),
    reason: Type.Optional(Code('Why they were taken again')),
  }),
});

export const snapshotSigned = defineEvent({
  service,
  version,
  entity: 'snapshot',
  event: 'signed',
  description: 'The coordinator signed the figures of a quarter: they never change again',
  data: Type.Object({ ...ofSnapshot, signedAt: Instant('When') }),
});

export const snapshotClocks = clockEvents(service, 'snapshot', 'a quarterly snapshot');

export const targetSet = defineEvent({
  service,
  version,
  entity: 'target',
  event: 'set',
  description: 'What a commune wants an indicator to be in a year; every version is told',
  data: Type.Object({
    id: Id('Target of the commune, year and indicator'),
    indicator: Code('Indicator of the catalogue'),
    year: Count('Calendar year'),
    value: Type.Number({ description: 'What it is to come to by the end of the year' }),
    withdrawn: Type.Boolean({ description: 'It holds no more' }),
  }),
});

const ofAlarm = {
  id: Id('Alarm'),
  rule: OneOf(ALARM_RULES, 'What it is about'),
  subject: Type.String({
    pattern: '^[a-z0-9][a-z0-9._-]*$',
    maxLength: 120,
    description: 'What of it: a list, a process, a sector, an opaque person of the office',
  }),
};

export const alarmOpened = defineEvent({
  service,
  version,
  entity: 'alarm',
  event: 'opened',
  description: 'Figures of a commune passed a threshold: somebody must look into it',
  data: Type.Object({
    ...ofAlarm,
    owner: OneOf(ROLES, 'Role that answers for it'),
    dueAt: Instant('Until when it is to be resolved'),
  }),
});

export const alarmAcknowledged = defineEvent({
  service,
  version,
  entity: 'alarm',
  event: 'acknowledged',
  description: 'Somebody has taken the alarm up',
  data: Type.Object(ofAlarm),
});

export const alarmClosed = defineEvent({
  service,
  version,
  entity: 'alarm',
  event: 'closed',
  description: 'What the alarm was about is over, or somebody has closed it',
  data: Type.Object({
    ...ofAlarm,
    outcome: OneOf(ALARM_OUTCOMES, 'How'),
    reason: Type.Optional(Code('Why, where a person closed it')),
  }),
});

export const alarmAmended = amendedEvent(service, 'alarm', 'an alarm');
export const alarmClocks = clockEvents(service, 'alarm', 'an alarm');

export const alarmRuleSet = defineEvent({
  service,
  version,
  entity: 'alarm-rule',
  event: 'set',
  description: 'From a day on an office wants to be alarmed at another threshold, or not at all; every version is told',
  data: Type.Object({
    id: Id('Rule of the commune'),
    rule: OneOf(ALARM_RULES, 'What it is about'),
    from: Code('First day, YYYY-MM-DD'),
    enabled: Type.Boolean({ description: 'False: nobody is alarmed' }),
    limit: Count('Above this there is cause for alarm'),
  }),
});

export const noticeRaised = defineEvent({
  service,
  version,
  entity: 'notice',
  event: 'raised',
  description: 'Somebody must be told something about figures',
  data: shared.notice(),
});
