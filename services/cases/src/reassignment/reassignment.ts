import { refuse, type Refusal } from '@oln/contracts';
import type { REASSIGNMENT_REASONS } from '../case-file/case-commands.js';
import { ReassignmentErrors } from './reassignment.errors.js';

export type ReassignmentReason = (typeof REASSIGNMENT_REASONS)[number];

export const REASSIGNMENT_STATES = ['running', 'done', 'stopped'] as const;

/** The whole caseload of a professional goes to others, case by case, and picks up where it was interrupted. */
export interface Reassignment {
  id: string;
  commune: string;
  version: number;
  from: string;
  to: readonly string[];
  reason: ReassignmentReason;
  /** `stopped`: nobody of those it was to go to takes cases any more, and the rest waits for somebody else. */
  state: (typeof REASSIGNMENT_STATES)[number];
  handedOver: number;
  askedBy: string;
  askedAt: Date;
}

export type NewReassignment = Pick<Reassignment, 'id' | 'commune' | 'from' | 'to' | 'reason' | 'askedBy'>;

export function decideReassignment(asked: NewReassignment, cases: number, asOf: Date): Reassignment | Refusal {
  if (asked.to.length === 0) return refuse(ReassignmentErrors.NOBODY, { field: 'to' });
  if (asked.to.includes(asked.from)) return refuse(ReassignmentErrors.SAME_PERSON, { field: 'to' });
  if (cases === 0) return refuse(ReassignmentErrors.NO_CASES);
  return { ...asked, version: 1, state: 'running', handedOver: 0, askedAt: asOf };
}

/** In turn, so that everybody gets as many as the others. */
export const takerOf = ({ to, handedOver }: Reassignment): string => to[handedOver % to.length]!;

export const handOne = (job: Reassignment): Reassignment => ({ ...job, handedOver: job.handedOver + 1 });

export const finish = (job: Reassignment, state: 'done' | 'stopped' = 'done'): Reassignment => ({
  ...job,
  state,
  version: job.version + 1,
});
