import type { ProcessInput, ProcessName, Role } from '@oln/contracts';
import { START } from './stories/steps.js';

export interface Clock {
  process: ProcessName;
  stage: string;
  rule: string;
  input?: Partial<ProcessInput>;
  /** Who must act: reminded, and told when it passes. */
  asked: 'in-charge' | 'nobody' | Role;
  /** Who else is told when it passes. */
  told: 'nobody' | Role;
  /** Literal dates, reckoned by hand with a calendar of Chile: summer time ends on 5 April 2026. */
  remind?: string;
  due: string;
  climb?: string;
  /** Whom it climbs to (default: the regional supervisor). */
  climbTo?: string;
}

/** Who is in charge, then the coordinator (0-rulings, Time). */
export const IN_CHARGE = { asked: 'in-charge', told: 'coordinator' } as const;
/** What only the coordinator decides goes to the deputy (process §6, approval). */
export const COORDINATOR = { asked: 'coordinator', told: 'deputy-coordinator' } as const;
/** A date that comes: the owner moves the record, and nobody is late. */
export const OWNER_MOVES = { asked: 'nobody', told: 'nobody' } as const;

/** Terms of so many hours, business days, days and months from noon of Monday 2 March 2026: at 60 %, at their end and at twice. */
export const H2 = {
  remind: '2026-03-02T16:12:00.000Z',
  due: '2026-03-02T17:00:00.000Z',
  climb: '2026-03-02T19:00:00.000Z',
};
export const H24 = {
  remind: '2026-03-03T05:24:00.000Z',
  due: '2026-03-03T15:00:00.000Z',
  climb: '2026-03-04T15:00:00.000Z',
};
export const BD3 = {
  remind: '2026-03-05T02:59:59.000Z',
  due: '2026-03-06T02:59:59.000Z',
  climb: '2026-03-11T02:59:59.000Z',
};
export const BD5 = {
  remind: '2026-03-06T02:59:59.000Z',
  due: '2026-03-10T02:59:59.000Z',
  climb: '2026-03-17T02:59:59.000Z',
};
export const BD10 = {
  remind: '2026-03-11T02:59:59.000Z',
  due: '2026-03-17T02:59:59.000Z',
  climb: '2026-03-31T02:59:59.000Z',
};
export const BD15 = {
  remind: '2026-03-14T02:59:59.000Z',
  due: '2026-03-24T02:59:59.000Z',
  climb: '2026-04-15T03:59:59.000Z',
};
export const BD20 = {
  remind: '2026-03-19T02:59:59.000Z',
  due: '2026-03-31T02:59:59.000Z',
  climb: '2026-04-29T03:59:59.000Z',
};
export const BD30 = {
  remind: '2026-03-27T02:59:59.000Z',
  due: '2026-04-15T03:59:59.000Z',
  climb: '2026-05-29T03:59:59.000Z',
};
export const D15 = {
  remind: '2026-03-12T02:59:59.000Z',
  due: '2026-03-18T02:59:59.000Z',
  climb: '2026-04-02T02:59:59.000Z',
};
export const D30 = {
  remind: '2026-03-21T02:59:59.000Z',
  due: '2026-04-02T02:59:59.000Z',
  climb: '2026-05-02T03:59:59.000Z',
};
export const D90 = {
  remind: '2026-04-26T03:59:59.000Z',
  due: '2026-06-01T03:59:59.000Z',
  climb: '2026-08-30T03:59:59.000Z',
};
export const M1 = {
  remind: '2026-03-22T02:59:59.000Z',
  due: '2026-04-03T02:59:59.000Z',
  climb: '2026-05-03T03:59:59.000Z',
};
export const M3 = {
  remind: '2026-04-28T03:59:59.000Z',
  due: '2026-06-03T03:59:59.000Z',
  climb: '2026-09-03T03:59:59.000Z',
};
export const M6 = {
  remind: '2026-06-22T03:59:59.000Z',
  due: '2026-09-03T03:59:59.000Z',
  climb: '2027-03-03T02:59:59.000Z',
};
export const M12 = {
  remind: '2026-10-08T02:59:59.000Z',
  due: '2027-03-03T02:59:59.000Z',
  climb: '2028-03-03T02:59:59.000Z',
};
/** Of sessions one is reminded at half the term. */
export const D14_OF_SESSIONS = {
  remind: '2026-03-10T02:59:59.000Z',
  due: '2026-03-17T02:59:59.000Z',
  climb: '2026-03-31T02:59:59.000Z',
};
export const D28_OF_SESSIONS = {
  remind: '2026-03-17T02:59:59.000Z',
  due: '2026-03-31T02:59:59.000Z',
  climb: '2026-04-28T03:59:59.000Z',
};

/** The instant it is counted from is that of the start. */
export const anchored = (name: string): Partial<ProcessInput> => ({ anchors: { stageSince: START, [name]: START } });
