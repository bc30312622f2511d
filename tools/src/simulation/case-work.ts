import { localDate } from '@oln/calendar';
import type { Line } from '@oln/contracts';
import { DAYS_BETWEEN_ATTEMPTS, MISSED_COMES_AGAIN_IN_DAYS, STAGE_TIMES, type WorkedStage } from './agenda.js';
import { answersOf, type InstrumentView } from './answers.js';
import type { Caller, Versioned } from './caller.js';
import type { PlanView } from './coordinator-work.js';
import { askForPlace } from './network-work.js';
import type { CaseNotes } from './notebook.js';
import type { Simulation } from './simulation.js';
import { ATTEMPTS_BEFORE_GIVING_UP, type Temperament } from './temperament.js';

export interface CaseView extends Versioned {
  familyId: string;
  children: string[];
  line: Line;
  stage: string;
  stageSince: string;
  openedAt: string;
  rescueDueSince?: string;
}

/** One professional with one family: whatever is asked of the family, it answers by its temperament. */
export interface Visit {
  simulation: Simulation;
  by: Caller;
  file: CaseView;
  family: Temperament;
  notes: CaseNotes;
}

/** What professionals do, stage by stage; each step gives the days until the next one. */
export const STEPS: Readonly<Record<WorkedStage, (visit: Visit) => Promise<number>>> = {
  invitation: invite,
  diagnosis: diagnose,
  'family-plan': plan,
  execution: accompany,
  evaluation: evaluate,
  closure: close,
};

const pathOf = ({ file }: Visit): string => `/cases/v1/cases/${file.id}`;
const keyOf = ({ simulation, file }: Visit, what: string): string => simulation.key(`case-${file.id}-${what}`);

/** A change of the case as it was seen. */
function change(visit: Visit, step: string, input: unknown = {}): Promise<CaseView> {
  const { by, file } = visit;
  return by.post<CaseView>(`${pathOf(visit)}/${step}`, input, { key: keyOf(visit, step), ifMatch: file.version });
}

/** What is written beside the case. */
const note = (visit: Visit, path: string, input: unknown, what: string): Promise<void> =>
  visit.by.note(`${pathOf(visit)}/${path}`, input, { key: keyOf(visit, what) });

const KINDS = ['call', 'visit', 'message'] as const;
/** Whoever lets a family go says what is done about the risks that are known. */
const ANSWERED = { measure: 'network-informed' };
const RISK_OF_WHOM_NOBODY_ASKED = { risk: 'family-conflict', ...ANSWERED };

async function invite(visit: Visit): Promise<number> {
  const { family, notes } = visit;
  const reached = await tryToReach(visit, KINDS[notes.attempts % KINDS.length]!);
  if (!reached && notes.attempts < ATTEMPTS_BEFORE_GIVING_UP) return DAYS_BETWEEN_ATTEMPTS;
  if (!reached) await change(visit, 'not-located', { reason: 'no-answer' });
  else if (family.answer === 'rejects')
    await change(visit, 'invitation/rejection', { reason: 'no-need-felt', risks: [RISK_OF_WHOM_NOBODY_ASKED] });
  else await accept(visit);
  return STAGE_TIMES.diagnosis.afterDays;
}

async function tryToReach(visit: Visit, kind: (typeof KINDS)[number]): Promise<boolean> {
  const { simulation, file, family, notes } = visit;
  const attempt = notes.attempts;
  const reached = family.isReached(attempt);
  const told = { kind, result: reached ? 'reached' : 'not-reached', at: simulation.clock.justNow(file.openedAt) };
  await note(visit, 'contact-attempts', told, `attempt-${attempt}`);
  notes.attempts = attempt + 1;
  return reached;
}

async function accept(visit: Visit): Promise<void> {
  for (const kind of ['data-use-consent', 'participation-consent']) {
    const document = { kind, given: true, signedOn: localDate(Date.parse(visit.file.openedAt)) };
    await note(visit, 'documents', document, `document-${kind}`);
  }
  await change(visit, 'invitation/acceptance');
}

