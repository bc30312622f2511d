import { addDays, localDate, type LocalDate } from '@oln/calendar';
import { DAYS_TO_PREPARE } from './agenda.js';
import type { Versioned } from './caller.js';
import { personOf } from './desk-work.js';
import { Draws } from './draws.js';
import type { PlanNotes } from './notebook.js';
import type { Office } from './offices.js';
import type { Simulation } from './simulation.js';

interface PlanView extends Versioned {
  stage: string;
  stageSince: string;
}

/** Documents that a stage is left with (process §8). */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  commitment: ['letter-of-commitment'],
  baseline: ['baseline-report'],
  diagnosis: [
    'action-group-constitution',
    'action-group-minutes',
    'attendance-list',
    'assents',
    'consents',
    'diagnosis-report',
  ],
  'communal-plan': ['communal-plan'],
  finishing: ['strategic-plan', 'cycle-report'],
};

/** Days that an office takes to close a cycle, and for whatever follows. */
const DAYS_TO_FINISH = 21;
const PLANS = '/community/v1/plans';

/** What a community manager does on a day: the plan of the commune goes on as its documents get ready, and children take part. */
export async function workWithCommunity(simulation: Simulation, office: Office, today: LocalDate): Promise<void> {
  const { communityManager, commune } = office;
  const plans = await communityManager.all<PlanView>(`${PLANS}?commune=${commune.code}&open=true`);
  const [plan] = plans;
  if (!plan) return begin(simulation, office, today);
  const notes = simulation.notebook.planOf(commune.code);
  if (plan.stage === 'running') await beActive(simulation, office, { plan, notes, today });
  else await advance(simulation, office, plan, today);
}

/** One plan for each commune: with its first key it is opened once. */
async function begin(simulation: Simulation, { communityManager, commune }: Office, today: LocalDate): Promise<void> {
  if (today < simulation.inEnvironment(commune.planStartsOn ?? simulation.scenario.startsOn)) return;
  const asked = { commune: commune.code, community: `sim-${simulation.notebook.pages.run}` };
  await simulation.attempt(() => communityManager.post(PLANS, asked, { key: simulation.key(`plan-${commune.code}`) }));
}

async function advance(simulation: Simulation, office: Office, plan: PlanView, today: LocalDate): Promise<void> {
  const documents = DOCUMENTS[plan.stage];
  const planned: Readonly<Record<string, number | undefined>> = simulation.scenario.community.stageDays;
  const days = planned[plan.stage] ?? DAYS_TO_FINISH;
  const began = localDate(Date.parse(plan.stageSince));
  if (!documents || today < addDays(began, days)) return;
  const { communityManager: by } = office;
  const path = `${PLANS}/${plan.id}`;
  const key = (what: string): string => simulation.key(`plan-${plan.id}-${plan.stage}-${what}`);
  await simulation.attempt(async () => {
    for (const kind of documents)
      await by.note(`${path}/products`, { kind, on: began, reference: `Carpeta de ${kind}` }, { key: key(kind) });
    if (plan.stage !== 'communal-plan') {
      await by.post(`${path}/advance`, {}, { key: key('advance'), ifMatch: plan.version });
      return;
    }
    // As long as the office allows: sixteen weeks at most.
    await by.post(`${path}/cycles`, {}, { key: key('cycle'), ifMatch: plan.version });
  });
}

interface Running {
  plan: PlanView;
  notes: PlanNotes;
  today: LocalDate;
}

/** An activity, and who comes: each child of whom it is drawn that it takes part comes to one of the first ones. */
async function beActive(simulation: Simulation, office: Office, { plan, notes, today }: Running): Promise<void> {
  const since = localDate(Date.parse(plan.stageSince));
  if (today < (notes.nextActivityOn ?? addDays(since, DAYS_TO_PREPARE))) return;
  const { communityManager: by } = office;
  const number = notes.activities;
  const key = (what: string): string => simulation.key(`plan-${plan.id}-activity-${number}-${what}`);
  await simulation.attempt(async () => {
    const asked = { kind: number % 2 ? 'assembly' : 'workshop', place: 'sede-vecinal', plannedFor: since };
    const activity = await by.post(`${PLANS}/${plan.id}/activities`, asked, { key: key('planned') });
    const held = { key: key('held'), ifMatch: activity.version };
    await by.note(`/community/v1/activities/${activity.id}/holding`, { on: addDays(today, -1) }, held);
    const children = await childrenAt(simulation, office, number);
    for (let from = 0; from < children.length; from += AT_ONCE) {
      const people = children.slice(from, from + AT_ONCE).map((personId) => ({
        ...{ personId, as: 'child', assent: 'given', assentOn: since, consentOn: since },
      }));
      const path = `/community/v1/activities/${activity.id}/participants`;
      await by.note(path, { people }, { key: key(`participants-${from}`) });
    }
    notes.activities = number + 1;
    notes.nextActivityOn = addDays(today, simulation.scenario.community.activityEveryDays);
  });
}

/** A list of attendance holds so many names. */
const AT_ONCE = 50;
const CHILDREN_OF_AGE = 11;

/** Who comes to the activity for the first time, written down at the front desk. */
async function childrenAt(simulation: Simulation, { desk, commune }: Office, activity: number): Promise<string[]> {
  const { takesPart } = simulation.scenario.community;
  // As many as there are until the cut-off: who came to a later one would not be counted.
  const activities = simulation.firstActivities(commune.code);
  const ids: string[] = [];
  for (const number of simulation.childrenInvited(commune.code)) {
    const draws = new Draws(simulation.seed, `participant/${number}`);
    if (!draws.chance('takes-part', takesPart) || draws.below('first-activity', activities) !== activity) continue;
    const year = Number(simulation.clock.today().slice(0, 4)) - CHILDREN_OF_AGE;
    const person = personOf(simulation, simulation.people.ofParticipant(number), commune.code, {
      year,
      sex: number % 2 ? 'male' : 'female',
    });
    ids.push((await desk.post('/intake/v1/persons', person, { key: simulation.key(`participant-${number}`) })).id);
  }
  return ids;
}
