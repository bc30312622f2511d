import { localDate } from '@oln/calendar';
import {
  refuse,
  type ActivityCancelReason,
  type ActivityKind,
  type CommunityPlanStage,
  type CountedAgeBand,
  type CountedSex,
  type Refusal,
} from '@oln/contracts';
import { ActivityErrors } from './activity.errors.js';

interface ActivityFacts {
  id: string;
  commune: string;
  version: number;
  planId: string;
  kind: ActivityKind;
  /** Code by which the office names it. */
  place: string;
  /** Local date. */
  plannedFor: string;
  /** Of the plan, when it was planned. */
  stage: CommunityPlanStage;
  cycle: number;
  plannedBy: string;
  plannedAt: Date;
}

export type Activity = ActivityFacts &
  (
    | { state: 'planned' }
    /** `heldOn`: local date; `heldAt`: when that was recorded. */
    | { state: 'held'; heldOn: string; heldAt: Date }
    | { state: 'cancelled'; cancelReason: ActivityCancelReason }
  );
export type HeldActivity = Extract<Activity, { state: 'held' }>;
export const ACTIVITY_STATES = ['planned', 'held', 'cancelled'] as const;

/** People of an age and a sex who were there, without a name. */
export interface Headcount {
  ageBand: CountedAgeBand;
  sex: CountedSex;
  people: number;
}

export type NewActivity = Omit<ActivityFacts, 'version'>;

export const planActivity = (asked: NewActivity): Activity => ({ ...asked, version: 1, state: 'planned' });

export type ActivityCommand =
  | { do: 'hold'; on: string }
  | { do: 'cancel'; reason: ActivityCancelReason }
  | { do: 'put-off'; to: string; place?: string }
  | { do: 'count'; counts: readonly Headcount[] };

/** The activity after the command, one version on, or the reason why not. */
export function decideActivity(before: Activity, command: ActivityCommand, asOf: Date): Activity | Refusal {
  const version = before.version + 1;
  switch (command.do) {
    case 'hold':
      if (before.state !== 'planned') return notInState(before);
      if (command.on > localDate(asOf.getTime())) return refuse(ActivityErrors.DATE_TO_COME, { field: 'on' });
      return { ...before, version, state: 'held', heldOn: command.on, heldAt: asOf };
    case 'cancel':
      if (before.state !== 'planned') return notInState(before);
      return { ...before, version, state: 'cancelled', cancelReason: command.reason };
    case 'put-off':
      if (before.state !== 'planned') return notInState(before);
      return { ...before, version, plannedFor: command.to, place: command.place ?? before.place };
    case 'count':
      if (before.state !== 'held') return refuse(ActivityErrors.NOT_HELD);
      return countedTwice(command.counts) ?? { ...before, version };
  }
}

const notInState = ({ state }: Activity): Refusal => refuse(ActivityErrors.NOT_IN_STATE, { params: { state } });

/** The same people twice in one telling: nobody knows which of the numbers holds. */
function countedTwice(counts: readonly Headcount[]): Refusal | undefined {
  const keys = counts.map(({ ageBand, sex }) => `${ageBand} ${sex}`);
  return new Set(keys).size < keys.length ? refuse(ActivityErrors.COUNTED_TWICE, { field: 'counts' }) : undefined;
}
