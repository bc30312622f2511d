import { addDays, daysBetween, type LocalDate } from '@oln/calendar';
import { LINES, type Line } from '@oln/contracts';
import type { InstrumentView, ItemAnswer } from './answers.js';
import { arrivalsOf, type Arrival } from './arrivals.js';
import { Refused } from './caller.js';
import { isShareOfWhole, type Catalogues } from './catalogues.js';
import type { InstrumentShape } from './configured.js';
import type { Notebook } from './notebook.js';
import type { OfficeClock } from './office-clock.js';
import { PeopleNumbers } from './people-numbers.js';
import type { Planned } from './planned.js';
import type { Rehearsal } from './rehearsal.js';
import { shareOfChildren } from './scale.js';
import type { Scenario } from './scenario.js';
import { Temperament } from './temperament.js';
import { firstActivitiesIn } from './unsettled.js';

export interface Told {
  planned: Planned;
  notebook: Notebook;
  clock: OfficeClock;
  instruments: readonly InstrumentView[];
  catalogues: Catalogues;
}

/** What everybody in a simulation refers to: who comes, what families are like, what was noted, and what time it is. */
export class Simulation {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly notebook: Notebook;
  readonly clock: OfficeClock;
  readonly people: PeopleNumbers;
  readonly arrivals: readonly Arrival[];
  /** Route and code of the problem to how often it came: somebody else was faster, or what was planned did not fit any more. */
  readonly refusals = new Map<string, number>();
  private readonly instruments: readonly InstrumentView[];
  private readonly catalogues: Catalogues;
  private readonly rehearsal: Rehearsal;
  private readonly byNumber: Map<number, Arrival>;
  private readonly invited: Map<string, number[]>;

  constructor({ planned: { scenario, seed, rehearsal }, notebook, clock, instruments, catalogues }: Told) {
    this.scenario = scenario;
    this.seed = seed;
    this.rehearsal = rehearsal;
    this.people = new PeopleNumbers(scenario);
    this.notebook = notebook;
    this.clock = clock;
    this.instruments = instruments;
    this.catalogues = catalogues;
    this.arrivals = arrivalsOf(scenario, seed);
    this.byNumber = new Map(this.arrivals.map((arrival) => [arrival.number, arrival]));
    this.invited = invitedIn(scenario);
  }

  /** Of one thing done in this simulation: the same however often it is stopped and gone on with. */
  readonly key = (what: string): string => `sim-${this.notebook.pages.run}-${what}`;

  familyOf(number: number): Temperament {
    return new Temperament(this.seed, this.scenario, number, this.byNumber.get(number)!.line);
  }

  /** The office knows the line by the motive; with whatever else a family comes, it is case management. */
  lineOf(motive: string): Line {
    return LINES.find((line) => this.scenario.lines[line].motives.includes(motive)) ?? LINES[0];
  }

  /** A date of the scenario as the environment has it. */
  inEnvironment(date: LocalDate): LocalDate {
    return addDays(date, this.notebook.pages.offsetDays);
  }

  instrument(kind: InstrumentView['kind']): InstrumentView {
    return this.instruments.find((instrument) => instrument.kind === kind)!;
  }

  /** Codes of the risks among what a family answered to the common instrument. */
  risksAmong(answers: readonly ItemAnswer[]): string[] {
    const { items, scale } = this.instrument('common');
    const risks = new Set(items.filter(({ kind }) => kind === 'risk').map(({ code }) => code));
    return [
      ...new Set(
        answers.filter(({ item, value }) => risks.has(item) && value >= scale.riskFrom!).map(({ item }) => item),
      ),
    ];
  }

  /** Numbers of the children that the commune invites to take part. */
  childrenInvited(commune: string): readonly number[] {
    return this.invited.get(commune) ?? [];
  }

  /** Whether a share by code is one of everything, whatever its code. */
  isShareOfWhole(indicator: string): boolean {
    return isShareOfWhole(this.catalogues, indicator);
  }

  /** Of the commune's plan: activities to one of which each child comes that takes part. */
  firstActivities(commune: string): number {
    return Math.max(1, firstActivitiesIn(this.scenario, this.rehearsal, commune));
  }

  /** A refusal ends what was attempted, not the simulation: it is counted, and staff comes back to it. */
  async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const what = error.message.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
      this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
    }
  }

  /** Who has come to the commune by the end of the day, as the environment dates it, and is not written down yet. */
  arrivalsBy(commune: string, day: LocalDate): Arrival[] {
    const { families } = this.notebook.pages;
    return this.arrivals
      .filter((arrival) => arrival.commune === commune && !families[arrival.number]?.requestId)
      .map((arrival) => ({ ...arrival, on: this.inEnvironment(arrival.on) }))
      .filter(({ on }) => on <= day);
  }

  /** Days of the scenario, all of them. */
  get length(): number {
    return daysBetween(this.scenario.startsOn, this.scenario.resultsBy) + 1;
  }
}

/** Of the common instrument, what is to be known of it to reckon what factors do. */
export function shapeOf(instruments: readonly InstrumentView[]): InstrumentShape {
  const { items } = instruments.find(({ kind }) => kind === 'common')!;
  const count = (kind: string) => ({
    shared: items.filter((item) => item.kind === kind && !item.perChild).length,
    perChild: items.filter((item) => item.kind === kind && item.perChild).length,
  });
  return { risk: count('risk'), protective: count('protective') };
}

function invitedIn(scenario: Scenario): Map<string, number[]> {
  const parts = shareOfChildren(scenario);
  let next = 0;
  return new Map(scenario.communes.map(({ code }, at) => [code, Array.from({ length: parts[at]! }, () => next++)]));
}
