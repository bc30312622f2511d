import type { ProcessClock } from './protocol.js';

/** Process §9: the snapshot of a commune's quarter, until the coordinator has signed it. */
export const SNAPSHOT_STAGES = ['signing', 'closed'] as const;
export type SnapshotStage = (typeof SNAPSHOT_STAGES)[number];
export const SNAPSHOT_OUTCOMES = ['signed'] as const;
export type SnapshotOutcome = (typeof SNAPSHOT_OUTCOMES)[number];

/** Process §9: something that figures show and somebody must look into. */
export const ALARM_STAGES = ['open', 'acknowledged', 'closed'] as const;
export type AlarmStage = (typeof ALARM_STAGES)[number];
/** `ended`: what it was about is over by itself; the others are what somebody says of it. */
export const ALARM_OUTCOMES = ['ended', 'resolved', 'dismissed'] as const;
export type AlarmOutcome = (typeof ALARM_OUTCOMES)[number];
/** What alarms are about. */
export const ALARM_RULES = ['waiting-age', 'work-overdue', 'caseload-over', 'gaps-by-sector', 'no-session'] as const;
export type AlarmRule = (typeof ALARM_RULES)[number];

/** The light of what is held against a target or a commitment. `none`: nothing can be said. */
export const LIGHT_COLOURS = ['green', 'yellow', 'red'] as const;
export type LightColour = (typeof LIGHT_COLOURS)[number];
export const LIGHTS = [...LIGHT_COLOURS, 'none'] as const;
export type Light = (typeof LIGHTS)[number];
/** How far behind what is expected, as a share of it, is still green, and still yellow: of all lights, unless a target says otherwise. */
export const LIGHT_THRESHOLDS = { green: 0.05, yellow: 0.2 } as const;

/** What is gone through from time to time, for all communes: quarters that have ended, and whether there is cause for alarm. */
export const MONITORING_ROUNDS = ['snapshots', 'alarms'] as const;
export type MonitoringRoundKind = (typeof MONITORING_ROUNDS)[number];

/** A Temporal Schedule starts it; it asks its owner, turn by turn, until nothing is left to do. It is no record's process. */
export const MONITORING_ROUND = {
  workflowType: 'monitoringRound',
  owner: 'reporting',
  activity: 'monitoringRound.goOn',
} as const;

export interface MonitoringRoundInput {
  round: MonitoringRoundKind;
  /** Absent: business time is wall time. */
  clock?: ProcessClock;
}

export interface MonitoringTurn {
  round: MonitoringRoundKind;
  /** Where the turn before came to; absent on the first one. */
  after?: string;
  /** Business time, ISO. The owner judges by its own clock. */
  asOf: string;
}

export interface MonitoringTurnDone {
  /** What was new: snapshots taken, alarms opened and ended. */
  done: number;
  /** From where to go on; absent once nothing is left. */
  next?: string;
}
