/** Days are numbers of days here: the agenda is gone through for every family on every day, also when a year is rehearsed. */

/** What a step of a stage takes, in minutes, and after how many days in the stage it is taken. */
interface StageTime {
  minutes: number;
  afterDays: number;
}

/** Stages in which professionals act (processes §2 and §3). What is not named waits for others, or for a clock. */
export const STAGE_TIMES = {
  invitation: { minutes: 30, afterDays: 1 },
  diagnosis: { minutes: 180, afterDays: 5 },
  'family-plan': { minutes: 120, afterDays: 3 },
  execution: { minutes: 90, afterDays: 7 },
  evaluation: { minutes: 120, afterDays: 2 },
  closure: { minutes: 45, afterDays: 2 },
} as const satisfies Record<string, StageTime>;

export type WorkedStage = keyof typeof STAGE_TIMES;
export const isWorked = (stage: string): stage is WorkedStage => stage in STAGE_TIMES;

/** Who has no time for the longest step never comes to the next one. */
export const LONGEST_STEP_MINUTES = Math.max(...Object.values(STAGE_TIMES).map(({ minutes }) => minutes));

export const DAYS_BETWEEN_ATTEMPTS = 3;
export const MISSED_COMES_AGAIN_IN_DAYS = 7;
export const WORKING_DAYS_OF_A_WEEK = 5;
/** Before the first activity of a community's cycle. */
export const DAYS_TO_PREPARE = 3;
/** From an institution's yes to the appointment. */
export const APPOINTMENT_IN_DAYS = 10;

export interface Entry {
  stage: string;
  since: number;
  /** Of the next appointment or step, if one was agreed on. */
  nextOn?: number;
}

/** Whether the agenda has the family for today: the first step of a stage comes some days after it began. */
export function isUp({ stage, since, nextOn }: Entry, today: number): boolean {
  if (!isWorked(stage)) return false;
  const first = since + STAGE_TIMES[stage].afterDays;
  return today >= first && today >= (nextOn ?? first);
}

/** Those for whom the hours are enough, in their order: the first one that does not fit waits, and whoever comes after it. */
export function thatFit<Visit>(visits: readonly Visit[], minutes: number, stageOf: (visit: Visit) => string): Visit[] {
  let left = minutes;
  const end = visits.findIndex((visit) => {
    const stage = stageOf(visit);
    left -= isWorked(stage) ? STAGE_TIMES[stage].minutes : 0;
    return left < 0;
  });
  return end < 0 ? [...visits] : visits.slice(0, end);
}
