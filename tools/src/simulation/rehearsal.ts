import { dayNumber, weekdayOfDay } from '@oln/calendar';
import { LINES, type Line } from '@oln/contracts';
import { DAYS_TO_PREPARE, thatFit, WORKING_DAYS_OF_A_WEEK } from './agenda.js';
import { arrivalsOf } from './arrivals.js';
import { RehearsedFamily } from './rehearsed-family.js';
import { professionalsOf, sumOf } from './scale.js';
import type { CommunityWork, Scenario } from './scenario.js';
import { Temperament } from './temperament.js';

/**
 * The year on paper: who comes, who has room and hours for them, and when each step is taken, by the same temperaments and the same agenda,
 * in a moment. It says what time and places allow, before a year is lived in which they do not; what is expected of a figure is not taken
 * from it.
 */
export interface Rehearsal {
  families: readonly RehearsedFamily[];
  /** By commune: days of the first activities of its plan. */
  activities: ReadonlyMap<string, readonly number[]>;
  /** Steps of professionals, and times that one had to wait since the hours were over. */
  steps: number;
  putOff: number;
}

export function rehearse(scenario: Scenario, seed: number): Rehearsal {
  const families = arrivalsOf(scenario, seed)
    .filter(({ isPertinent }) => isPertinent)
    .map(({ number, line, on, commune }) => {
      const temperament = new Temperament(seed, scenario, number, line);
      return { commune, family: new RehearsedFamily(line, dayNumber(on), temperament, scenario.lines[line]) };
    });
  const offices = scenario.communes.map(({ code }, at) => {
    const come = families.filter(({ commune }) => commune === code).map(({ family }) => family);
    return new RehearsedOffice(scenario, at, come);
  });
  const [first, last] = [dayNumber(scenario.startsOn), dayNumber(scenario.resultsBy)];
  for (let day = first, workingDays = 0; day <= last; day++) {
    if ([0, 6].includes(weekdayOfDay(day))) continue;
    for (const office of offices) office.dayOf(day, workingDays);
    workingDays += 1;
  }
  return {
    families: families.map(({ family }) => family),
    activities: new Map(scenario.communes.map(({ code }, at) => [code, offices[at]!.activities])),
    steps: sumOf(offices.map(({ steps }) => steps)),
    putOff: sumOf(offices.map(({ putOff }) => putOff)),
  };
}

/** A cycle of a community's plan (process §8). */
const DAYS_OF_A_CYCLE = 112;

class RehearsedOffice {
  readonly activities: number[] = [];
  steps = 0;
  putOff = 0;
  private readonly stillToCome: RehearsedFamily[];
  private readonly queue: RehearsedFamily[] = [];
  /** By line: of each professional, the families in their charge. */
  private readonly charges: Record<Line, RehearsedFamily[][]>;
  /** For whom a place is looked for, also after they have left. */
  private readonly referred: RehearsedFamily[] = [];
  private readonly plan: RehearsedPlan;
  private lookedOn?: number;
  private deadlinesOn?: number;

  constructor(
    private readonly scenario: Scenario,
    private readonly at: number,
    come: readonly RehearsedFamily[],
  ) {
    const { communes, community, startsOn } = scenario;
    const professionals = professionalsOf(scenario);
    const empty = (line: Line): RehearsedFamily[][] => Array.from({ length: professionals[line][at]! }, () => []);
    this.stillToCome = [...come].reverse();
    this.charges = { 'case-management': empty('case-management'), 'family-therapy': empty('family-therapy') };
    this.plan = new RehearsedPlan(community, dayNumber(communes[at]!.planStartsOn ?? startsOn));
  }

  /** @param workingDays before this one. */
  dayOf(day: number, workingDays: number): void {
    const { looksEveryDays } = this.scenario.staff;
    if (workingDays < this.at % looksEveryDays) return;
    while (this.stillToCome.length > 0 && this.stillToCome.at(-1)!.on <= day) this.queue.push(this.stillToCome.pop()!);
    if (this.lookedOn !== undefined && workingDays - this.lookedOn < looksEveryDays) return;
    this.lookedOn = workingDays;
    const looksAtDeadlines = this.deadlinesOn === undefined || workingDays - this.deadlinesOn >= WORKING_DAYS_OF_A_WEEK;
    if (looksAtDeadlines) this.deadlinesOn = workingDays;
    this.coordinate(day);
    if (this.plan.isActive(day)) this.activities.push(day);
    if (looksAtDeadlines) this.answer(day);
    for (const family of this.referred) family.followReferral(day);
    for (const line of LINES) for (const charge of this.charges[line]) this.work(charge, day);
  }

  /** What was agreed on before today is approved; who waits goes to who has most room, for as long as there is any. */
  private coordinate(day: number): void {
    for (const line of LINES) {
      const charges = this.charges[line];
      for (const family of charges.flat()) if (family.stage === 'approval') family.approve(day);
      const waiting = this.queue.filter((family) => family.line === line);
      for (const family of waiting) {
        const room = charges.reduce((most, charge) => (charge.length < most.length ? charge : most), charges[0] ?? []);
        if (charges.length === 0 || room.length >= this.scenario.lines[line].caseload) break;
        family.open(day);
        room.push(family);
      }
    }
    keepOnly(this.queue, ({ openedOn }) => openedOn === undefined);
  }

  private work(charge: RehearsedFamily[], day: number): void {
    const { hoursPerDay, looksEveryDays } = this.scenario.staff;
    for (const family of charge) family.pass(day);
    const due = charge.filter((family) => family.isUp(day));
    due.sort((one, other) => (one.nextOn ?? one.since) - (other.nextOn ?? other.since));
    const today = thatFit(due, hoursPerDay * 60 * looksEveryDays, ({ stage }) => stage);
    for (const family of today) {
      const wasReferred = family.referral !== undefined;
      family.step(day);
      if (family.referral && !wasReferred) this.referred.push(family);
    }
    this.steps += today.length;
    this.putOff += due.length - today.length;
    keepOnly(charge, ({ stage }) => stage !== 'left');
  }

  private answer(day: number): void {
    const { offer } = this.scenario;
    if (!offer) return;
    const { institutions } = offer;
    for (const family of this.referred) family.answerReferral(day, { institutions, first: this.at * institutions });
    keepOnly(this.referred, ({ referral }) => referral?.stage !== 'closed');
  }
}

/** A community's plan until its first cycle is over: stage after stage once its days have passed, then activities. */
class RehearsedPlan {
  private readonly stages: number[];
  private since?: number;
  private nextActivityOn = 0;

  constructor(
    private readonly community: CommunityWork,
    private readonly startsOn: number,
  ) {
    const { commitment, baseline, diagnosis, 'communal-plan': communalPlan } = community.stageDays;
    this.stages = [communalPlan, diagnosis, baseline, commitment];
  }

  /** Whether an activity is held when somebody looks into the plan on this day. */
  isActive(day: number): boolean {
    if (this.since === undefined) {
      if (day >= this.startsOn) this.since = day;
      return false;
    }
    const days = this.stages.at(-1);
    if (days !== undefined) {
      if (day < this.since + days) return false;
      this.stages.pop();
      this.since = day;
      this.nextActivityOn = day + DAYS_TO_PREPARE;
      return false;
    }
    if (day < this.nextActivityOn || day > this.since + DAYS_OF_A_CYCLE) return false;
    this.nextActivityOn = day + this.community.activityEveryDays;
    return true;
  }
}

function keepOnly<Item>(items: Item[], stays: (item: Item) => boolean): void {
  const kept = items.filter(stays);
  items.splice(0, items.length, ...kept);
}
