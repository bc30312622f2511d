import type { Life } from './life.js';
import type { MeasureName } from './measures.js';
import { text } from './said.js';

/** Factors before and after, as a fact tells of them. */
export interface CaseFactors extends Readonly<Record<string, unknown>> {
  byFactor: readonly Readonly<Record<string, unknown>>[];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Undefined where the instrument was not applied twice. */
export function factorsOf({ factors, factorChanges }: Readonly<Record<string, unknown>>): CaseFactors | undefined {
  if (!isObject(factors)) return undefined;
  return { ...factors, byFactor: Array.isArray(factorChanges) ? factorChanges.filter(isObject) : [] };
}

const BY_KIND: Readonly<Record<string, { there: MeasureName; better: MeasureName }>> = {
  risk: { there: 'factor.risk', better: 'factor.risk-mitigated' },
  protective: { there: 'factor.protection', better: 'factor.protection-strengthened' },
};

/** A family counts once for a factor: mitigated (or strengthened) if it was for any of its children. */
export function factorMarks(life: Life, { byFactor }: CaseFactors, at: number, on: number): void {
  for (const [kind, { there, better }] of Object.entries(BY_KIND)) {
    const rated = byFactor.filter((one) => text(one, 'kind') === kind);
    const factors = (some: typeof rated): Set<string> => new Set(some.flatMap((one) => text(one, 'factor') ?? []));
    holdAll(life, there, factors(rated), at, on);
    holdAll(life, better, factors(rated.filter((one) => text(one, 'change') === 'better')), at, on);
  }
}

/** What held before and is not among them any more holds no longer. */
function holdAll(life: Life, measure: MeasureName, factors: ReadonlySet<string>, at: number, on: number): void {
  for (const factor of life.keysOf(measure))
    if (!factors.has(factor)) life.hold(measure, at, undefined, { key: factor });
  for (const factor of factors) life.hold(measure, at, factor, { on, key: factor });
}
