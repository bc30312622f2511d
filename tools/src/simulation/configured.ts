import { LINES, type Line } from '@oln/contracts';
import type { Figure, Scenario } from './scenario.js';
import { sumOf } from './scale.js';
import { ATTEMPTS_BEFORE_GIVING_UP } from './temperament.js';

/** What a scenario's own numbers lead to: how many are counted, of how many, each with the same probability. */
export interface Expected {
  trials: number;
  probability: number;
}

/** Questions of the common instrument, as far as they matter to what is expected. */
export interface InstrumentShape {
  risk: { shared: number; perChild: number };
  protective: { shared: number; perChild: number };
}

/**
 * What is to be expected of a figure, reckoned from behaviour alone by probability; nothing is simulated. Undefined: the behaviour says
 * nothing of it.
 */
export function configured(scenario: Scenario, shape: InstrumentShape, figure: Figure): Expected | undefined {
  if (figure.indicator === 'children-participating')
    return { trials: scenario.community.childrenInvited, probability: scenario.community.takesPart };
  if (figure.indicator === 'referrals-effective') return received(scenario);
  const lines = figure.line ? [figure.line] : LINES;
  const parts = lines.map((line) => ofLine(scenario, shape, figure.indicator, line));
  if (parts.some((part) => part === undefined)) return undefined;
  const trials = sumOf(parts.map((part) => part!.trials));
  const probability = sumOf(parts.map((part) => part!.trials * part!.probability)) / Math.max(trials, 1);
  return { trials, probability };
}

function ofLine(scenario: Scenario, shape: InstrumentShape, indicator: string, line: Line): Expected | undefined {
  const { families, behaviour } = scenario.lines[line];
  // A family that could be found may be missed at every attempt until staff gives up.
  const missed = (1 - behaviour.reachedPerAttempt) ** ATTEMPTS_BEFORE_GIVING_UP;
  const found = 1 - missed;
  const accepts = (1 - behaviour.notLocated - behaviour.rejects) * found;
  const attended = families * accepts;
  const stays = 1 - behaviour.renounces;
  switch (indicator) {
    case 'families-invited':
      return { trials: families, probability: 1 };
    case 'families-attended':
    case 'coverage':
    case 'invitations-accepted':
      return { trials: families, probability: accepts };
    case 'invitations-rejected':
      return { trials: families, probability: behaviour.rejects * found };
    case 'invitations-not-located':
      return { trials: families, probability: behaviour.notLocated + (1 - behaviour.notLocated) * missed };
    case 'renounced':
      return { trials: attended, probability: behaviour.renounces };
    case 'risk-mitigated':
      return { trials: attended, probability: stays * mitigates(scenario, shape) };
    case 'risk-mitigated-of-evaluated':
      return { trials: attended * stays, probability: mitigates(scenario, shape) };
    case 'protection-strengthened':
      return { trials: attended, probability: stays * strengthens(scenario, shape) };
    case 'protection-strengthened-of-evaluated':
      return { trials: attended * stays, probability: strengthens(scenario, shape) };
    default:
      return undefined;
  }
}

/** Of the families for whom a place is looked for: those for whom one of the institutions has it. */
function received({ lines, offer }: Scenario): Expected | undefined {
  if (!offer) return undefined;
  const asked = sumOf(LINES.map((line) => lines[line].families)) * offer.asks;
  return { trials: asked, probability: 1 - (1 - offer.hasPlace) ** offer.institutions };
}

/** A family has mitigated risks if one of its risks is lower; it has one at least. */
function mitigates({ children, instrument }: Scenario, { risk }: InstrumentShape): number {
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
const strengthens = ({ children, instrument }: Scenario, { protective }: InstrumentShape): number =>
  overChildren(children, (count) => {
    const { improves, spread } = instrument.protective;
    return overLeanings(improves, spread, (own) => 1 - (1 - own) ** (protective.shared + protective.perChild * count));
  });

const overChildren = (weights: readonly number[], of: (children: number) => number): number =>
  sumOf(weights.map((weight, at) => weight * of(at + 1))) / sumOf(weights);

const STEPS = 1_000;

/** Mean over families whose own share lies evenly around the middle. */
const overLeanings = (middle: number, spread: number, of: (own: number) => number): number =>
  sumOf(Array.from({ length: STEPS }, (_, at) => of(middle + spread * ((2 * (at + 0.5)) / STEPS - 1)))) / STEPS;
