import type { KeptFact, RecordKind } from '../fact/history.js';
import { marksOf } from '../fact/facts.js';
import type { Mark } from '../fact/mark.js';

/** `[name, instant of 2026, data, another subject]` */
type Told = readonly [name: string, at: string, data: Record<string, unknown>, subject?: string];

const instant = (at: string): string => `2026-${at.includes('T') ? at : `${at}T15`}:00:00Z`;

const opened = (at: string, line: string, personInCharge: string): Told => [
  'case.opened',
  at,
  { line, priority: 'high', personInCharge, openedAt: instant(at) },
];
const moved = (at: string, from: string, to: string): Told => ['case.moved', at, { from, to }];
const closed = (at: string, stage: string, outcome: string): Told => [
  'case.closed',
  at,
  { stage, outcome, closedAt: instant(at) },
];
const session = (at: string, held: boolean): Told => ['session.logged', at, { held, at: instant(at) }, `session ${at}`];

const EVALUATED: Told = [
  'evaluation.held',
  '09-20',
  {
    factors: { riskBefore: 2, riskMitigated: 1, protectiveBefore: 1, protectiveStrengthened: 0 },
    factorChanges: [
      { factor: 'neglect', kind: 'risk', before: 3, after: 1, change: 'better' },
      { factor: 'isolation', kind: 'risk', before: 2, after: 2, change: 'same' },
      { factor: 'school-bond', kind: 'protective', before: 2, after: 2, change: 'same' },
    ],
  },
  'evaluation',
];

const CASES: Record<string, Told[]> = {
  completed: [
    opened('03-02', 'case-management', 'gestora-1'),
    moved('03-12', 'invitation', 'diagnosis'),
    moved('04-11', 'diagnosis', 'family-plan'),
    moved('05-01', 'family-plan', 'execution'),
    ...[session('05-10', true), session('05-24', true), session('06-07', false), session('06-21', true)],
    moved('09-12', 'execution', 'evaluation'),
    EVALUATED,
    moved('09-20', 'evaluation', 'closure'),
    moved('10-01', 'closure', 'follow-up'),
    closed('10-01', 'closure', 'completed'),
  ],
  rejected: [
    opened('03-02', 'case-management', 'gestora-1'),
    moved('03-20', 'invitation', 'second-look'),
    closed('03-20', 'invitation', 'invitation-rejected'),
  ],
  renounced: [
    opened('04-01', 'family-therapy', 'terapeuta-1'),
    moved('04-11', 'invitation', 'diagnosis'),
    moved('05-02', 'diagnosis', 'second-look'),
    closed('05-02', 'diagnosis', 'renounced'),
  ],
  diagnosed: [opened('06-01', 'family-therapy', 'terapeuta-1'), moved('06-11', 'invitation', 'diagnosis')],
  lost: [
    opened('07-01', 'case-management', 'gestora-1'),
    moved('07-29', 'invitation', 'second-look'),
    closed('07-29', 'invitation', 'not-located'),
  ],
  invited: [opened('08-01', 'case-management', 'gestora-1')],
};

const received = (at: string): Told => ['request.received', at, { channel: 'spontaneous', receivedAt: instant(at) }];
const step = (at: string, from: string, to: string): Told => ['request.moved', at, { from, to }];
const ended = (at: string, outcome: string): Told => ['request.closed', at, { outcome, closedAt: instant(at) }];

const REQUESTS: Record<string, Told[]> = {
  assigned: [
    received('02-01'),
    step('02-05', 'admissibility', 'prioritised'),
    step('02-06', 'variant', 'assignment'),
    step('02-20', 'assignment', 'closed'),
    ended('02-20', 'assigned'),
  ],
  refused: [received('02-01'), step('02-07', 'admissibility', 'closed'), ended('02-07', 'not-pertinent')],
  waiting: [received('11-20'), step('12-01', 'variant', 'assignment')],
};

const asked: Told = ['referral.requested', '10-01', { need: 'speech-therapy', priority: 'low' }];
const went = (at: string, from: string, to: string): Told => ['referral.moved', at, { from, to }];
const came = (at: string, outcome: string): Told => ['referral.closed', at, { outcome, closedAt: instant(at) }];

