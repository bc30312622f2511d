import { describe, expect, it } from '@jest/globals';
import type { Deadline, ProcessInput } from '@oln/contracts';
import { ASSISTED_REFERRAL } from '../assisted-referral/stages.js';
import { CASE_MANAGEMENT } from '../case-management/stages.js';
import { INTAKE } from '../intake/stages.js';
import { MONDAY, sampleState } from '../testing/sample-state.js';
import { runningClocks } from './clocks.js';
import type { ProcessTable } from './stage-table.js';

function clocks(table: ProcessTable, stage: string, input: Partial<ProcessInput> = {}): Record<string, Deadline> {
  const state = sampleState({ stage, ...input });
  return Object.fromEntries(runningClocks(table, state).map((clock) => [clock.rule, clock]));
}

const inCase = (stage: string, input: Partial<ProcessInput> = {}) => clocks(CASE_MANAGEMENT, stage, input);
const since = (anchors: Record<string, string> = {}) => ({ anchors: { stageSince: MONDAY, ...anchors } });

describe('The clocks of a stage', () => {
  it('of admissibility: reminder at 3, coordinator at 5, supervisor at 10 business days', () => {
    expect(clocks(INTAKE, 'admissibility')).toEqual({
      'admissibility.decide': {
        rule: 'admissibility.decide',
        kind: 'term',
        remindAt: '2026-03-06T02:59:59.000Z',
        due: '2026-03-10T02:59:59.000Z',
        overdueTo: 'coordinator',
        climbs: [{ at: '2026-03-17T02:59:59.000Z', to: 'regional-supervisor' }],
        countedFrom: MONDAY,
        settledBy: undefined,
      },
    });
  });

  it('have the terms of the commune', () => {
    const { 'admissibility.decide': decide } = clocks(INTAKE, 'admissibility', {
      policy: { 'admissibility.decide': '10bd' },
    });
    expect(decide!.due).toBe('2026-03-17T02:59:59.000Z');
  });

  it.each([
    ['high', 'assignment.high', '2026-03-10T02:59:59.000Z'],
    ['medium', 'assignment.medium', '2026-03-24T02:59:59.000Z'],
    ['low', 'assignment.low', '2026-04-15T03:59:59.000Z'],
    [undefined, 'assignment.medium', '2026-03-24T02:59:59.000Z'],
  ] as const)('of assignment, for priority %s: %s alone', (priority, rule, due) => {
    const running = clocks(INTAKE, 'assignment', { priority });
    expect(Object.keys(running)).toEqual([rule]);
    expect(running[rule]!.due).toBe(due);
  });

  it('of a service: from the entry, and anew from what its owner tells was agreed last', () => {
    const due = (anchors = {}) => clocks(INTAKE, 'service', since(anchors))['service.deliver'];
    expect(due()).toMatchObject({ due: '2026-04-02T02:59:59.000Z', countedFrom: MONDAY });
    const serviceCountsFrom = '2026-05-01T16:00:00.000Z';
    expect(due({ serviceCountsFrom })).toMatchObject({
      due: '2026-06-01T03:59:59.000Z',
      countedFrom: serviceCountsFrom,
    });
  });

  it('are none where nothing is waited for', () => {
    expect(clocks(INTAKE, 'registered')).toEqual({});
    expect(inCase('ended')).toEqual({});
  });

  it('of a stage that is not on the table are asked of a newer worker', () => {
    expect(() => inCase('mediation')).toThrow('no stage mediation');
  });
});

