import { daysBetween, localDate } from '@oln/calendar';
import { CORRELATIONS, type AlertSource, type Correlation, type Severity } from '@oln/contracts';
import { correlatedSeverity, isCritical, type Because, type SeverityRules } from '../severity/severity-rules.js';

/** One alert of a child, as far as it counts for the others. */
export interface CorrelatedFacts {
  id: string;
  source: AlertSource;
  institutionId?: string;
  receivedAt: Date;
  factors: readonly string[];
  /** By itself: what the rules gave, or what a professional said. */
  base: Severity;
  /** What a professional knew of when they judged it: it weighs no more. */
  known: readonly Correlation[];
}

/** Calendar days; numbers of the office's policy (`alert.…`). */
export interface Windows {
  simultaneousDays: number;
  successiveDays: number;
  complexFactors: number;
}

export interface Correlated {
  correlations: Correlation[];
  /** Ids of the others, in order. */
  with: string[];
  severity: Severity;
  because: Because[];
}

/**
 * Process §5. What each alert of a child is together with the others. It depends on which alerts there are, not on the
 * order in which they came; and one more alert only ever adds to it.
 */
export function correlate(
  alerts: readonly CorrelatedFacts[],
  windows: Windows,
  rules: SeverityRules,
): Map<string, Correlated> {
  return new Map(alerts.map((alert) => [alert.id, ofOne(alert, alerts, windows, rules)]));
}

function ofOne(
  alert: CorrelatedFacts,
  alerts: readonly CorrelatedFacts[],
  windows: Windows,
  rules: SeverityRules,
): Correlated {
  const kinds = new Set<Correlation>();
  const near = alerts.filter((other) => {
    const kind = pairOf(alert, other, windows);
    if (kind) kinds.add(kind);
    return kind !== undefined;
  });
  if (isComplex([alert, ...near], windows, rules)) kinds.add('complex');
  const correlations = CORRELATIONS.filter((kind) => kinds.has(kind));
  const fresh = correlations.filter((kind) => !alert.known.includes(kind));
  return { correlations, with: near.map(({ id }) => id).sort(), ...correlatedSeverity(alert.base, fresh, rules) };
}

function pairOf(one: CorrelatedFacts, other: CorrelatedFacts, windows: Windows): Correlation | undefined {
  if (one.id === other.id) return undefined;
  const days = daysApart(one.receivedAt, other.receivedAt);
  if (days <= windows.simultaneousDays && sourceOf(one) !== sourceOf(other)) return 'simultaneous';
  return days <= windows.successiveDays ? 'successive' : undefined;
}

/** Two institutions are two sources; the office is one, whoever of its people says so. */
const sourceOf = ({ source, institutionId }: CorrelatedFacts): string => `${source} ${institutionId ?? ''}`;

/** At least three factors, or any critical one, of the alert and those around it. */
function isComplex(together: readonly CorrelatedFacts[], { complexFactors }: Windows, rules: SeverityRules): boolean {
  const factors = new Set(together.flatMap(({ factors: named }) => [...named]));
  return factors.size >= complexFactors || [...factors].some((code) => isCritical(code, rules));
}

const daysApart = (one: Date, other: Date): number =>
  Math.abs(daysBetween(localDate(one.getTime()), localDate(other.getTime())));
