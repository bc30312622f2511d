import type { DeclineReason } from '../referral/referral-commands.js';
import type { Result } from '../referral/referral.js';

/** What an institution says about a referral, whichever way it says it. */
export type Answer =
  | { kind: 'acknowledged' }
  | { kind: 'accepted'; appointmentAt?: Date; place?: string }
  | { kind: 'wait-listed' }
  | { kind: 'declined'; reason: DeclineReason }
  | { kind: 'appointment'; at: Date; place?: string }
  | { kind: 'attended'; at: Date }
  | { kind: 'missed' }
  | { kind: 'list-checked' }
  | { kind: 'result'; result: Result };
export type AnswerKind = Answer['kind'];

export const ANSWER_KINDS = [
  'acknowledged',
  'accepted',
  'wait-listed',
  'declined',
  'appointment',
  'attended',
  'missed',
  'list-checked',
  'result',
] as const satisfies readonly AnswerKind[];

/** By whose word: the office on behalf of the institution, the institution itself, or whoever had its link. */
export const VIAS = ['on-behalf', 'institution', 'link'] as const;
export type Via = (typeof VIAS)[number];
