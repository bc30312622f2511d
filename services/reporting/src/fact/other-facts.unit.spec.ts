import { describe, expect, it } from '@jest/globals';
import type { KeptFact, RecordKind } from './history.js';
import { marksOf, marksOfAll } from './facts.js';
import { FOREVER } from './mark.js';
import type { MeasureName } from './measures.js';

const SUBJECT = 'record-1';

/** `[name, instant of 2026, data]` in order. */
type Told = readonly [name: string, at: string, data: Record<string, unknown>];

function marks(kind: RecordKind, told: readonly Told[], measure: MeasureName, record = SUBJECT): unknown[] {
  const facts = told.map(([name, at, data], index): KeptFact => ({
    ...{ id: `fact-${index}`, name, subject: SUBJECT, version: index + 1 },
    ...{ at: Date.parse(`2026-${at}:00:00Z`), data },
  }));
  return marksOf(kind, record, facts)
    .filter((mark) => mark.measure === measure)
    .map(({ code, on, since, until, value }) => [code, on, since, until === FOREVER ? 'holds' : until, value]);
}

describe('What a request adds to the figures', () => {
  const told: Told[] = [
    ['request.received', '03-03T15', { channel: 'spontaneous', receivedAt: '2026-03-02T15:00:00Z' }],
    ['request.moved', '03-03T16', { from: 'registered', to: 'admissibility' }],
    ['request.moved', '03-07T14', { from: 'admissibility', to: 'prioritised' }],
    ['request.moved', '03-08T14', { from: 'variant', to: 'assignment' }],
    ['request.closed', '03-20T14', { outcome: 'assigned', closedAt: '2026-03-20T14:00:00Z' }],
  ];

  it('is received on its day, known from the day on which it was entered', () => {
    expect(marks('request', told, 'request.received')).toEqual([
      ['spontaneous', '2026-03-02', '2026-03-03', 'holds', -1],
    ]);
  });

  it('whole days until it was decided whether it is pertinent', () => {
    expect(marks('request', told, 'request.admissibility-days')).toEqual([
      ['pertinent', '2026-03-07', '2026-03-07', 'holds', 4],
    ]);
  });

  it('waits in assignment until it is closed', () => {
    expect(marks('request', told, 'request.stage')).toContainEqual([
      'assignment',
      '2026-03-08',
      '2026-03-08',
      '2026-03-20',
      -1,
    ]);
    expect(marks('request', told, 'request.closed')).toEqual([['assigned', '2026-03-20', '2026-03-20', 'holds', -1]]);
  });
});

describe('What a referral adds to the figures', () => {
  const told: Told[] = [
    ['referral.requested', '03-02T15', { need: 'speech-therapy', priority: 'low' }],
    ['referral.moved', '03-03T15', { from: 'sent', to: 'waiting' }],
    ['referral.priority-changed', '03-10T15', { priority: 'high' }],
    ['referral.moved', '04-02T15', { from: 'waiting', to: 'wait-review' }],
    ['referral.closed', '04-05T15', { outcome: 'expired', closedAt: '2026-04-05T15:00:00Z' }],
  ];

  it('waits under its priority, and is as old as its wait when that is raised', () => {
    expect(marks('referral', told, 'referral.waiting')).toEqual([
      ['high', '2026-03-03', '2026-03-10', '2026-04-02', -1],
      ['low', '2026-03-03', '2026-03-03', '2026-03-10', -1],
    ]);
  });

  it('ends its wait without a place where that runs out', () => {
    expect(marks('referral', told, 'referral.wait-days')).toEqual([
      ['expired', '2026-04-02', '2026-04-02', 'holds', 30],
    ]);
    expect(marks('referral', told, 'referral.wait-expired')).toHaveLength(1);
    expect(marks('referral', told, 'referral.closed')).toEqual([['expired', '2026-04-05', '2026-04-05', 'holds', -1]]);
  });
});

