import { configured, type Expected, type InstrumentShape } from './configured.js';
import type { Rehearsal } from './rehearsal.js';
import { committedIn, type Check, type Scenario } from './scenario.js';
import type { Finding } from './scenario-file.js';
import { committedTo } from './scale.js';
import { exactInterval, holds, riskEach, wider } from './tolerance.js';
import { unsettledFor, type Obstacle, type Unsettled } from './unsettled.js';

/** What behaviour leads to, as the check counts it. */
export interface Expectation {
  /** Of how many, each with which probability. Absent: behaviour says nothing of it, or nobody is left to count. */
  reckoned?: Expected;
  /** Why it cannot be held against that all the same: time or places keep too many from being counted. */
  because?: string;
}

export interface Reckoning {
  /** As it is simulated: scaled. */
  scenario: Scenario;
  rehearsal: Rehearsal;
  /** Absent: as long as no system runs that tells of its instrument. */
  shape?: InstrumentShape;
  /** Size of the simulation against the scenario as it was written. */
  factor: number;
}

/** So far from what is reckoned by probability alone a figure may be on account of time, in standard errors: nobody could tell it. */
const TOLERATED_ERRORS = 1 / 3;
/** If more of them are kept from being counted, there is no sense in asking for the figure. */
const MOST_UNSETTLED = 1 / 4;
/** A share of fewer says nothing. */
const FEWEST_TRIALS = 5;

export function expectationOf(reckoning: Reckoning, check: Check): Expectation {
  const { scenario, shape, rehearsal } = reckoning;
  if (check.kind === 'committed' || check.of) return {};
  if (check.indicator === 'coverage' && committedTo(scenario, check) === 0) return {};
  const reckoned = configured(scenario, shape, check);
  if (!reckoned || (check.kind === 'share' && reckoned.trials === 0)) return {};
  const unsettled = unsettledFor(scenario, rehearsal, check)!;
  const isKept = unsettled.count > 0 && shift(check, reckoned, unsettled) > TOLERATED_ERRORS;
  return { reckoned, because: isKept ? whyOf(scenario, check, unsettled) : undefined };
}

/** By how many standard errors the figure is off since some are not counted in time. */
function shift(check: Check, reckoned: Expected, { of, count }: Unsettled): number {
  const { trials, probability } = isCount(check) ? reckoned.counted : reckoned;
  // Of referrals those with a place take longer than those without: a share of them is a little off, a count is short of all of them.
  const isMixed = check.indicator === 'referrals-effective' && !isCount(check);
  const each = isMixed ? (probability * (1 - probability)) / 2 : probability;
  const error = Math.sqrt(trials * probability * (1 - probability));
  const off = (trials * each * count) / of;
  return off === 0 ? 0 : off / error;
}

/** Coverage is a count of families over what was committed. */
const isCount = ({ kind, indicator }: Check): boolean => kind === 'count' || indicator === 'coverage';

const WHERE: Record<Obstacle, string> = {
  place: 'wait for somebody with room',
  invitation: 'have not answered the invitation',
  course: 'have not come so far',
  referral: 'have a referral that is still open',
  activity: 'have no activity to come to',
};

function whyOf({ cutOff, resultsBy }: Scenario, { asOf, indicator }: Check, { of, count, at }: Unsettled): string {
  const day = asOf === 'resultsBy' && at.has('course') ? resultsBy : cutOff;
  const who = indicator === 'children-participating' ? 'children' : 'families';
  const where = [...at].map(([obstacle, some]) => `${some} ${WHERE[obstacle]}`).join(', ');
  return `in a rehearsal ${count} of ${of} ${who} may not be counted by ${day} (${where})`;
}

/** What cannot be recovered, whatever happens in the year: told before it is lived. */
export function unrecoverable(reckoning: Reckoning): Finding[] {
  return reckoning.scenario.checks.flatMap((check, at) => amissWith(reckoning, check, at) ?? []);
}

