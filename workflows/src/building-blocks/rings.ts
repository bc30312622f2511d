import type { Deadline, DeadlineLevel, Role } from '@oln/contracts/processes';
import type { ProcessState } from './process-state.js';

/** One thing a clock says at one instant. */
export interface Ring {
  clock: Deadline;
  level: DeadlineLevel;
  at: string;
  to?: Role;
  key: string;
}

/** Far more than the clocks of one stage can have rung. */
const TOLD_KEPT = 300;

/** What rings next, among what was neither told yet nor answered. */
export function nextRing(clocks: Deadline[], { told, answered }: ProcessState): Ring | undefined {
  const rings = clocks.flatMap(ringsOf).filter(({ key }) => !told.includes(key) && !answered.includes(key));
  return rings.reduce<Ring | undefined>((first, ring) => (first && first.at <= ring.at ? first : ring), undefined);
}

function ringsOf(clock: Deadline): Ring[] {
  const { rule, due, remindAt, climbs } = clock;
  // A pause moves what is still to come: who was reminded before it is not reminded of the same again.
  const reminder: Ring | undefined =
    remindAt && remindAt < due
      ? { clock, level: 'reminder', at: remindAt, key: `${rule}@${remindAt}#reminder` }
      : undefined;
  const dueRing: Ring = { clock, level: 'due', at: due, key: dueKey(clock) };
  const climbRings = climbs.map(({ at, to }): Ring => ({
    clock,
    level: 'climb',
    at,
    to,
    key: `${rule}@${due}#climb:${to}`,
  }));
  return [...(reminder ? [reminder] : []), dueRing, ...climbRings];
}

const dueKey = ({ rule, due }: Deadline): string => `${rule}@${due}#due`;

export const isOverdue = (clock: Deadline, { told }: ProcessState): boolean =>
  clock.kind === 'term' && told.includes(dueKey(clock));

export function markTold(state: ProcessState, { key }: Ring): void {
  state.told.push(key);
  if (state.told.length > TOLD_KEPT) state.told.splice(0, state.told.length - TOLD_KEPT);
}

/** Whoever is asked again on the spot answers the same. */
export const markAnswered = (state: ProcessState, { key }: Ring): void => void state.answered.push(key);
