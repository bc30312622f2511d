import { localDate, daysBetween } from '@oln/calendar';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import type { StackState } from '../stack/state.js';
import type { InstrumentView } from './answers.js';
import { Refused } from './caller.js';
import { catalogueAmiss, readCatalogues } from './catalogues.js';
import { isWell, judge, type Seen } from './checks.js';
import { expectationOf, unrecoverable, type Reckoning } from './expectations.js';
import { LineToGateway } from './line-to-gateway.js';
import { live } from './live.js';
import { joinNetwork } from './network-work.js';
import { Notebook } from './notebook.js';
import { commit, committed, observed, untilHeard } from './observed.js';
import { OfficeClock } from './office-clock.js';
import { hire, openOffices, type Office } from './offices.js';
import { Pace } from './pace.js';
import type { Planned } from './planned.js';
import { ProgressBar } from './progress.js';
import { noteOf, type Effort, type Result } from './report.js';
import type { Scenario } from './scenario.js';
import { shapeOf, Simulation } from './simulation.js';

export interface Wishes {
  /** Go on with what was stopped. */
  resume: boolean;
  /** Nobody else lives in the environment: time stands still in it afterwards. */
  isOwn: boolean;
  /** Wall seconds of a business day to begin with, and at least. */
  secondsPerDay: number;
  /** Calls at a time at most. */
  atOnce: number;
}

/** Somebody stopped it before its end. */
export class StoppedBefore extends Problem {}

export const notebookFile = (env: string): string => join(environmentPaths(env).folder, 'simulation.json');

/** The same life, seed and size: what was begun can be gone on with. What is checked at its end may change, also afterwards. */
export function fingerprintOf(scenario: Scenario, { families, seed }: { families: number; seed: number }): string {
  const lived: Partial<Scenario> = { ...scenario, checks: undefined, confidence: undefined, source: undefined };
  const told = JSON.stringify([lived, families, seed]);
  return createHash('sha256').update(told).digest('hex').slice(0, 16);
}

/** Lives the scenario in a running environment, and holds what the reporting service says of it against what was published. */
export async function runSimulation(
  state: StackState,
  planned: Planned,
  wishes: Wishes,
  stop: AbortSignal,
): Promise<Result> {
  const began = performance.now();
  const { scenario, families, seed } = planned;
  const clock = clockOf(state);
  const line = new LineToGateway(wishes.atOnce);
  const offices = openOffices(scenario, {
    base: `http://127.0.0.1:${state.ports.gateway}/api`,
    keysFile: ensureSecrets(environmentPaths(state.env)).keysFile,
    line,
  });
  const [{ coordinator }] = offices as [Office];
  const catalogues = await readCatalogues(coordinator);
  const instruments = await coordinator.get<InstrumentView[]>('/cases/v1/instruments');
  const reckoning = { ...planned, shape: shapeOf(instruments) };
  planned.file.refuse([...catalogueAmiss(scenario, catalogues), ...unrecoverable(reckoning)]);
  tellBeforehand(reckoning);
  const notebook = openNotebook(state.env, clock, planned, wishes);
  const simulation = new Simulation({ planned, notebook, clock, instruments, catalogues });
  const effort = { ...NO_EFFORT, days: simulation.length, line: line.figures };
  await prepare(simulation, offices).catch(asProblem);
  const pace = new Pace(
    notebook.pages.secondsPerDay ?? Math.max(FIRST_DAY_SECONDS, wishes.secondsPerDay),
    wishes.secondsPerDay,
  );
  const progress = new ProgressBar(simulation.length);
  await clock.setPace(pace.secondsPerDay);
  clock.hold();
  try {
    await live({ simulation, offices, pace, progress, effort, stop });
  } finally {
    progress.end();
    await clock.release(wishes.isOwn ? Infinity : AT_WALL_PACE);
    notebook.pages.wallMs += performance.now() - began;
    notebook.save();
  }
  if (stop.aborted) throw new StoppedBefore('Stopped; time stands still. --resume goes on from here.');
  effort.catchingUpMs = await untilHeard(offices);
  const rows = judge(reckoning, await see(simulation, offices));
  notebook.pages.finished = true;
  notebook.save();
  const told = { secondsPerDay: pace.secondsPerDay, paceChanges: clock.changes, atOnce: line.atOnce };
  return {
    ...{ scenario: scenario.name, families, seed, confidence: scenario.confidence, rows },
    effort: { ...effort, ...told, wallMs: notebook.pages.wallMs + effort.catchingUpMs },
    refusals: Object.fromEntries(simulation.refusals),
    passed: rows.every(({ verdict }) => isWell(verdict)),
  };
}

