import type * as bodies from './activity.dto.js';

export const ACTIVITY: bodies.ActivityBody = { kind: 'workshop', place: 'sede-vecinal', plannedFor: '2026-03-20' };
export const HELD: bodies.HeldBody = { on: '2026-03-02' };
export const CANCELLATION: bodies.CancellationBody = { reason: 'weather' };
export const PUT_OFF: bodies.PutOffBody = { to: '2026-04-10' };
export const HEADCOUNTS: bodies.HeadcountsBody = {
  counts: [
    { ageBand: '7-13', sex: 'female', people: 14 },
    { ageBand: '7-13', sex: 'male', people: 11 },
  ],
};
