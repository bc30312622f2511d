import { addDays } from '@oln/calendar';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem.js';
import type { Office } from './offices.js';
import type { Check, Figure } from './scenario.js';
import { sumOf } from './scale.js';
import type { Simulation } from './simulation.js';

export interface Counted {
  numerator: number;
  denominator: number;
}

interface FigureView {
  indicator: string;
  value?: number;
  numerator?: number;
  denominator?: number;
  suppressed?: boolean;
}

/** What is to be known of a simulation, and of an office, to ask for its figures. */
type Asking = Pick<Simulation, 'scenario' | 'inEnvironment' | 'isShareOfWhole'>;
type Asked = Pick<Office, 'coordinator'> & { commune: Pick<Office['commune'], 'code'> };

/**
 * What the reporting service says, and nothing else: each commune's coordinator asks for her own (cells of fewer than five are shown to
 * the office alone), and the communes are added up.
 */
export async function observed(
  simulation: Asking,
  offices: readonly Asked[],
  figure: Figure,
  asOf: Check['asOf'],
): Promise<Counted> {
  const each = await Promise.all(offices.map((office) => inCommune(simulation, office, figure, asOf)));
  return {
    numerator: sumOf(each.map(({ numerator }) => numerator)),
    denominator: sumOf(each.map(({ denominator }) => denominator)),
  };
}

async function inCommune(simulation: Asking, office: Asked, figure: Figure, asOf: Check['asOf']): Promise<Counted> {
  const { indicator, line, code } = figure;
  const { coordinator, commune } = office;
  const { scenario } = simulation;
  const query = new URLSearchParams({
    ...{ indicators: indicator, commune: commune.code },
    ...{ from: simulation.inEnvironment(scenario.startsOn), to: simulation.inEnvironment(scenario.cutOff) },
    asOf: simulation.inEnvironment(scenario[asOf]),
    ...(line ? { line } : {}),
    ...(code ? { by: 'code' } : {}),
  });
  const { items } = await coordinator.get<{ items: (FigureView & { code?: string })[] }>(
    `/reporting/v1/figures?${query}`,
  );
  const found = items.filter((item) => !code || item.code === code);
  if (found.some(({ suppressed }) => suppressed))
    throw new Problem(
      `The reporting service hides ${indicator} of ${commune.code} from its own coordinator: that should not be.`,
    );
  const numerator = sumOf(found.map((item) => item.numerator ?? item.value ?? 0));
  // Where a code never occurred nothing is told of it, and still all the others are what it would have been a share of.
  const whole = code && simulation.isShareOfWhole(indicator) ? { ...figure, code: undefined } : undefined;
  if (whole) return { numerator, denominator: (await inCommune(simulation, office, whole, asOf)).denominator };
  return { numerator, denominator: sumOf(found.map(({ denominator }) => denominator ?? 0)) };
}

/** What was committed to, as the reporting service has it. */
export async function committed(offices: readonly Office[], { line }: Figure, year: string): Promise<number> {
  const each = await Promise.all(
    offices.map(({ coordinator, commune }) =>
      coordinator.get<{ line: string; families: number }[]>(
        `/reporting/v1/commitments?commune=${commune.code}&year=${year}`,
      ),
    ),
  );
  return sumOf(each.flat().map((one) => (!line || one.line === line ? one.families : 0)));
}

/** Writes what the communes commit themselves to into the reporting service. */
export async function commit(simulation: Simulation, { coordinator, commune }: Office): Promise<void> {
  const { scenario } = simulation;
  const [startsOn, endsOn] = [simulation.inEnvironment(scenario.startsOn), simulation.inEnvironment(scenario.endsOn)];
  const year = startsOn.slice(0, 4);
  if (Number(endsOn.slice(0, 4)) - Number(year) > 1)
    throw new Problem(
      `From the day that "${simulation.clock.environment}" has come to, the scenario's year would end two calendar years on, in ${endsOn.slice(0, 4)}: leave out --env, or make the year shorter.`,
    );
  const known = await coordinator.get<{ line: string; version: number; families: number }[]>(
    `/reporting/v1/commitments?commune=${commune.code}&year=${year}`,
  );
  for (const [line, families] of Object.entries(commune.committed)) {
    const before = known.find((one) => one.line === line);
    if (before?.families === families) continue;
    const path = `/reporting/v1/communes/${commune.code}/commitments/${year}/${line}`;
    await coordinator.put(path, { families, startsOn, endsOn }, before?.version ?? 0);
  }
}

const CAUGHT_UP_WITHIN_MS = 600_000;
const QUIET_TIMES = 5;
const LOOK_EVERY_MS = 1_000;

interface LagView {
  consumers: { name: string; messages: number }[];
}

/** Waits until the reporting service has heard everything. Wall milliseconds that it took. */
export async function untilHeard([office]: readonly Office[]): Promise<number> {
  const began = performance.now();
  for (let quiet = 0; quiet < QUIET_TIMES; await sleep(LOOK_EVERY_MS)) {
    const { consumers } = await office!.coordinator.get<LagView>('/reporting/v1/lag');
    quiet = consumers.every(({ messages }) => messages === 0) ? quiet + 1 : 0;
    if (performance.now() - began > CAUGHT_UP_WITHIN_MS)
      throw new Problem(
        'The reporting service has not heard everything for ten minutes: ./oln reporting status shows how far it is.',
      );
  }
  return performance.now() - began;
}

/** Clocks that passed some days ago and of which nobody was told: how far the processes are behind. */
export async function clocksUntold({ coordinator }: Office, today: string): Promise<number> {
  const before = `${addDays(today, -DAYS_OF_GRACE)}T12:00:00Z`;
  const { items } = await coordinator.get<{ items: unknown[] }>(
    `/gateway/v1/deadlines?scope=team&overdue=false&limit=50&before=${before}`,
  );
  return items.length;
}

const DAYS_OF_GRACE = 3;