const REFERRALS: Record<string, Told[]> = {
  waiting: [asked, went('12-11', 'sent', 'waiting')],
  effective: [asked, went('10-10', 'sent', 'waiting'), went('10-20', 'waiting', 'offered'), came('10-30', 'effective')],
  expired: [asked, went('10-10', 'sent', 'waiting'), went('11-09', 'waiting', 'wait-review'), came('11-10', 'expired')],
};

const clock = { process: 'case', rule: 'execution.session' };

const OTHERS: [RecordKind, string, Told[]][] = [
  ['gap', 'open', [['gap.opened', '05-01', { sector: 'health' }]]],
  [
    'gap',
    'closed',
    [
      ['gap.opened', '05-01', { sector: 'education' }],
      ['gap.closed', '06-01', { sector: 'education' }],
    ],
  ],
  [
    'alert',
    'closed',
    [
      ['alert.received', '03-02', { severity: 'high', receivedAt: instant('03-02') }],
      ['alert.verified', '03-05T14', { severity: 'high' }],
      ['alert.closed', '03-06T16', { severity: 'high', outcome: 'dismissed', closedAt: instant('03-06T16') }],
    ],
  ],
  ['alert', 'open', [['alert.received', '12-02', { severity: 'low', receivedAt: instant('12-02') }]]],
  [
    'escalation',
    'acknowledged',
    [
      ['escalation.opened', '03-02', { urgent: true }],
      ['escalation.notified', '03-02T17', { attempt: 1 }],
      ['escalation.acknowledged', '03-03T19', { attempt: 1 }],
      ['escalation.moved', '03-20', { to: 'ended', outcome: 'withdrawn' }],
    ],
  ],
  [
    'escalation',
    'notified',
    [
      ['escalation.opened', '04-02', { urgent: false }],
      ['escalation.notified', '04-02T17', { attempt: 1 }],
    ],
  ],
  [
    'measure',
    'in force',
    [
      ['measure.opened', '04-02', {}],
      ['measure.moved', '04-20', { from: 'adoption', to: 'in-force' }],
    ],
  ],
  [
    'clock',
    'a case/case',
    [
      ['case.deadline-overdue', '05-02', { ...clock, due: instant('05-02') }],
      ['case.deadline-met', '05-09', { ...clock, due: instant('05-02') }],
      ['case.deadline-overdue', '06-02', { ...clock, due: instant('06-02') }],
    ],
  ],
  ['participant', 'a child', [['participation.recorded', '05-02', { planId: 'a', as: 'child' }]]],
  ['participant', 'another', [['participation.recorded', '06-02', { planId: 'b', as: 'child' }]]],
  [
    'community-plan',
    'a plan',
    [
      ['community-plan.opened', '03-02', { community: 'norte' }],
      ['community-plan.moved', '06-02', { from: 'commitment', to: 'running' }],
    ],
  ],
  ['activity', 'a workshop', [['activity.held', '06-03', { kind: 'workshop', heldOn: '2026-06-02' }]]],
];

/** An office of a few records, told by hand, so that every figure can be reckoned in the head. Holds no tests. */
export function tinyOffice(commune: string): (Mark & { commune: string })[] {
  const of = (kind: RecordKind, records: Record<string, Told[]>) =>
    Object.entries(records).map(([name, told]): [RecordKind, string, Told[]] => [kind, `${kind} ${name}`, told]);
  const all = [...of('case', CASES), ...of('request', REQUESTS), ...of('referral', REFERRALS), ...OTHERS];
  return all.flatMap(([kind, record, told]) =>
    marksOf(kind, record, factsOf(record, told)).map((mark) => ({ ...mark, commune })),
  );
}

const factsOf = (record: string, told: readonly Told[]): KeptFact[] =>
  told.map(([name, at, data, subject = record], index) => ({
    ...{ id: `${record} ${String(index).padStart(2, '0')}`, name, subject, version: index + 1 },
    ...{ at: Date.parse(instant(at)), data },
  }));