describe('The clocks of execution', () => {
  const accepted = since({ acceptedAt: '2026-01-31T15:00:00.000Z' });

  it('are the session, the review, and month 6 from the acceptance, clamped to the end of the month', () => {
    const running = inCase('execution', accepted);
    expect(Object.keys(running)).toEqual(['execution.session', 'execution.review', 'execution.evaluate']);
    expect(running['execution.evaluate']).toMatchObject({ kind: 'ask', due: '2026-08-01T03:59:59.000Z', climbs: [] });
  });

  it('begin again with each session and each review', () => {
    const happened = { 'session-held': '2026-03-16T15:00:00.000Z', 'review-held': '2026-05-04T15:00:00.000Z' };
    const running = inCase('execution', { ...accepted, happened });
    expect(running['execution.session']).toMatchObject({
      due: '2026-04-14T03:59:59.000Z',
      countedFrom: '2026-03-16T15:00:00.000Z',
      settledBy: 'session-held',
    });
    expect(running['execution.review']!.due).toBe('2026-08-03T03:59:59.000Z');
  });

  it('do not begin with a session of before', () => {
    const running = inCase('execution', { ...accepted, happened: { 'session-held': '2026-02-20T15:00:00.000Z' } });
    expect(running['execution.session']!.due).toBe('2026-03-31T02:59:59.000Z');
  });

  it.each([
    ['the date that was agreed', '2026-09-16T02:59:59.000Z', '2026-09-16T02:59:59.000Z'],
    ['month 9 at the latest', '2027-01-16T02:59:59.000Z', '2026-11-01T02:59:59.000Z'],
  ])('of an extension end at %s', (_, extendedTo, due) => {
    const running = inCase('execution', since({ acceptedAt: '2026-01-31T15:00:00.000Z', extendedTo }));
    expect(Object.keys(running)).toEqual(['execution.session', 'execution.review', 'execution.extension-ends']);
    expect(running['execution.extension-ends']!.due).toBe(due);
  });
});

describe('The clocks after the exit', () => {
  const exit = since({ exitAt: MONDAY });

  it('of a follow-up count from the exit; the first is met by a contact', () => {
    expect(Object.keys(inCase('follow-up', exit))).toEqual(['follow-up.first', 'follow-up.second']);
    const met = inCase('follow-up', { ...exit, happened: { 'follow-up-contact-held': '2026-05-20T15:00:00.000Z' } });
    expect(Object.keys(met)).toEqual(['follow-up.second']);
    const before = inCase('follow-up', { ...exit, happened: { 'follow-up-contact-held': '2026-02-20T15:00:00.000Z' } });
    expect(Object.keys(before)).toContain('follow-up.first');
  });

  it('of a second look ask after 60 days, and then wait for somebody to look', () => {
    expect(Object.keys(inCase('second-look', exit))).toEqual(['second-look.look']);
    const due = inCase('second-look', since({ exitAt: MONDAY, lookDueSince: '2026-05-02T03:59:59.000Z' }));
    expect(Object.keys(due)).toEqual(['second-look.decide']);
  });
});

