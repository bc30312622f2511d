import { addDays, type LocalDate } from '@oln/calendar';
import type { CaseView } from './case-work.js';
import type { Professional } from './offices.js';
import type { Simulation } from './simulation.js';

/** A clock as the office's own list of deadlines shows it. */
interface Deadline {
  recordId: string;
  recordKind: string;
  rule: string;
  due: string;
}

/** So long before their day clocks are looked at. */
const AHEAD_DAYS = 10;

/** What is due soon and is not in the agenda: reviews of the plan, follow-ups, second looks. Read from the list, never known beforehand. */
export async function meetDeadlines(simulation: Simulation, { caller }: Professional, today: LocalDate): Promise<void> {
  const before = `${addDays(today, AHEAD_DAYS)}T12:00:00Z`;
  const due = await caller.all<Deadline>(`/gateway/v1/deadlines?before=${before}`);
  for (const deadline of due) {
    const meet = MEETS[deadline.rule];
    if (meet) await simulation.attempt(() => meet({ simulation, professional: caller, deadline }));
  }
}

interface Meeting {
  simulation: Simulation;
  professional: Professional['caller'];
  deadline: Deadline;
}

const MEETS: Readonly<Record<string, (meeting: Meeting) => Promise<void>>> = {
  'execution.review': async ({ simulation, professional, deadline: { recordId, due } }) => {
    const at = simulation.clock.justNow();
    const review = { at, planChanges: false, findings: 'Lo acordado avanza' };
    const key = simulation.key(`case-${recordId}-review-${due.slice(0, 10)}`);
    await professional.note(`/cases/v1/cases/${recordId}/reviews`, review, { key });
  },
  'follow-up.first': (meeting) => change(meeting, 'follow-ups', { month: '3', result: 'reached', newRisks: [] }, '3'),
  'follow-up.second': (meeting) => change(meeting, 'follow-ups', { month: '6', result: 'reached', newRisks: [] }, '6'),
  'second-look.decide': (meeting) => change(meeting, 'second-look', { finding: 'no-risk-seen', risks: [] }),
};

async function change(
  { simulation, professional, deadline }: Meeting,
  step: string,
  input: unknown,
  which = '',
): Promise<void> {
  const path = `/cases/v1/cases/${deadline.recordId}`;
  const { version: ifMatch } = await professional.get<CaseView>(path);
  await professional.post(`${path}/${step}`, input, {
    key: simulation.key(`case-${deadline.recordId}-${step}${which}`),
    ifMatch,
  });
}
