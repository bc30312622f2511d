import { measureOf } from '../fact/measures.js';
import type { Indicator, Sum } from '../indicator/indicator.js';
import { cellsOf, type Cell, type Dimension } from './cell.js';
import type { Figure } from './evaluate.js';
import { ALL, Cube, FEW, type Also, type Leaf, type ParentOf } from './suppression.js';

/** Where a figure that leaves the commune is of: a commune, a region, or everything within reach. */
export interface Scope {
  commune?: string;
  region?: string;
  line?: string;
}

const FIRST: readonly Dimension[] = ['commune', 'line', 'code'];

/**
 * What is shown of figures outside their commune. Which cells are hidden does not depend on what is asked for: it is decided on the whole
 * table of communes, lines and codes (and months, where those are asked for), with all its sums, in everything that the caller
 * reaches. So one question does not answer what another one hides.
 */
export function protect(
  figures: readonly Figure[],
  indicator: Indicator,
  { cells, by, scope }: { cells: readonly Cell[]; by: readonly Dimension[]; scope: Scope },
): Figure[] {
  const { formula } = indicator;
  const dimensions = by.includes('month') ? [...FIRST, 'month' as const] : FIRST;
  const base = 'per' in formula ? tableOf(cells, formula.per, dimensions) : undefined;
  const rest = base && 'per' in formula ? restOf(base, cells, formula, dimensions) : undefined;
  const counted = tableOf(cells, formula.of, dimensions, rest);
  return figures.map((figure) => {
    const [of, per] = [
      keyOf(figure, formula.of, dimensions, scope),
      'per' in formula ? keyOf(figure, formula.per, dimensions, scope, formula.byCode) : undefined,
    ];
    return counted.isHidden(of) || (per && base!.isHidden(per)) ? withoutNumbers(figure) : figure;
  });
}

/** Neither numbers nor what is said of them. */
function withoutNumbers(figure: Figure): Figure {
  const { value: _value, numerator: _n, denominator: _d, p90: _p, expected: _e, light: _l, ...named } = figure;
  return { ...named, suppressed: true };
}

/** Of all codes, whichever the formula counts: the others would give them away. */
function tableOf(cells: readonly Cell[], { measure }: Sum, dimensions: readonly Dimension[], also?: Also): Cube {
  const leaves = cellsOf(cells, { measure }).map((cell): Leaf => ({ key: placeOf(cell, dimensions), n: cell.n }));
  return new Cube(leaves, parentOf(dimensions), also);
}

/** Where all but a few of the base are counted, those few are as easily found. */
function restOf(
  base: Cube,
  cells: readonly Cell[],
  { of, byCode }: { of: Sum; byCode?: boolean },
  dimensions: readonly Dimension[],
): Also {
  const code = dimensions.indexOf('code');
  const known = new Set(cellsOf(cells, of).map(({ code: named }) => named));
  return (key, n) => {
    if (n <= 0 || (key[code] !== ALL && !known.has(key[code]!))) return false;
    const all = base.sumOf(byCode ? key : key.with(code, ALL));
    return all !== undefined && all > n && all - n < FEW;
  };
}

const placeOf = (cell: Cell, dimensions: readonly Dimension[]): string[] =>
  // Who somebody of the office is leaves the commune in no case.
  dimensions.map((dimension) =>
    dimension === 'code' && measureOf(cell.measure).of === 'person' ? 'somebody' : cell[dimension] || 'none',
  );

const parentOf =
  (dimensions: readonly Dimension[]): ParentOf =>
  (at, value) => {
    if (value === ALL) return undefined;
    return dimensions[at] === 'commune' && /^\d{5}$/.test(value) ? `region ${value.slice(0, 2)}` : ALL;
  };

function keyOf(
  figure: Figure,
  sum: Sum,
  dimensions: readonly Dimension[],
  { commune, region, line }: Scope,
  byCode = true,
): string[] {
  return dimensions.map((dimension) => {
    const named = dimension === 'code' && !byCode ? undefined : figure[dimension];
    if (named !== undefined) return named || 'none';
    if (dimension === 'code') return sum.codes?.[0] ?? ALL;
    if (dimension === 'line') return line ?? ALL;
    if (dimension !== 'commune') return ALL;
    return commune ?? (region ? `region ${region}` : ALL);
  });
}