describe('A pause', () => {
  const paused = (from: string, to: string) => ({
    pauses: [{ from: `${from}T15:00:00.000Z`, to: `${to}T15:00:00.000Z` }],
  });

  it('stops all clocks but its own, which wakes somebody', () => {
    const pause = { since: '2026-03-04T15:00:00.000Z', until: '2026-04-01T02:59:59.000Z', reason: 'hospital' };
    expect(inCase('execution', { pause })).toEqual({
      'pause.ends': {
        rule: 'pause.ends',
        kind: 'ask',
        due: '2026-04-01T02:59:59.000Z',
        overdueTo: 'coordinator',
        climbs: [],
        countedFrom: '2026-03-04T15:00:00.000Z',
      },
    });
  });

  it('leaves of business days as many as there were: over Good Friday and Holy Saturday, never on a holiday', () => {
    // Due on Monday 9 March; from Thursday 5 to Thursday 2 April (20 business days) nothing counts.
    const { 'admissibility.decide': decide } = clocks(INTAKE, 'admissibility', paused('2026-03-05', '2026-04-02'));
    expect(decide).toMatchObject({ due: '2026-04-08T03:59:59.000Z', remindAt: '2026-04-03T02:59:59.000Z' });
    expect(decide!.climbs[0]!.at).toBe('2026-04-15T03:59:59.000Z');
  });

  it('over a weekend costs no business day', () => {
    const { 'admissibility.decide': decide } = clocks(INTAKE, 'admissibility', paused('2026-03-06', '2026-03-08'));
    expect(decide!.due).toBe('2026-03-10T02:59:59.000Z');
  });

  it('moves days and months by its days, also over the change to summer time', () => {
    const accepted = { anchors: { stageSince: MONDAY, acceptedAt: MONDAY } };
    const running = inCase('execution', { ...accepted, ...paused('2026-03-10', '2026-03-20') });
    expect(running['execution.session']!.due).toBe('2026-04-10T03:59:59.000Z');
    expect(running['execution.evaluate']!.due).toBe('2026-09-13T02:59:59.000Z');
  });

  it('of hours moves days by one; two of them together by what they are together', () => {
    const hours = (day: string) => ({ from: `${day}T12:00:00.000Z`, to: `${day}T22:00:00.000Z` });
    const once = inCase('diagnosis', { ...since(), pauses: [hours('2026-03-10')] });
    const twice = inCase('diagnosis', { ...since(), pauses: [hours('2026-03-10'), hours('2026-03-11')] });
    expect([once, twice].map((running) => running['diagnosis.complete']!.due)).toEqual([
      '2026-04-03T02:59:59.000Z',
      '2026-04-03T02:59:59.000Z',
    ]);
  });

  it('over the end of summer time moves by its days', () => {
    const running = inCase('diagnosis', { ...since(), ...paused('2026-03-30', '2026-04-09') });
    expect(running['diagnosis.complete']!.due).toBe('2026-04-12T03:59:59.000Z');
  });

  it('moves hours by as long as it lasted', () => {
    const policy = { 'diagnosis.complete': '48h' } as const;
    const running = inCase('diagnosis', { ...since(), policy, ...paused('2026-03-03', '2026-03-05') });
    expect(running['diagnosis.complete']!.due).toBe('2026-03-06T15:00:00.000Z');
  });

  it('before its clock began, or after it was due, moves nothing', () => {
    const early = inCase('diagnosis', { ...since(), ...paused('2026-02-01', '2026-02-20') });
    const late = inCase('diagnosis', { ...since(), ...paused('2026-04-20', '2026-04-28') });
    expect([early, late].map((running) => running['diagnosis.complete']!.due)).toEqual([
      '2026-04-02T02:59:59.000Z',
      '2026-04-02T02:59:59.000Z',
    ]);
    // What was still to come when it began is moved.
    expect(late['diagnosis.complete']!.climbs[0]!.at).toBe('2026-05-10T03:59:59.000Z');
  });

  it('that had begun before the stage counts from the entry', () => {
    const running = inCase('diagnosis', { ...since(), ...paused('2026-02-20', '2026-03-04') });
    expect(running['diagnosis.complete']!.due).toBe('2026-04-04T02:59:59.000Z');
  });

  it('moves the end of an extension, too', () => {
    const extended = since({ acceptedAt: '2025-09-01T15:00:00.000Z', extendedTo: '2026-04-16T03:59:59.000Z' });
    const running = inCase('execution', { ...extended, ...paused('2026-03-10', '2026-03-20') });
    expect(running['execution.extension-ends']!.due).toBe('2026-04-26T03:59:59.000Z');
  });
});

describe('The clock of a consent that was withdrawn', () => {
  const ofWaiting = (input: Partial<ProcessInput> = {}) =>
    clocks(ASSISTED_REFERRAL, 'waiting', input)['waiting.consent'];
  const withdrawn = (at: string) => since({ consentWithdrawnAt: at });
  const TUESDAY = '2026-03-03T15:00:00.000Z';

  it('does not run where nothing was withdrawn: a process of before has the clocks it had', () => {
    expect(ofWaiting()).toBeUndefined();
    expect(ofWaiting({ happened: { 'consent-settled': TUESDAY } })).toBeUndefined();
  });

  it('runs from the withdrawal until somebody settles it, and anew from the next one', () => {
    expect(ofWaiting(withdrawn(MONDAY))).toMatchObject({
      ...{ due: '2026-03-10T02:59:59.000Z', countedFrom: MONDAY, settledBy: 'consent-settled', kind: 'term' },
    });
    const settled = { happened: { 'consent-settled': TUESDAY } };
    expect(ofWaiting({ ...withdrawn(MONDAY), ...settled })).toBeUndefined();
    expect(ofWaiting({ ...withdrawn('2026-03-04T15:00:00.000Z'), ...settled })!.due).toBe('2026-03-12T02:59:59.000Z');
  });
});