describe('What others add to the figures', () => {
  it('a gap is open in its sector until it is closed', () => {
    const told: Told[] = [
      ['gap.opened', '03-02T15', { sector: 'health' }],
      ['gap.closed', '04-02T15', { sector: 'health' }],
    ];
    expect(marks('gap', told, 'gap.open')).toEqual([['health', '2026-03-02', '2026-03-02', '2026-04-02', -1]]);
  });

  it('an alert counts under the severity that it came to have, on the day on which it was received', () => {
    const told: Told[] = [
      ['alert.received', '03-02T15', { severity: 'low', receivedAt: '2026-03-02T15:00:00Z' }],
      ['alert.correlated', '03-04T15', { severity: 'high' }],
      ['alert.verified', '03-05T14', { severity: 'high' }],
      ['alert.closed', '03-06T16', { severity: 'high', outcome: 'dismissed', closedAt: '2026-03-06T16:00:00Z' }],
    ];
    expect(marks('alert', told, 'alert.received')).toEqual([
      ['high', '2026-03-02', '2026-03-04', 'holds', -1],
      ['low', '2026-03-02', '2026-03-02', '2026-03-04', -1],
    ]);
    expect(marks('alert', told, 'alert.verification-hours')).toEqual([
      ['high', '2026-03-02', '2026-03-05', 'holds', 71],
    ]);
    expect(marks('alert', told, 'alert.answer-hours')).toEqual([['high', '2026-03-02', '2026-03-06', 'holds', 97]]);
    expect(marks('alert', told, 'alert.open')).toEqual([
      ['high', '2026-03-02', '2026-03-04', '2026-03-06', -1],
      ['low', '2026-03-02', '2026-03-02', '2026-03-04', -1],
    ]);
  });

  it('an escalation is acknowledged once, counted from the first notification', () => {
    const told: Told[] = [
      ['escalation.opened', '03-02T15', { urgent: true }],
      ['escalation.notified', '03-02T17', { attempt: 1 }],
      ['escalation.notified', '03-03T17', { attempt: 2 }],
      ['escalation.acknowledged', '03-03T19', { attempt: 2 }],
      ['escalation.moved', '03-20T19', { to: 'handover', outcome: 'handed-over' }],
      ['escalation.ended', '12-20T19', { outcome: 'handed-over' }],
    ];
    expect(marks('escalation', told, 'escalation.acknowledgement-hours')).toEqual([
      ['', '2026-03-02', '2026-03-03', 'holds', 26],
    ]);
    expect(marks('escalation', told, 'escalation.outcome')).toEqual([
      ['handed-over', '2026-03-02', '2026-03-20', 'holds', -1],
    ]);
  });

  it('a clock is overdue until it is answered, each by itself', () => {
    const clock = { process: 'case', rule: 'execution.session' };
    const told: Told[] = [
      ['case.deadline-overdue', '03-02T15', { ...clock, due: '2026-03-02T15:00:00Z' }],
      ['case.deadline-overdue', '03-03T15', { ...clock, due: '2026-03-03T15:00:00Z' }],
      ['case.deadline-met', '03-10T15', { ...clock, due: '2026-03-02T15:00:00Z' }],
    ];
    expect(marks('clock', told, 'work.overdue', `${SUBJECT}/case`)).toEqual([
      ['case', '2026-03-02', '2026-03-02', '2026-03-10', -1],
      ['case', '2026-03-03', '2026-03-03', 'holds', -1],
    ]);
  });

  it('a clock that a pause laid down is overdue again when it runs again, if it was before', () => {
    const clock = { process: 'case', rule: 'execution.session', due: '2026-03-02T15:00:00Z' };
    const later = { ...clock, due: '2026-03-20T15:00:00Z' };
    const told: Told[] = [
      ['case.deadline-overdue', '03-02T15', clock],
      ['case.deadline-met', '03-05T15', clock],
      ['case.deadline-met', '03-05T15', later],
      ['case.deadline-resumed', '03-10T15', { ...clock, overdueSince: '2026-03-02T15:00:00Z' }],
      ['case.deadline-resumed', '03-10T15', later],
    ];
    expect(marks('clock', told, 'work.overdue', `${SUBJECT}/case`)).toEqual([
      ['case', '2026-03-02', '2026-03-02', '2026-03-05', -1],
      ['case', '2026-03-10', '2026-03-10', 'holds', -1],
    ]);
    expect(marks('clock', told, 'work.became-overdue', `${SUBJECT}/case`)).toHaveLength(1);
  });

  it('what an owner that was away was told late does not count as answered what runs again', () => {
    const clock = { process: 'case', rule: 'execution.session', due: '2026-03-02T15:00:00Z' };
    const resumed = { ...clock, overdueSince: '2026-03-02T15:00:00Z' };
    const told: Told[] = [
      ['case.deadline-overdue', '03-02T15', clock],
      ['case.deadline-met', '03-05T15', clock],
      ['case.deadline-resumed', '03-04T15', resumed],
      ['case.deadline-met', '03-03T15', clock],
      ['case.deadline-resumed', '03-07T15', resumed],
    ];
    expect(marks('clock', told, 'work.overdue', `${SUBJECT}/case`)).toEqual([
      ['case', '2026-03-02', '2026-03-02', '2026-03-05', -1],
      ['case', '2026-03-07', '2026-03-07', 'holds', -1],
    ]);
  });

  it('a child that takes part in two plans is one child, until it has left both', () => {
    const told: Told[] = [
      ['participation.recorded', '03-02T15', { planId: 'a', as: 'child' }],
      ['participation.recorded', '03-05T15', { planId: 'b', as: 'child' }],
      ['participation.withdrawn', '03-09T15', { planId: 'a', as: 'child' }],
      ['participation.withdrawn', '03-20T15', { planId: 'b', as: 'child' }],
    ];
    expect(marks('participant', told, 'child.participating')).toEqual([
      ['', '2026-03-02', '2026-03-02', '2026-03-20', -1],
    ]);
  });

  it('a child of two entries is under the one that stays, as long as they are held to be one', () => {
    const fact = (id: string, name: string, at: string, subject: string, data: Record<string, unknown>): KeptFact => ({
      ...{ id, name, subject, version: 1, at: Date.parse(`2026-${at}:00:00Z`), data },
    });
    const child = { planId: 'a', as: 'child' };
    const merged = fact('3', 'person.merged', '03-10T15', 'two', { into: 'one' });
    const undone = { ...fact('4', 'person.unmerged', '03-20T15', 'two', { from: 'one' }), version: 2 };
    const of = (record: string, ...facts: KeptFact[]) => ({
      commune: '13110',
      kind: 'participant' as const,
      record,
      facts,
    });
    const told = [
      of('one', fact('1', 'participation.recorded', '03-02T15', 'p-1', child), merged, undone),
      of('two', fact('2', 'participation.recorded', '03-05T15', 'p-2', { ...child, planId: 'b' }), undone, merged),
    ];
    expect(marksOfAll(told).map(({ record, since, until }) => [record, since, until])).toEqual([
      ['one', '2026-03-02', FOREVER],
      ['two', '2026-03-05', '2026-03-10'],
      ['two', '2026-03-20', FOREVER],
    ]);
  });

  it('an adult who takes part is no child', () => {
    expect(
      marks(
        'participant',
        [['participation.recorded', '03-02T15', { planId: 'a', as: 'adult' }]],
        'child.participating',
      ),
    ).toEqual([]);
  });

  it('a plan is in one stage, and reaches each once, whatever the number of its cycles', () => {
    const told: Told[] = [
      ['community-plan.opened', '03-02T15', { community: 'norte' }],
      ['community-plan.moved', '04-02T15', { from: 'commitment', to: 'running' }],
      ['community-plan.moved', '05-02T15', { from: 'running', to: 'finishing' }],
      ['community-plan.moved', '06-02T15', { from: 'finishing', to: 'running' }],
    ];
    expect(marks('community-plan', told, 'plan.stage')).toContainEqual([
      'running',
      '2026-06-02',
      '2026-06-02',
      'holds',
      -1,
    ]);
    expect(marks('community-plan', told, 'plan.reached').map((mark) => (mark as string[])[0])).toEqual([
      ...['commitment', 'finishing', 'running'],
    ]);
  });
});
