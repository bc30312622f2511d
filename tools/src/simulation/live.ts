import { addDays, businessDaysBetween, daysBetween, weekday, type LocalDate } from '@oln/calendar';
import { WORKING_DAYS_OF_A_WEEK } from './agenda.js';
import { coordinate } from './coordinator-work.js';
import { workWithCommunity } from './community-work.js';
import { receive } from './desk-work.js';
import { answerReferrals } from './network-work.js';
import { clocksUntold } from './observed.js';
import type { Office } from './offices.js';
import type { Pace } from './pace.js';
import { work } from './professional-work.js';
import type { ProgressBar } from './progress.js';
import type { Effort } from './report.js';
import type { Simulation } from './simulation.js';

export interface Living {
  simulation: Simulation;
  offices: readonly Office[];
  pace: Pace;
  progress: ProgressBar;
  effort: Effort;
  stop: AbortSignal;
}

/** How often it is looked whether the processes keep up; each coordinator is asked in turn. */
const LOOK_EVERY_DAYS = 3;
const LATE_LOOK_MS = 250;

/** Lives day after day until the last one: who comes, then everybody at work; weekends are free, for the processes as well. */
export async function live(living: Living): Promise<void> {
  const { simulation, progress, stop } = living;
  const { notebook, clock, scenario } = simulation;
  const last = simulation.inEnvironment(scenario.resultsBy);
  const first = simulation.inEnvironment(scenario.startsOn);
  const done = notebook.pages.doneUntil;
  for (let day = done ? addDays(done, 1) : first; day <= last; day = addDays(day, 1)) {
    if (stop.aborted) return;
    living.effort.waitingMs += await clock.until(day);
    // Whoever is late goes on with what is due now: the days between are over.
    const today = clock.today();
    if (today > day) day = today > last ? last : today;
    if (![0, 6].includes(weekday(day))) await liveOneDay(living, day);
    notebook.pages.doneUntil = day;
    notebook.pages.secondsPerDay = living.pace.secondsPerDay;
    notebook.save();
    const past = daysBetween(first, day);
    progress.at(past, `${day}, ${Object.keys(notebook.pages.families).length} families have come`);
  }
  living.effort.waitingMs += await clock.until(addDays(last, 1));
}

async function liveOneDay(living: Living, day: LocalDate): Promise<void> {
  const { simulation, offices, effort, pace } = living;
  const began = performance.now();
  const brake = setInterval(() => void brakeIfLate(living, began).catch(() => undefined), LATE_LOOK_MS);
  try {
    await Promise.all(
      offices.map((office, at) => (isOpen(living, at, day) ? dayOf(simulation, office, day) : undefined)),
    );
  } finally {
    clearInterval(brake);
  }
  const seconds = (performance.now() - began) / 1_000;
  const untold = await processesBehind(living, day);
  const daysLate = daysBetween(day, simulation.clock.today());
  effort.workingMs += performance.now() - began;
  effort.clocksUntold = Math.max(effort.clocksUntold, untold);
  effort.daysLate += daysLate > 1 ? 1 : 0;
  const slower = pace.after({ seconds, daysLate, clocksUntold: untold }, Date.now());
  if (slower !== undefined) await simulation.clock.setPace(slower);
}

/** While the work goes on time must not run away from it: what is decided would still be the same, but on other days. */
async function brakeIfLate({ simulation, pace }: Living, began: number): Promise<void> {
  const slower = pace.brake((performance.now() - began) / 1_000);
  if (slower !== undefined) await simulation.clock.setPace(slower);
}

/** Offices begin one working day after the other, so that not all of them look into their lists on the same days. */
function isOpen({ simulation }: Living, at: number, day: LocalDate): boolean {
  const { startsOn, staff } = simulation.scenario;
  return businessDaysBetween(simulation.inEnvironment(startsOn), day, []) >= at % staff.looksEveryDays;
}

async function dayOf(simulation: Simulation, office: Office, day: LocalDate): Promise<void> {
  for (const arrival of simulation.arrivalsBy(office.commune.code, day))
    await simulation.attempt(() => receive(simulation, office, arrival));
  const { hoursPerDay, looksEveryDays } = simulation.scenario.staff;
  const looks = simulation.notebook.looksOf(office.commune.code);
  if (!isTime(looks.lookedOn, looksEveryDays, day)) return;
  const looksAtDeadlines = isTime(looks.deadlinesOn, WORKING_DAYS_OF_A_WEEK, day);
  const today = { today: day, minutes: hoursPerDay * 60 * looksEveryDays, looksAtDeadlines };
  await Promise.all([
    coordinate(simulation, office),
    workWithCommunity(simulation, office, day),
    looksAtDeadlines ? answerReferrals(simulation, office, day) : undefined,
    ...office.professionals.map((professional) => work(simulation, professional, today)),
  ]);
  looks.lookedOn = day;
  if (looksAtDeadlines) looks.deadlinesOn = day;
}

/** So many working days after the last time, also where days were lost. */
const isTime = (last: LocalDate | undefined, everyDays: number, day: LocalDate): boolean =>
  last === undefined || businessDaysBetween(last, day, []) >= everyDays;

async function processesBehind({ offices, simulation }: Living, day: LocalDate): Promise<number> {
  const number = daysBetween(simulation.inEnvironment(simulation.scenario.startsOn), day);
  if (number % LOOK_EVERY_DAYS !== 0) return 0;
  return clocksUntold(offices[(number / LOOK_EVERY_DAYS) % offices.length]!, day);
}