function amissWith(reckoning: Reckoning, check: Check, at: number): Finding | undefined {
  const { scenario, rehearsal, shape } = reckoning;
  const { indicator, kind, of, published, asOf } = check;
  if (kind === 'committed' || of) return undefined;
  if (indicator === 'coverage' && kind === 'share' && committedTo(scenario, check) === 0)
    return {
      at: `/checks/${at}`,
      what: 'is coverage of nothing: no commune is committed to it at this size; take it out',
    };
  const reckoned = configured(scenario, shape, check);
  if (!reckoned) return undefined;
  if (kind === 'share' && indicator !== 'coverage' && published !== undefined && reckoned.trials < FEWEST_TRIALS)
    return { at: `/checks/${at}/published`, what: tooFew(scenario, reckoned.trials) };
  const unsettled = unsettledFor(scenario, rehearsal, check)!;
  if (kind === 'share' && unsettled.of === 0 && reckoned.trials >= FEWEST_TRIALS)
    return { at: `/checks/${at}/asOf`, what: `is too early: in a rehearsal nobody is counted by ${scenario[asOf]}` };
  const { because } = expectationOf(reckoning, check);
  if (because === undefined) return undefined;
  const isHopeless =
    published === undefined
      ? unsettled.count > unsettled.of * MOST_UNSETTLED
      : !isWithinReach(reckoning, check, reckoned, unsettled);
  if (!isHopeless) return undefined;
  const field = isShortOfHours(rehearsal, unsettled) ? '/staff/hoursPerDay' : fieldOf(check, at, unsettled);
  return { at: field, what: adviceOf(because, rehearsal, unsettled) };
}

function tooFew(scenario: Scenario, trials: number): string {
  const needed = Math.ceil((committedIn(scenario) * FEWEST_TRIALS) / trials);
  const more = trials > 0 ? `simulate ${needed} families or more (--families)` : 'let families come';
  return `would be held against a share of about ${trials.toFixed(1)}, and ${FEWEST_TRIALS} are the fewest: ${more}, or take "published" out`;
}

/** Whether what was published may come about with those who are counted in time. */
function isWithinReach(
  { scenario, shape, factor }: Reckoning,
  check: Check,
  { counted, probability }: Expected,
  { of, count }: Unsettled,
): boolean {
  const { kind, indicator, roundedTo = 0 } = check;
  const published = check.published!;
  const settled = 1 - count / of;
  const risk = riskEach(scenario.confidence, 2 * scenario.checks.length);
  if (isCount(check)) {
    const value = kind === 'count' ? published * factor : published * committedTo(scenario, check);
    const { from, to } = exactInterval(
      Math.round(counted.trials * counted.probability * settled),
      counted.trials,
      risk,
    );
    return value >= isKnown(shape, indicator) * from * counted.trials - 1 && value <= to * counted.trials + 1;
  }
  const { from, to } = exactInterval(Math.round(of * probability * settled), of, risk);
  return holds(wider({ from: isKnown(shape, indicator) * from, to }, roundedTo / 2), published);
}

/** 0 as long as nobody knows the instrument: less may change than the most that can. */
const isKnown = (shape: InstrumentShape | undefined, indicator: string): 0 | 1 =>
  shape === undefined && /^(risk|protection)-/.test(indicator) ? 0 : 1;

const ADVICE: Record<Obstacle, string> = {
  place: 'give more professionals or a larger caseload, or let fewer come',
  invitation: 'let families come earlier, or move the cut-off',
  course: 'ask for it later, or let families come earlier',
  referral: 'let families come earlier, move the cut-off, or take the check out',
  activity: 'let community plans begin earlier, or shorten their stageDays',
};

/** Of all steps, so many may wait for the next look since the hours are over. */
const MOST_PUT_OFF = 1 / 10;

const isShortOfHours = ({ steps, putOff }: Rehearsal, unsettled: Unsettled): boolean =>
  putOff > steps * MOST_PUT_OFF && ['invitation', 'course'].includes(mostOf(unsettled));

function adviceOf(because: string, rehearsal: Rehearsal, unsettled: Unsettled): string {
  if (isShortOfHours(rehearsal, unsettled))
    return `is too little: ${because}, as the hours of staff are over too early: give more hours or professionals`;
  return `cannot be recovered: ${because}: ${ADVICE[mostOf(unsettled)]}`;
}

const mostOf = ({ at }: Unsettled): Obstacle => [...at].sort(([, one], [, other]) => other - one)[0]![0];

function fieldOf({ line, asOf }: Check, at: number, unsettled: Unsettled): string {
  switch (mostOf(unsettled)) {
    case 'place':
      return line ? `/lines/${line}/caseload` : '/lines';
    case 'invitation':
      return '/arrivals';
    case 'course':
      return asOf === 'cutOff' ? `/checks/${at}/asOf` : '/resultsBy';
    case 'referral':
      return `/checks/${at}`;
    case 'activity':
      return '/community/stageDays';
  }
}
