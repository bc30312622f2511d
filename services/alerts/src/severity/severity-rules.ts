import { isGrave, refuse, type Correlation, type Refusal, type Severity } from '@oln/contracts';
import { gravest, raised } from './severity.js';
import { SeverityRulesErrors } from './severity-rules.errors.js';

interface Label {
  es: string;
  en: string;
}

/** What a correlation does to the severity of each alert in it: so many steps graver, and at least this grave. */
export interface CorrelationEffect {
  raise: number;
  atLeast?: Severity;
}

/** A set of rules, as data: dated, versioned, and kept with every alert that it judged. */
export interface SeverityRules {
  code: string;
  /** Local date. */
  validFrom: string;
  factors: readonly { code: string; severity: Severity; label: Label }[];
  /** A factor that the set does not know; an alert that names none, and comes with no score that weighs. */
  unknownFactor: Severity;
  nothingNamed: Severity;
  /** So many factors together weigh at least this much. */
  counts: readonly { factors: number; atLeast: Severity }[];
  /** A predictive score of at least so much. One input, never the only ground: no band is high or critical. */
  scores: readonly { from: number; severity: Severity }[];
  correlations: Readonly<Record<Correlation, CorrelationEffect>>;
}

/** What an alert says that rules can judge. */
export interface JudgedFacts {
  factors: readonly string[];
  score?: number;
  /** Consent to it is refused or withdrawn: it counts for nothing, and the explanation says so. */
  scoreBarred?: boolean;
}

/** Which rule gave what: the explanation of a severity, for people who contest it. */
export interface Because {
  /** `factor:<code>`, `factors:<n>`, `score:<from>`, `unknown-factor`, `nothing-named`, `correlation:<kind>`, `professional`, `score-not-consented`. */
  rule: string;
  gives: Severity;
}

export interface Judgement {
  severity: Severity;
  because: Because[];
}

/** It gives nothing: whoever contests a severity sees that the score was left out. */
export const SCORE_NOT_CONSENTED: Because = { rule: 'score-not-consented', gives: 'low' };

/** The gravest of what the rules give. More facts never weigh less; without its score an alert is one that came without. */
export function judge({ factors, score, scoreBarred }: JudgedFacts, rules: SeverityRules): Judgement {
  const because = [...ofFactors(factors, rules), ...(scoreBarred ? [] : ofScore(score, rules))];
  if (because.length === 0) because.push({ rule: 'nothing-named', gives: rules.nothingNamed });
  const [first, ...others] = because.map(({ gives }) => gives);
  const severity = gravest(first ?? 'low', ...others);
  const isLeftOut = scoreBarred && score !== undefined;
  return { severity, because: isLeftOut ? [...because, SCORE_NOT_CONSENTED] : because };
}

function ofFactors(factors: readonly string[], rules: SeverityRules): Because[] {
  const named = [...new Set(factors)].sort();
  const known = new Map(rules.factors.map(({ code, severity }) => [code, severity]));
  const counted = rules.counts.filter((count) => named.length >= count.factors);
  return [
    ...named.map((code) => ({ rule: `factor:${code}`, gives: known.get(code) ?? rules.unknownFactor })),
    ...counted.map(({ factors: most, atLeast }) => ({ rule: `factors:${most}`, gives: atLeast })),
  ];
}

function ofScore(score: number | undefined, { scores }: SeverityRules): Because[] {
  if (score === undefined) return [];
  return scores
    .filter(({ from }) => score >= from)
    .map(({ from, severity }) => ({ rule: `score:${from}`, gives: severity }));
}

/** Together with others: never less than by itself. */
export function correlatedSeverity(base: Severity, kinds: readonly Correlation[], rules: SeverityRules): Judgement {
  const because = kinds.map((kind) => {
    const { raise, atLeast } = rules.correlations[kind];
    const gives = atLeast ? gravest(raised(base, raise), atLeast) : raised(base, raise);
    return { rule: `correlation:${kind}`, gives };
  });
  return { severity: gravest(base, ...because.map(({ gives }) => gives)), because };
}

export const isCritical = (factor: string, { factors }: SeverityRules): boolean =>
  factors.some(({ code, severity }) => code === factor && severity === 'critical');

/** A set that can be put in force. */
export function decideRules(rules: SeverityRules): SeverityRules | Refusal {
  const codes = rules.factors.map(({ code }) => code);
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice) return refuse(SeverityRulesErrors.FACTOR_TWICE, { field: 'factors', params: { factor: twice } });
  if (rules.scores.some(({ severity }) => isGrave(severity)))
    return refuse(SeverityRulesErrors.SCORE_ALONE, { field: 'scores' });
  return rules;
}
