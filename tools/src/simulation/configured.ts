import { LINES, type Line } from '@oln/contracts';
import type { Figure, Scenario } from './scenario.js';
import { sumOf } from './scale.js';
import { ATTEMPTS_BEFORE_GIVING_UP } from './temperament.js';

/** What a scenario's own numbers lead to. */
export interface Expected {
  /** Of how many, as a share: a mean, where it is drawn who they are. */
  trials: number;
  probability: number;
  /** As a count: of so many who come each is counted with the same probability. */
  counted: { trials: number; probability: number };
}

/** Questions of the common instrument, as far as they matter to what is expected. */
export interface InstrumentShape {
  risk: { shared: number; perChild: number };
  protective: { shared: number; perChild: number };
}

/**
 * What is to be expected of a figure, reckoned from behaviour alone by probability; nothing is simulated. Undefined: the behaviour says
 * nothing of it. Without a shape, which the running system tells, factors are as likely to change as they can be.
 */
export function configured(
  scenario: Scenario,
  shape: InstrumentShape | undefined,
  figure: Figure,
): Expected | undefined {
  // The codes of families and referrals are the system's.
  if (figure.code !== undefined) return undefined;
  if (figure.indicator === 'children-participating') {
    const { childrenInvited, takesPart } = scenario.community;
    return figure.line ? undefined : expectedOf([{ come: childrenInvited, among: 1, counted: takesPart }]);
  }
  if (figure.indicator === 'referrals-effective') return figure.line ? undefined : received(scenario);
  const parts = (figure.line ? [figure.line] : LINES).map((line) => ofLine(scenario, shape, figure.indicator, line));
  return parts.every((part) => part !== undefined) ? expectedOf(parts) : undefined;
}

/** Families or children of a kind: how many come, the share among whom it is counted, and that of those who are. */
interface Part {
  come: number;
  among: number;
  counted: number;
}

function expectedOf(parts: readonly Part[]): Expected {
  const come = sumOf(parts.map((part) => part.come));
  const trials = sumOf(parts.map((part) => part.come * part.among));
  const count = sumOf(parts.map((part) => part.come * part.among * part.counted));
  return { trials, probability: ratio(count, trials), counted: { trials: come, probability: ratio(count, come) } };
}

/** What should be nothing or all of it may be a rounding bit off. */
const ratio = (part: number, whole: number): number => (whole > 0 ? clamped(part / whole) : 0);
const clamped = (probability: number): number => Math.min(1, Math.max(0, probability));

/** Of a line: the shares of those who come, by what becomes of their invitation. */
function answersIn({ lines }: Scenario, line: Line): { accept: number; reject: number; notLocated: number } {
  const { notLocated, rejects, reachedPerAttempt } = lines[line].behaviour;
  // A family that could be found may be missed at every attempt until staff gives up.
  const missed = (1 - reachedPerAttempt) ** ATTEMPTS_BEFORE_GIVING_UP;
  return {
    accept: clamped((1 - notLocated - rejects) * (1 - missed)),
    reject: rejects * (1 - missed),
    notLocated: notLocated + (1 - notLocated) * missed,
  };
}

function ofLine(
  scenario: Scenario,
  shape: InstrumentShape | undefined,
  indicator: string,
  line: Line,
): Part | undefined {
  const { families: come, behaviour } = scenario.lines[line];
  const { accept, reject, notLocated } = answersIn(scenario, line);
  const stays = 1 - behaviour.renounces;
  switch (indicator) {
    case 'families-invited':
      return { come, among: 1, counted: 1 };
    case 'families-attended':
    case 'coverage':
    case 'invitations-accepted':
      return { come, among: 1, counted: accept };
    case 'invitations-rejected':
      return { come, among: 1, counted: reject };
    case 'invitations-not-located':
      return { come, among: 1, counted: notLocated };
    case 'renounced':
      return { come, among: accept, counted: behaviour.renounces };
    case 'risk-mitigated':
      return { come, among: accept, counted: stays * mitigates(scenario, shape) };
    case 'risk-mitigated-of-evaluated':
      return { come, among: accept * stays, counted: mitigates(scenario, shape) };
    case 'protection-strengthened':
      return { come, among: accept, counted: stays * strengthens(scenario, shape) };
    case 'protection-strengthened-of-evaluated':
      return { come, among: accept * stays, counted: strengthens(scenario, shape) };
    default:
      return undefined;
  }
}

/** Of the families for whom a place is looked for, once they have a plan: those for whom one of the institutions has it. */
function received(scenario: Scenario): Expected | undefined {
  const { lines, offer } = scenario;
  if (!offer) return undefined;
  const hasPlace = 1 - (1 - offer.hasPlace) ** offer.institutions;
  return expectedOf(
    LINES.map((line) => ({
      come: lines[line].families,
      among: answersIn(scenario, line).accept * offer.asks,
      counted: hasPlace,
    })),
  );
}

/** A family has mitigated risks if one of its risks is lower; it has one at least. */
function mitigates({ children, instrument }: Scenario, shape: InstrumentShape | undefined): number {
  if (!shape) return 1;
  const { risk } = shape;
  const { present, improves, spread } = instrument.risk;
  return overChildren(children, (count) => {
    const items = risk.shared + risk.perChild * count;
    return overLeanings(improves, spread, (own) => {
      const none = (1 - present) ** items;
      return 1 - ((1 - present * own) ** items - none) - none * (1 - own);
    });
  });
}

/** …and strengthened protective factors if one is higher; each has room for more at entry. */
function strengthens({ children, instrument }: Scenario, shape: InstrumentShape | undefined): number {
  if (!shape) return 1;
  const { protective } = shape;
  const { improves, spread } = instrument.protective;
  return overChildren(children, (count) => {
    const items = protective.shared + protective.perChild * count;
    return overLeanings(improves, spread, (own) => 1 - (1 - own) ** items);
  });
}

const overChildren = (weights: readonly number[], of: (children: number) => number): number =>
  sumOf(weights.map((weight, at) => weight * of(at + 1))) / sumOf(weights);

const STEPS = 1_000;

/** Mean over families whose own share lies evenly around the middle. */
const overLeanings = (middle: number, spread: number, of: (own: number) => number): number =>
  sumOf(Array.from({ length: STEPS }, (_, at) => of(middle + spread * ((2 * (at + 0.5)) / STEPS - 1)))) / STEPS;