async function diagnose(visit: Visit): Promise<number> {
  const { file } = visit;
  await apply(visit, 'common', 'entry');
  if (file.line === 'family-therapy') await assess(visit);
  for (const [at, childId] of file.children.entries())
    await note(visit, 'opinions', { childId, text: 'Dice lo que quiere que cambie en casa' }, `opinion-${at}`);
  await change(visit, 'diagnosis-completion');
  return STAGE_TIMES['family-plan'].afterDays;
}

/** The instrument, every item answered. */
async function apply(visit: Visit, kind: InstrumentView['kind'], moment: 'entry' | 'evaluation'): Promise<void> {
  const { simulation, by, file, family } = visit;
  const instrument = simulation.instrument(kind);
  const key = (what: string): string => keyOf(visit, `diagnosis-${kind}-${moment}-${what}`);
  const path = `${pathOf(visit)}/diagnoses`;
  const asked = { kind, moment, instrumentId: instrument.id };
  const draft = await by.post(path, asked, { key: key('begun') });
  const answers = answersOf(family, instrument, file.children, moment);
  const answered = await by.post(
    `${path}/${draft.id}/answers`,
    { answers },
    { key: key('answers'), ifMatch: draft.version },
  );
  await by.post(`${path}/${draft.id}/completion`, {}, { key: key('completion'), ifMatch: answered.version });
}

async function assess(visit: Visit): Promise<void> {
  await apply(visit, 'systemic', 'entry');
  const children = visit.file.children.map((personId, at) => ({
    ...{ key: `m${at + 1}`, personId },
    ...{ relation: 'child', household: 'same' },
  }));
  const members = [{ key: 'm0', relation: 'mother', household: 'same' }, ...children];
  await note(visit, 'genograms', { members, bonds: [{ from: 'm0', to: 'm1', kind: 'parent-of' }] }, 'genogram');
}

/** Every risk that was found has a place in one of so many objectives: none is forgotten in the plan. */
const OBJECTIVES_AT_MOST = 3;

async function plan(visit: Visit): Promise<number> {
  const { simulation, by, file, family } = visit;
  if (file.line === 'family-therapy') await agreeOnSessions(visit);
  const entry = answersOf(family, simulation.instrument('common'), file.children, 'entry');
  const risks = simulation.risksAmong(entry);
  const groups = Array.from({ length: Math.min(OBJECTIVES_AT_MOST, risks.length) }, (_, group) =>
    risks.filter((_risk, at) => at % OBJECTIVES_AT_MOST === group),
  );
  const startsOn = localDate(Date.parse(file.stageSince));
  const task = {
    text: 'Acompañar a la familia en lo acordado',
    owner: 'case-manager',
    ownerPerson: by.person,
    startsOn,
    weeks: 12,
  };
  const objectives = groups.map((factors) => ({ factors, text: 'Lo que la familia quiere cambiar', tasks: [task] }));
  const proposed = await by.post<PlanView>(
    `${pathOf(visit)}/family-plans`,
    { objectives },
    { key: keyOf(visit, 'plan') },
  );
  const children = file.children.map((childId) => ({ party: 'child', childId }));
  let { version: ifMatch } = proposed;
  for (const [at, party] of [{ party: 'family' }, { party: 'case-manager' }, ...children].entries()) {
    const path = `${pathOf(visit)}/family-plans/${proposed.id}/signatures`;
    ifMatch = (await by.post(path, party, { key: keyOf(visit, `signature-${at}`), ifMatch })).version;
  }
  if (family.needsPlace) await askForPlace(visit);
  // From here on the plan is the coordinator's, who approves it.
  return STAGE_TIMES.execution.afterDays;
}

async function agreeOnSessions(visit: Visit): Promise<void> {
  const { simulation, by } = visit;
  const path = `${pathOf(visit)}/therapy`;
  const { version, held } = await by.get<TherapyView>(path);
  // Agreed on already, before this run was stopped.
  if (version > 0 || held.individual > 0) return;
  await by.put(`${path}/sessions`, simulation.scenario.lines['family-therapy'].sessions, version);
}

