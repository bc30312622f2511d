import { describe, expect, it } from '@jest/globals';
import { isRefusal, settle } from '@oln/contracts';
import { decideActivity, planActivity, type Activity, type ActivityCommand } from './activity.js';

/** 10 March in Santiago, and the 11th by universal time. */
const EVENING = new Date('2026-03-11T01:00:00Z');
const PLANNED = planActivity({
  ...{ id: '01939b1e-0000-7000-8000-000000000011', commune: '13110', planId: '01939b1e-0000-7000-8000-000000000001' },
  ...{ kind: 'workshop' as const, place: 'sede-vecinal', plannedFor: '2026-03-10' },
  ...{ stage: 'running' as const, cycle: 1, plannedBy: 'comunitaria-1', plannedAt: new Date('2026-03-02T13:00:00Z') },
});
const done = (before: Activity, command: ActivityCommand): Activity => settle(decideActivity(before, command, EVENING));
const refusal = (before: Activity, command: ActivityCommand): string | undefined => {
  const next = decideActivity(before, command, EVENING);
  return isRefusal(next) ? next.definition.code : undefined;
};
const HELD = done(PLANNED, { do: 'hold', on: '2026-03-10' });
const CANCELLED = done(PLANNED, { do: 'cancel', reason: 'weather' });
const COUNT = { do: 'count', counts: [{ ageBand: '7-13', sex: 'female', people: 12 }] } as const;

describe('an activity', () => {
  it('was held on a day that has come where the office is', () => {
    expect(HELD).toMatchObject({ state: 'held', heldOn: '2026-03-10', heldAt: EVENING, version: 2 });
    expect(refusal(PLANNED, { do: 'hold', on: '2026-03-11' })).toBe('ACTIVITY.DATE_TO_COME');
  });

  it('is held, cancelled or put off once, and put off as often as needed before', () => {
    const later = done(PLANNED, { do: 'put-off', to: '2026-04-01', place: 'escuela-3' });
    expect(later).toMatchObject({ state: 'planned', plannedFor: '2026-04-01', place: 'escuela-3', version: 2 });
    expect(done(later, { do: 'put-off', to: '2026-04-02' })).toMatchObject({ place: 'escuela-3', version: 3 });
    const commands: ActivityCommand[] = [
      { do: 'hold', on: '2026-03-10' },
      { do: 'cancel', reason: 'other' },
      { do: 'put-off', to: '2026-04-01' },
    ];
    for (const over of [HELD, CANCELLED])
      for (const command of commands) expect(refusal(over, command)).toBe('ACTIVITY.NOT_IN_STATE');
  });

  it('has people counted once it was held, each age and sex once', () => {
    expect(done(HELD, COUNT)).toMatchObject({ state: 'held', version: 3 });
    for (const other of [PLANNED, CANCELLED]) expect(refusal(other, COUNT)).toBe('ACTIVITY.NOT_HELD');
    const twice = { do: 'count', counts: [...COUNT.counts, ...COUNT.counts] } as const;
    expect(refusal(HELD, twice)).toBe('ACTIVITY.COUNTED_TWICE');
  });
});
