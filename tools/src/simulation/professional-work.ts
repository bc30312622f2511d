import { addDays, type LocalDate } from '@oln/calendar';
import { isUp, STAGE_WORK, type CaseView, type Visit } from './case-work.js';
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
  const visits = files.flatMap((file) => visitOf(simulation, professional, file, day) ?? []).filter(isUp);
  visits.sort((one, other) => since(one).localeCompare(since(other)));
  let { minutes } = day;
  for (const visit of visits) {
    const { minutes: takes, work: step } = STAGE_WORK[visit.file.stage]!;
    if (minutes < takes) break;
    minutes -= takes;
    await simulation.attempt(async () => {
      visit.notes.nextOn = addDays(day.today, await step(visit));
    });
  }
  await followReferrals(simulation, caller);
  if (day.looksAtDeadlines) await meetDeadlines(simulation, professional, day.today);
}

const since = ({ notes, file }: Visit): string => notes.nextOn ?? file.stageSince;

function visitOf(
  simulation: Simulation,
  { caller }: Professional,
  file: CaseView,
  { today }: WorkDay,
): Visit | undefined {
  const number = simulation.notebook.numberOf(file.familyId);
  if (number === undefined) return undefined;
  const notes = simulation.notebook.notesOf(file.id);
  return { simulation, by: caller, file, family: simulation.familyOf(number), notes, today };
}