interface TherapyView {
  version: number;
  planned: { individual: number; group: number };
  held: { individual: number; group: number };
  left: { individual: number; group: number };
  phase?: string;
}

/** An appointment, kept or not. Who renounces says so at it, or lets the office know why nobody came. */
async function accompany(visit: Visit): Promise<number> {
  const { simulation, file, family, notes } = visit;
  if (file.rescueDueSince) await tryToReach(visit, 'visit');
  const therapy = file.line === 'family-therapy' ? await therapyOf(visit) : {};
  if (!therapy) return MISSED_COMES_AGAIN_IN_DAYS;
  const held = family.keeps(notes.appointments);
  const missed = held ? {} : { missedReason: 'family-absent' };
  const session = { kind: 'home-visit', at: simulation.clock.justNow(file.stageSince), held, children: file.children };
  await note(visit, 'sessions', { ...session, ...therapy, ...missed }, `session-${notes.appointments}`);
  notes.appointments += 1;
  // Sessions alone would be too few where families often stay away: the months would be over before anybody could renounce.
  if (family.renounces && notes.appointments >= family.momentOfRenouncing) await renounce(visit);
  return !held ? MISSED_COMES_AGAIN_IN_DAYS : simulation.scenario.lines[file.line].sessionEveryDays;
}

/** Format and phase of the next session; undefined: all that were agreed on were held. */
async function therapyOf(visit: Visit): Promise<{ format: string; phase: string } | undefined> {
  const { planned, left } = await visit.by.get<TherapyView>(`${pathOf(visit)}/therapy`);
  const still = left.individual + left.group;
  if (still === 0) return undefined;
  const done = 1 - still / (planned.individual + planned.group);
  const format = left.individual > 0 ? 'individual' : 'multi-family-group';
  return { format, phase: done < 1 / 4 ? 'engage' : done < 3 / 4 ? 'work' : 'consolidate' };
}

async function renounce(visit: Visit): Promise<void> {
  const { by, file } = visit;
  const diagnoses = await by.get<DiagnosisView[]>(`${pathOf(visit)}/diagnoses`);
  const known = diagnoses
    .flatMap(({ factors }) => factors)
    .filter(({ critical }) => critical)
    .map(({ code }) => code);
  const risks = [...new Set([...known, RISK_OF_WHOM_NOBODY_ASKED.risk])].map((risk) => ({ risk, ...ANSWERED }));
  // The session may have moved the case on.
  const { version } = await by.get<CaseView>(pathOf(visit));
  await change({ ...visit, file: { ...file, version } }, 'renunciation', { reason: 'no-time', risks });
}

interface DiagnosisView {
  factors: { code: string; critical: boolean }[];
}

async function evaluate(visit: Visit): Promise<number> {
  const { by, file, family } = visit;
  await apply(visit, 'common', 'evaluation');
  const inForce = await planInForce(visit);
  const result = family.objectivesMet ? 'met' : 'partly-met';
  const own = (inForce?.objectives ?? []).filter(({ caseId }) => caseId === file.id);
  const judgements = own.map(({ id: objectiveId }) => ({ objectiveId, result }));
  const { version } = await by.get<CaseView>(pathOf(visit));
  await change({ ...visit, file: { ...file, version } }, 'evaluations', { judgements, result: 'closure' });
  return STAGE_TIMES.closure.afterDays;
}

const planInForce = async (visit: Visit): Promise<PlanView | undefined> =>
  (await visit.by.get<PlanView[]>(`${pathOf(visit)}/family-plans`)).find(({ state }) => state === 'approved');

async function close(visit: Visit): Promise<number> {
  const inForce = await planInForce(visit);
  const open = (inForce?.objectives ?? []).flatMap(({ tasks }) => tasks).filter(({ state }) => state === 'open');
  const staysActive = open.map(({ id: taskId }) => ({ kind: 'task', taskId, text: 'Sigue con la red de la comuna' }));
  await change(visit, 'closure', { staysActive, summary: 'La familia cuenta con red' });
  return STAGE_TIMES.closure.afterDays;
}
