import { addMonths, isLocalDate } from '@oln/calendar';
import { LINES, type Line } from '@oln/contracts';
import { LONGEST_STEP_MINUTES } from './agenda.js';
import { arrivalDaysOf } from './arrivals.js';
import { MONTHS_OF_EXECUTION } from './rehearsed-family.js';
import { committedTo } from './scale.js';
import { committedIn, type Scenario } from './scenario.js';
import type { Finding } from './scenario-file.js';
import { renouncesWithin } from './temperament.js';

/** What a schema cannot say: what could not be lived, or could not be recovered, whatever the size. */
export function againstSense(scenario: Scenario): Finding[] {
  const dates = [...datesAmiss(scenario), ...plansAmiss(scenario)];
  // What depends on days makes no sense where they are none.
  if (dates.length > 0) return dates;
  return [
    ...arrivalsAmiss(scenario),
    ...sharesAmiss(scenario),
    ...motivesAmiss(scenario),
    ...placesAmiss(scenario),
    ...LINES.flatMap((line) => lineAmiss(scenario, line)),
    ...staffAmiss(scenario),
    ...checksAmiss(scenario),
  ];
}

const DATES = ['startsOn', 'cutOff', 'endsOn', 'resultsBy'] as const;
/** The commitment of a programme's year must not last for two calendar years more. */
const LONGEST_YEARS = 2;
/** The oldest children that come are of age four years later. */
const LONGEST_MONTHS = 48;

