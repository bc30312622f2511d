import type { Role } from '@oln/contracts';

export const URGENCIES = ['now', 'today', 'digest'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What reaches a person: a code, a record's id and a date. Never a name. */
export interface Notice {
  id: string;
  commune: string;
  person: string;
  /** E.g. `deadline.overdue`. */
  code: string;
  about: string;
  aboutKind: string;
  rule?: string;
  /** Process whose rule it is, in kebab case. */
  process?: string;
  due?: string;
  urgency: Urgency;
  raisedAt: string;
  readAt?: string;
  version: number;
}

/** The addressees of a notice: the person named, or everybody active with the role. */
export interface Addressing {
  toPerson?: string;
  toRole?: Role;
}

/** Digests are news, or the first word of a clock that speaks again: nobody need answer them in somebody's place. */
export const asksForSomething = ({ urgency }: Pick<Notice, 'urgency'>): boolean => urgency !== 'digest';

/** Whether a mail goes out by itself, waits for the daily one, or stays in the inbox. What is urgent is never held back. */
export function mailingOf(urgency: Urgency, preference: 'each' | 'daily' | 'none'): 'now' | 'daily' | 'none' {
  if (urgency === 'now') return 'now';
  if (preference === 'none') return 'none';
  if (preference === 'daily' || urgency === 'digest') return 'daily';
  return 'now';
}