/** What the table is going to have a dash for, so that nobody waits for it. */
function tellBeforehand(reckoning: Reckoning): void {
  for (const check of reckoning.scenario.checks) {
    const { because } = expectationOf(reckoning, check);
    if (because !== undefined) process.stderr.write(`${noteOf(check.title, because)}\n`);
  }
}

/** Until it is known how long a day's work takes. */
const FIRST_DAY_SECONDS = 2;
const AT_WALL_PACE = 86_400;
const NO_EFFORT: Omit<Effort, 'line'> = {
  ...{ wallMs: 0, workingMs: 0, waitingMs: 0, catchingUpMs: 0, days: 0 },
  ...{ secondsPerDay: 0, paceChanges: 0, clocksUntold: 0, daysLate: 0, atOnce: 0 },
};

function clockOf({ clock, env }: StackState): OfficeClock {
  if (!clock)
    throw new Problem(
      `"${env}" runs in real time (--real-time): a year would last a year. Take another environment, or none.`,
    );
  return new OfficeClock(clock, environmentPaths(env).socket);
}

function openNotebook(env: string, clock: OfficeClock, planned: Planned, wishes: Wishes): Notebook {
  const file = notebookFile(env);
  const { scenario } = planned.file;
  const fingerprint = fingerprintOf(scenario, planned);
  const before = Notebook.find(file);
  if (!wishes.resume) {
    if (before && !before.pages.finished && before.pages.fingerprint === fingerprint)
      throw new Problem(`This simulation was stopped before its end in "${env}": --resume goes on with it.`);
    return Notebook.begin(file, fingerprint, daysBetween(scenario.startsOn, localDate(clock.now())));
  }
  if (!before) throw new Problem(`There is no simulation in "${env}" to go on with: leave out --resume.`);
  if (before.pages.fingerprint !== fingerprint)
    throw new Problem(
      'What was stopped was another simulation: give the same scenario, --families and --seed to go on with it.',
    );
  return before;
}

async function prepare(simulation: Simulation, offices: readonly Office[]): Promise<void> {
  const { notebook } = simulation;
  if (!notebook.pages.staffIsHired) await Promise.all(offices.map(hire));
  notebook.pages.staffIsHired = true;
  for (const office of offices) {
    await commit(simulation, office);
    await joinNetwork(simulation, office);
  }
  notebook.save();
}

/** Nothing has been lived yet: what the system does not take of the scenario is told in words. */
function asProblem(error: unknown): never {
  if (error instanceof Refused)
    throw new Problem(
      `The system does not take what the scenario begins with (${error.message}): mend that in its file.`,
    );
  throw error;
}

async function see(simulation: Simulation, offices: readonly Office[]): Promise<Seen[]> {
  const seen: Seen[] = [];
  const year = simulation.inEnvironment(simulation.scenario.startsOn).slice(0, 4);
  for (const check of simulation.scenario.checks) {
    if (check.kind === 'committed') {
      seen.push({ counted: { numerator: await committed(offices, check, year), denominator: 0 } });
      continue;
    }
    const counted = await observed(simulation, offices, check, check.asOf);
    seen.push({ counted, of: check.of && (await observed(simulation, offices, check.of, check.asOf)) });
  }
  return seen;
}