function datesAmiss(scenario: Scenario): Finding[] {
  const found: Finding[] = DATES.filter((name) => !isLocalDate(scenario[name])).map((name) => ({
    at: `/${name}`,
    what: 'is no day of the calendar',
  }));
  if (found.length > 0) return found;
  const { startsOn, endsOn, cutOff, resultsBy } = scenario;
  if (cutOff <= startsOn || cutOff > endsOn)
    found.push({ at: '/cutOff', what: 'must lie in the year, after startsOn and not after endsOn' });
  if (resultsBy < cutOff) found.push({ at: '/resultsBy', what: 'must not be before cutOff' });
  if (yearOf(endsOn) - yearOf(startsOn) >= LONGEST_YEARS)
    found.push({
      at: '/endsOn',
      what: `must lie in ${yearOf(startsOn)} or ${yearOf(startsOn) + 1}: commitments are of a year`,
    });
  const latest = addMonths(startsOn, LONGEST_MONTHS);
  if (resultsBy > latest)
    found.push({ at: '/resultsBy', what: `must not be after ${latest}: children would be of age` });
  return found;
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

const plansAmiss = ({ communes }: Scenario): Finding[] =>
  communes.flatMap(({ planStartsOn }, at) =>
    planStartsOn === undefined || isLocalDate(planStartsOn)
      ? []
      : [{ at: `/communes/${at}/planStartsOn`, what: 'is no day of the calendar' }],
  );

/** Who comes after the cut-off is counted nowhere. */
function arrivalsAmiss(scenario: Scenario): Finding[] {
  const { startsOn, cutOff, arrivals } = scenario;
  const months = Object.entries(arrivals).filter(([, weight]) => weight > 0);
  if (months.length === 0) return [{ at: '/arrivals', what: 'must have a month in which families come' }];
  return months
    .filter(([month]) => arrivalDaysOf(scenario, month).length === 0)
    .map(([month]) => ({
      at: `/arrivals/${month}`,
      what: `must have a working day between ${startsOn} and ${cutOff}: who comes after the cut-off is not counted`,
    }));
}

/** Sums of decimal shares may be a bit above one. */
const A_BIT = 1e-9;

function sharesAmiss({ lines, children, instrument }: Scenario): Finding[] {
  const found: Finding[] = LINES.filter(
    (line) => lines[line].behaviour.notLocated + lines[line].behaviour.rejects > 1 + A_BIT,
  ).map((line) => ({
    at: `/lines/${line}/behaviour`,
    what: 'has more families that are not located or reject than there are: the two must not be above 1 together',
  }));
  if (children.every((weight) => weight === 0)) found.push({ at: '/children', what: 'must have a weight above 0' });
  for (const kind of ['risk', 'protective'] as const) {
    const { improves, spread } = instrument[kind];
    if (improves - spread < -A_BIT || improves + spread > 1 + A_BIT)
      found.push({ at: `/instrument/${kind}/spread`, what: 'goes below 0 or above 1: make it smaller' });
  }
  return found;
}

function motivesAmiss({ lines, notPertinent }: Scenario): Finding[] {
  const found: Finding[] = [];
  const [cases, therapies] = LINES.map((line) => lines[line].motives);
  const both = cases!.find((motive) => therapies!.includes(motive));
  if (both)
    found.push({ at: '/lines/family-therapy/motives', what: `has ${both}, by which the office knows case management` });
  const line = LINES.find((one) => lines[one].motives.includes(notPertinent.motive));
  if (line)
    found.push({
      at: '/notPertinent/motive',
      what: `is also a motive of ${line}: all who come with it are referred away`,
    });
  return found;
}

function placesAmiss(scenario: Scenario): Finding[] {
  const { communes } = scenario;
  const twice = communes.findIndex(({ code }, at) => communes.findIndex((other) => other.code === code) < at);
  const found: Finding[] = twice < 0 ? [] : [{ at: `/communes/${twice}/code`, what: 'is there twice' }];
  if (committedIn(scenario) === 0)
    found.push({ at: '/communes', what: 'are committed to nobody: give at least one of them families ("committed")' });
  return found;
}

/** Days until the first appointment after the invitation, and by which each may come later as staff looks into its lists. */
const FIRST_APPOINTMENT_DAYS = 45;
const LOOK_DAYS = 7;
const DAYS_OF_A_MONTH = 30;
/** The office agrees on so many sessions of a therapy at most (process §3). */
const MOST_SESSIONS = 12;

function lineAmiss(scenario: Scenario, line: Line): Finding[] {
  const found: Finding[] = [];
  const at = `/lines/${line}`;
  const of = scenario.lines[line];
  if (of.families > 0 && committedTo(scenario, { line }) === 0)
    found.push({
      at: `${at}/families`,
      what: 'come to no commune: none is committed to the line; commit one, or give 0',
    });
  const sessions = of.sessions ? of.sessions.individual + of.sessions.group : 1;
  if (line === 'family-therapy' && (sessions < 1 || sessions > MOST_SESSIONS))
    found.push({
      at: `${at}/sessions`,
      what: `must be from 1 to ${MOST_SESSIONS} together, as the office agrees on them`,
    });
  const untilLast = (renouncesWithin(of, line) - 1) * (of.sessionEveryDays + LOOK_DAYS);
  const days = MONTHS_OF_EXECUTION[line] * DAYS_OF_A_MONTH - FIRST_APPOINTMENT_DAYS;
  if (of.behaviour.renounces > 0 && untilLast > days) {
    const most = Math.floor(days / (renouncesWithin(of, line) - 1)) - LOOK_DAYS;
    const what = `is too seldom for families that renounce, who do so at one of their first appointments: give ${most} at most, or let none renounce`;
    found.push({ at: `${at}/sessionEveryDays`, what });
  }
  return found;
}

function staffAmiss({ staff: { hoursPerDay, looksEveryDays } }: Scenario): Finding[] {
  const hours = LONGEST_STEP_MINUTES / 60;
  if (hoursPerDay * looksEveryDays >= hours) return [];
  const what = `is too little: a diagnosis takes ${hours} hours, and hoursPerDay times looksEveryDays must be that much`;
  return [{ at: '/staff/hoursPerDay', what }];
}

function checksAmiss({ checks }: Scenario): Finding[] {
  return checks.flatMap(({ kind, published = 0, of }, at) => [
    ...(kind === 'share' && published > 1 ? [{ at: `/checks/${at}/published`, what: 'is a share: from 0 to 1' }] : []),
    ...(kind !== 'share' && of ? [{ at: `/checks/${at}/of`, what: 'is for shares only: take it out' }] : []),
  ]);
}
