import { addDays, dayNumber, localDate, type LocalDate } from '@oln/calendar';
import { isUp, isWorked, thatFit } from './agenda.js';
import { STEPS, type CaseView, type Visit } from './case-work.js';
import { meetDeadlines } from './due-work.js';
import { followReferrals } from './network-work.js';
import type { Professional } from './offices.js';
import type { Simulation } from './simulation.js';

export interface WorkDay {
  today: LocalDate;
  /** Minutes that there are until the next look into the queue. */
  minutes: number;
  /** Once a week the list of deadlines is gone through. */
  looksAtDeadlines: boolean;
}

/** A professional's day: whoever is in the agenda, the longest overdue first, until the hours are over. What is left comes first next time. */
export async function work(simulation: Simulation, professional: Professional, day: WorkDay): Promise<void> {
  const { caller } = professional;
  const files = await caller.all<CaseView>(`/cases/v1/cases?personInCharge=${caller.person}&open=true`);
  const visits = files
    .flatMap((file) => visitOf(simulation, professional, file) ?? [])
    .filter((visit) => isUp(entryOf(visit), dayNumber(day.today)));
  visits.sort((one, other) => since(one).localeCompare(since(other)));
  for (const visit of thatFit(visits, day.minutes, ({ file }) => file.stage)) {
    const { stage } = visit.file;
    if (!isWorked(stage)) continue;
    await simulation.attempt(async () => {
      visit.notes.nextOn = addDays(day.today, await STEPS[stage](visit));
    });
  }
  await followReferrals(simulation, caller);
  if (day.looksAtDeadlines) await meetDeadlines(simulation, professional, day.today);
}

const since = ({ notes, file }: Visit): string => notes.nextOn ?? file.stageSince;

const entryOf = ({ file, notes }: Visit) => ({
  stage: file.stage,
  since: dayNumber(localDate(Date.parse(file.stageSince))),
  nextOn: notes.nextOn === undefined ? undefined : dayNumber(notes.nextOn),
});

function visitOf(simulation: Simulation, { caller }: Professional, file: CaseView): Visit | undefined {
  const number = simulation.notebook.numberOf(file.familyId);
  if (number === undefined) return undefined;
  const notes = simulation.notebook.notesOf(file.id);
  return { simulation, by: caller, file, family: simulation.familyOf(number), notes };
}
