import { measureOf } from '../fact/measures.js';
import type { Formula, Indicator, Sum } from '../indicator/indicator.js';
import { regionOf } from '../place/communes.js';
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

export interface Protecting {
  /** Of all communes, whoever asks. */
  cells: readonly Cell[];
  by: readonly Dimension[];
  scope: Scope;
  /** Communes that the caller reaches. */
  reach: readonly string[] | '*';
}

/**
 * What is shown of figures outside their commune. Which cells are hidden depends neither on what is asked for nor on who asks: it is decided
 * on one table of all communes, lines and codes (and months, where those are asked for), with all its sums. A figure is one of its
 * cells that is shown, or a sum of such: so no answer tells what another one hides, that of the region, the country and open data alike.
 */
export function protect(
  figures: readonly Figure[],
  indicator: Indicator,
  { cells, by, scope, reach }: Protecting,
): Figure[] {
  const { formula } = indicator;
  const dimensions = by.includes('month') ? [...FIRST, 'month' as const] : FIRST;
  const { counted, base } = tablesOf(cells, formula, dimensions);
  const places = placesOf(scope, reach, new Set(cells.map(({ commune }) => commune)));
  const isHidden = (figure: Figure, place: string): boolean => {
    const key = (sum: Sum, isByCode: boolean): string[] =>
      keyOf(figure, sum, { dimensions, place, line: scope.line, isByCode });
    if (counted.isHidden(key(formula.of, true))) return true;
    return 'per' in formula && base!.isHidden(key(formula.per, formula.byCode === true));
  };
  return figures.map((figure) => {
    const made = figure.commune === undefined ? places : [figure.commune];
    return made.some((place) => isHidden(figure, place)) ? withoutNumbers(figure) : figure;
  });
}

/** Cells that a sum over communes is made of, the largest there are: everything, whole regions, and communes of others. */
function placesOf({ commune, region }: Scope, reach: Protecting['reach'], communes: ReadonlySet<string>): string[] {
  if (commune) return [commune];
  const isAsked = (one: string): boolean =>
    (!region || regionOf(one) === region) && (reach === '*' || reach.includes(one));
  if ([...communes].every(isAsked)) return [ALL];
  return [...new Set([...communes].map(regionOf))].flatMap((code) => {
    const within = [...communes].filter((one) => regionOf(one) === code);
    return within.every(isAsked) ? [`region ${code}`] : within.filter(isAsked);
  });
}

/** Neither numbers nor what is said of them. */
function withoutNumbers(figure: Figure): Figure {
  const { value: _value, numerator: _n, denominator: _d, p90: _p, expected: _e, light: _l, ...named } = figure;
  return { ...named, suppressed: true };
}

/** What is counted, and what it is divided by, which is shown as well: of one measure they are one table, that hides in one way. */
function tablesOf(
  cells: readonly Cell[],
  formula: Formula,
  dimensions: readonly Dimension[],
): { counted: Cube; base?: Cube } {
  if (!('per' in formula)) return { counted: tableOf(cells, formula.of, dimensions) };
  const base = tableOf(cells, formula.per, dimensions);
  const counted = tableOf(cells, formula.of, dimensions, restOf(base, cells, formula, dimensions));
  return { counted, base: formula.of.measure === formula.per.measure ? counted : base };
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
    return dimensions[at] === 'commune' && /^\d{5}$/.test(value) ? `region ${regionOf(value)}` : ALL;
  };

function keyOf(figure: Figure, sum: Sum, { dimensions, place, line, isByCode }: Keyed): string[] {
  return dimensions.map((dimension) => {
    if (dimension === 'commune') return place;
    const named = dimension === 'code' && !isByCode ? undefined : figure[dimension];
    if (named !== undefined) return named || 'none';
    if (dimension === 'code') return sum.codes?.[0] ?? ALL;
    return dimension === 'line' ? (line ?? ALL) : ALL;
  });
}

interface Keyed {
  dimensions: readonly Dimension[];
  /** A commune, a region, or everything. */
  place: string;
  line?: string;
  /** False: the sum of all codes, whatever the code of the figure. */
  isByCode: boolean;
}
