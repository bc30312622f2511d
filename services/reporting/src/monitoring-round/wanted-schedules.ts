import { addDays, epochMs, localDate, startOfLocalDay, wallMsUntil, ZONE } from '@oln/calendar';
import {
  MONITORING_ROUND,
  type MonitoringRoundInput,
  type MonitoringRoundKind,
  type ProcessClock,
} from '@oln/contracts';
import type { WantedSchedule } from '@oln/service-kit';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** However fast business time runs, a round is not started more often. */
const SHORTEST_MS = 10_000;

interface Plan {
  id: string;
  /** Hour of the day in Santiago. */
  hour: number;
  /** First days of quarters only; absent: every day. */
  months?: readonly ['JANUARY', 'APRIL', 'JULY', 'OCTOBER'];
  catchUp: string;
}

const PLANS: Readonly<Record<MonitoringRoundKind, Plan>> = {
  // Facts of the last evening have arrived by then.
  snapshots: {
    id: 'monitoring-snapshots',
    hour: 3,
    months: ['JANUARY', 'APRIL', 'JULY', 'OCTOBER'],
    catchUp: '365 days',
  },
  alarms: { id: 'monitoring-alarms', hour: 6, catchUp: '1 day' },
};

/** The form of what is wanted: one more where it changes, so that those that are there are written again. */
const FORM = 1;

/**
 * When Temporal starts a round. In production by the calendar. Temporal knows wall time alone: where business time has a pace of its
 * own, a round comes once in a business day, at its hour, and finds by itself whether a quarter has ended; while it stands still, none.
 */
export function wantedSchedule(
  round: MonitoringRoundKind,
  clock: ProcessClock | undefined,
  nowMs: number,
): WantedSchedule {
  const { id, hour, months, catchUp } = PLANS[round];
  const input: MonitoringRoundInput = { round, clock };
  const common = { id, workflowType: MONITORING_ROUND.workflowType, input };
  const calendar = { timezone: ZONE, calendars: [{ hour, ...(months && { month: [...months], dayOfMonth: 1 }) }] };
  if (!clock) return { ...common, spec: calendar, catchUp, paused: false, note: `Forma ${FORM}` };
  const note = `Forma ${FORM}, reloj ${clock.epoch}`;
  // What was missed is made up for by the next round: it goes by the quarters, not by its own calls.
  if (clock.speed === 0) return { ...common, spec: calendar, catchUp: '1 minute', paused: true, note };
  const every = Math.max(SHORTEST_MS, Math.round(DAY_MS / clock.speed / 1_000) * 1_000);
  const spec = { intervals: [{ every, offset: offsetMs(clock, hour, nowMs) % every }] };
  return { ...common, spec, catchUp: '1 minute', paused: false, note };
}

/** Wall instant of the next such hour of business time. */
function offsetMs(clock: ProcessClock, hour: number, nowMs: number): number {
  const businessMs = epochMs(clock.business) + Math.max(0, nowMs - epochMs(clock.wall)) * clock.speed;
  const next = epochMs(startOfLocalDay(addDays(localDate(Math.floor(businessMs)), 1))) + hour * HOUR_MS;
  return Math.ceil((nowMs + wallMsUntil(clock, next, nowMs)) / 1_000) * 1_000;
}
